import { sql } from "kysely";
import type { Ctx } from "../../platform/ctx.ts";
import type { HashKeeper } from "../../platform/db/hash-keeper.ts";

/** Those of these hashes that one of the keepers keeps: one statement for all. */
export async function findHashes(
  ctx: Ctx,
  hashes: readonly Buffer[],
  keepers: readonly HashKeeper[],
): Promise<Buffer[]> {
  const parts = keepers.map((keeper) => keeper(hashes));
  const { rows } = await sql<{ hash: Buffer }>`${sql.join(parts, sql` union all `)}`.execute(ctx.db);
  return rows.map(({ hash }) => hash);
}
