import { sql } from "kysely";
import type { Ctx } from "../../platform/ctx.ts";

/** One statement, so one commit, for all of them; never within a transaction that others wait for. */
export async function notifyAll(ctx: Ctx, channel: string, payloads: readonly string[]): Promise<void> {
  await sql`select pg_notify(${channel}, payload) from unnest(${payloads}::text[]) payload`.execute(ctx.db);
}
