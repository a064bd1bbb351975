import type { AuditEventName } from "../events.ts";

/** Which events are meant. What is left out does not narrow them. */
export interface EventFilter {
  /** Any of these. */
  events?: readonly AuditEventName[] | undefined;
  /** A person, an application, or `system` for the platform itself. */
  actor?: string | undefined;
  subject?: string | undefined;
  id?: number | undefined;
  /** From this moment on. */
  from?: string | undefined;
  /** Before this one. */
  to?: string | undefined;
  /** Letters that stand in the event's ids or details. */
  q?: string | undefined;
}

/** Of the chosen events those that are not left out; nothing chosen: of all there are. */
export function meantEvents(
  all: readonly AuditEventName[],
  chosen: readonly AuditEventName[] | undefined,
  leftOut: readonly AuditEventName[] | undefined,
): readonly AuditEventName[] | undefined {
  if (leftOut === undefined) return chosen;
  return (chosen ?? all).filter((event) => !leftOut.includes(event));
}
