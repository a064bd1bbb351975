import { doAfterwards, type Effects } from "./after-commit.ts";
import type { Config } from "./config.ts";
import type { Db } from "./db/database.ts";
import type { Egress } from "./egress/index.ts";
import type { OrganisationId } from "./ids.ts";
import type { Jobs } from "./jobs/jobs.ts";
import type { Teller } from "./jobs/teller.ts";
import type { Limits } from "./limits.ts";
import type { Tally } from "./tally.ts";
import type { Vault } from "./vault.ts";

/** What every verb gets first. Nothing is global, so any verb can join any transaction without knowing it. */
export interface Ctx extends Effects {
  readonly db: Db;
  readonly jobs: Jobs;
  readonly changes: Teller;
  readonly egress: Egress;
  readonly limits: Limits;
  readonly tally: Tally;
  readonly vault: Vault;
  readonly config: Config;
}

/**
 * The same for one organisation: every statement about its rows binds it from here. It comes from what authenticated,
 * never from a path or a body; from what is presented without a session it is the secret's own tag, which a statement
 * proves by finding the secret in that organisation.
 */
export interface TenantCtx extends Ctx {
  readonly organisationId: OrganisationId;
}

export function within(ctx: Ctx, organisationId: OrganisationId): TenantCtx {
  return { ...ctx, organisationId };
}

/** Runs `work` in a transaction; inside one already, it joins it. */
export async function inTx<C extends Ctx, T>(ctx: C, work: (ctx: C) => Promise<T>): Promise<T> {
  if (ctx.db.isTransaction) return work(ctx);
  const effects: Effects["effects"] = [];
  const result = await ctx.db.transaction().execute((db) => work({ ...ctx, db, effects }));
  for (const effect of effects) doAfterwards(ctx, effect);
  return result;
}
