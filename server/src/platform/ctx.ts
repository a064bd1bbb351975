import type { Config } from "./config.ts";
import type { Db } from "./db/database.ts";
import type { Egress } from "./egress/index.ts";
import type { Jobs } from "./jobs/jobs.ts";
import type { Logger } from "./log.ts";
import type { Vault } from "./vault.ts";

/** What every verb gets first. Nothing is global, so any verb can join any transaction without knowing it. */
export interface Ctx {
  readonly db: Db;
  readonly jobs: Jobs;
  readonly egress: Egress;
  readonly vault: Vault;
  readonly config: Config;
  readonly log: Logger;
}

/** Runs `work` in a transaction; inside one already, it joins it. */
export function inTx<T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return ctx.db.isTransaction ? work(ctx) : ctx.db.transaction().execute((db) => work({ ...ctx, db }));
}
