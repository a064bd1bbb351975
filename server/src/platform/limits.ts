import { sql } from "kysely";
import type { Db } from "./db/database.ts";
import { hashOf } from "./secret.ts";

/** So many points for one key within so many seconds. */
export interface Limit {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
}

/**
 * So many failures are let in at once; from then on one at a time, after a wait of seconds that doubles each time up to
 * the longest. A success forgives, and so does time without a failure.
 */
export interface SlowingLimit {
  readonly name: string;
  readonly atOnce: number;
  readonly firstWait: number;
  readonly longestWait: number;
  readonly forgottenAfter: number;
}

/** Counts what somebody does too often, on all nodes together, by the database's clock. */
export interface Limits {
  /** Counts this once more, whatever transaction is under way. Answers the seconds to wait, if that was too often. */
  count(limit: Limit, key: string, points?: number): Promise<number | undefined>;
  /** Takes back what was counted: it was no failure. */
  giveBack(limit: Limit, key: string, points?: number): Promise<void>;
  /** The seconds to wait, as far as this node has seen all points used up: it asks nobody, so the usual way is free. */
  secondsLeft(limit: Limit, key: string): number | undefined;
  /**
   * Lets an attempt in, as a failure until it is forgiven or given back, or answers the seconds to wait. Who is not let
   * in makes the wait no longer.
   */
  attempt(limit: SlowingLimit, key: string): Promise<number | undefined>;
  /** It came to nothing, not even to a failure. */
  giveBackAttempt(limit: SlowingLimit, key: string): Promise<void>;
  /** It was right: the failures before are forgotten with it. */
  forgive(limit: SlowingLimit, key: string): Promise<void>;
  /** Forgets what is over. */
  clear(): Promise<void>;
}

const mostRemembered = 10_000;

export function limitsIn(db: Db): Limits {
  /** When a key that used up its points may go on, by `performance.now()`. */
  const over = new Map<string, number>();

  function remember(name: string, seconds: number): void {
    if (over.size >= mostRemembered) over.clear();
    over.set(name, performance.now() + seconds * 1000);
  }

  return {
    async count(limit, key, points = 1) {
      const { rows } = await sql<{ points: number; seconds: number }>`
        insert into rate_limit as l (key, points, ends_at)
        values (${hashed(limit, key)}, ${points}, behalf_now() + make_interval(secs => ${limit.seconds}))
        on conflict (key) do update
           set points = excluded.points + case when l.ends_at > behalf_now() then l.points else 0 end,
               ends_at = case when l.ends_at > behalf_now() then l.ends_at else excluded.ends_at end
        returning points, ceil(extract(epoch from ends_at - behalf_now()))::int as seconds
      `.execute(db);
      const [counted] = rows;
      if (counted === undefined || counted.points < limit.points) return undefined;
      remember(named(limit, key), counted.seconds);
      return counted.points > limit.points ? counted.seconds : undefined;
    },
    async giveBack(limit, key, points = 1) {
      over.delete(named(limit, key));
      await sql`
        update rate_limit set points = greatest(points - ${points}, 0) where key = ${hashed(limit, key)}
      `.execute(db);
    },
    secondsLeft(limit, key) {
      const until = over.get(named(limit, key));
      const ms = until === undefined ? 0 : until - performance.now();
      return ms > 0 ? Math.ceil(ms / 1000) : undefined;
    },
    ...slowingIn(db),
    async clear() {
      await sql`delete from rate_limit where ends_at < behalf_now()`.execute(db);
    },
  };
}

type Slowing = Pick<Limits, "attempt" | "giveBackAttempt" | "forgive">;

/** Such a row is over, and begins anew, when it is forgotten. */
function slowingIn(db: Db): Slowing {
  return {
    async attempt(limit, key) {
      const { atOnce, firstWait, longestWait, forgottenAfter } = limit;
      const { rows } = await sql<{ letIn: boolean; seconds: number }>`
        insert into rate_limit as l (key, points, ends_at, next_at, let_in)
        values (${hashed(limit, key)}, 1, behalf_now() + make_interval(secs => ${forgottenAfter}), behalf_now(), true)
        on conflict (key) do update
           set let_in = l.ends_at <= behalf_now() or l.next_at <= behalf_now(),
               points = case when l.ends_at <= behalf_now() then 1
                             when l.next_at <= behalf_now() then l.points + 1
                             else l.points end,
               ends_at = case when l.ends_at <= behalf_now() or l.next_at <= behalf_now() then excluded.ends_at
                              else l.ends_at end,
               next_at = case when l.ends_at <= behalf_now() or l.points + 1 < ${atOnce}::int then behalf_now()
                              when l.next_at <= behalf_now()
                              then behalf_now() + make_interval(secs =>
                                     least(${firstWait}::int * power(2, least(l.points + 1 - ${atOnce}::int, 20)),
                                           ${longestWait}::int))
                              else l.next_at end
        returning let_in as "letIn", ceil(extract(epoch from next_at - behalf_now()))::int as seconds
      `.execute(db);
      const [row] = rows;
      return row === undefined || row.letIn ? undefined : Math.max(row.seconds, 1);
    },
    async giveBackAttempt(limit, key) {
      await sql`
        update rate_limit set points = greatest(points - 1, 0), next_at = behalf_now() where key = ${hashed(limit, key)}
      `.execute(db);
    },
    async forgive(limit, key) {
      await sql`delete from rate_limit where key = ${hashed(limit, key)}`.execute(db);
    },
  };
}

const named = ({ name }: { name: string }, key: string): string => `${name} ${key}`;

/** Who tried what is nobody's business once it is counted. */
const hashed = (limit: { name: string }, key: string): Buffer => hashOf(named(limit, key));
