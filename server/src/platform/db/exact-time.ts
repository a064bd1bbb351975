import { type RawBuilder, sql } from "kysely";

/** A time as text, to the microsecond: a `Date` would lose three digits, and a cursor the rows between. */
export function exactTime(column: string): RawBuilder<string> {
  return sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}
