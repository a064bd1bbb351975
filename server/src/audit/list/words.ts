import { auditEvents } from "../events.ts";

const labels = new Map<string, { zh: string; en: string }>(Object.entries(auditEvents));

/** What the list calls an event; one that this version does not know is called by its name. */
export function labelOf(event: string): { zh: string; en: string } {
  return labels.get(event) ?? { zh: event, en: event };
}
