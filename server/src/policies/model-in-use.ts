import type { TenantCtx } from "../platform/ctx.ts";
import type { Secret } from "../platform/secret.ts";
import { NotOpened } from "../platform/vault.ts";
import { type KeptModel, type Model, usualBudgets } from "./model.ts";
import { openModelKey } from "./model-key.ts";

/** The model that plans for this organisation: its own, else the operator's; `undefined`: none does. */
export function modelInUse(ctx: TenantCtx, kept: KeptModel | null): Model | undefined {
  const { delegatedResults = "local", budgets = usualBudgets } = kept ?? {};
  if (kept !== null && kept.baseUrl !== null && kept.name !== null) {
    const { baseUrl, name, sealedKey } = kept;
    const key = sealedKey === null ? null : keyIn(ctx, baseUrl, sealedKey);
    return { provider: hostOf(baseUrl), baseUrl, name, key, vouched: false, delegatedResults, budgets };
  }
  const { LLM_BASE_URL: baseUrl, LLM_MODEL: name, LLM_API_KEY: key = null } = ctx.config;
  if (baseUrl === undefined || name === undefined) return undefined;
  return { provider: hostOf(baseUrl), baseUrl, name, key, vouched: true, delegatedResults, budgets };
}

/** Without the key that opens it the provider is asked without one, and says so: a turn then goes on without a model. */
function keyIn(ctx: TenantCtx, baseUrl: string, sealed: string): Secret | null {
  try {
    return openModelKey(ctx, baseUrl, sealed) ?? null;
  } catch (error) {
    if (!(error instanceof NotOpened)) throw error;
    ctx.log.error({ error: error.message }, "a language model's key cannot be read");
    return null;
  }
}

const hostOf = (url: string): string => new URL(url).host;

/** Who gets to read what a skill answers under a person's permission; `undefined`: no provider of a model does. */
export function readerOfResults(ctx: TenantCtx, kept: KeptModel | null): string | undefined {
  const model = modelInUse(ctx, kept);
  return model?.delegatedResults === "allowed" ? model.provider : undefined;
}
