import { sql } from "kysely";
import type { Db } from "./db/database.ts";
import { hashOf } from "./secret.ts";

/** So many points for one key within so many seconds. */
export interface Limit {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
}

/** Counts what somebody does too often, on all nodes together, by the database's clock. */
export interface Limits {
  /** Counts this once more, whatever transaction is under way. Answers the seconds to wait, if that was too often. */
  count(limit: Limit, key: string, points?: number): Promise<number | undefined>;
  /** Takes back what was counted: it was no failure. */
  giveBack(limit: Limit, key: string, points?: number): Promise<void>;
  /** The seconds to wait, as far as this node has seen all points used up: it asks nobody, so the usual way is free. */
  secondsLeft(limit: Limit, key: string): number | undefined;
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
    async clear() {
      await sql`delete from rate_limit where ends_at < behalf_now()`.execute(db);
    },
  };
}

const named = ({ name }: Limit, key: string): string => `${name} ${key}`;

/** Who tried what is nobody's business once it is counted. */
const hashed = (limit: Limit, key: string): Buffer => hashOf(named(limit, key));
