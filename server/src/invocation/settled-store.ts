import { type RawBuilder, sql } from "kysely";

/** How long a call without an answer may have been at work, and how late its answer may be noted; in milliseconds. */
export const [longestCall, lateness] = [30_000, 250];

/** What came of the call `c`; of one that nobody can be waiting for any more, nobody knows. */
export const settledOutcome: RawBuilder<"sending" | "answered" | "failed" | "unknown"> = sql`
  case when c.outcome = 'sending'
        and c.begin_at < behalf_now() - make_interval(secs => (${longestCall}::int + ${lateness}::int) / 1000.0)
       then 'unknown' else c.outcome end`;
