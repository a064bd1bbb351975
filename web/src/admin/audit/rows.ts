import type { AuditEvent } from "../../api/schema.gen.ts";
import { dayOf } from "./filter-query.ts";

/** A line of the list: an event, or the day above those of it. */
export type Row = { kind: "day"; day: string; at: string } | { kind: "event"; event: AuditEvent };

/** Events newest first, with a head above each day as the reader's calendar has it. */
export function rowsOf(events: readonly AuditEvent[]): Row[] {
  const rows: Row[] = [];
  let day = "";
  for (const event of events) {
    const own = dayOf(new Date(event.at));
    if (own !== day) rows.push({ kind: "day", day: own, at: event.at });
    day = own;
    rows.push({ kind: "event", event });
  }
  return rows;
}
