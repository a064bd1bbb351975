import { by, record } from "../audit/index.ts";
import { inTx, type TenantCtx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import type { Secret } from "../platform/secret.ts";
import type { KeptModel, Model } from "./model.ts";
import { modelInUse } from "./model-in-use.ts";
import { openModelKey, sealModelKey } from "./model-key.ts";
import * as store from "./store.ts";

/** What an admin decides; `key` left out: the one that is kept; `null`: none. */
export interface GivenModel extends Omit<KeptModel, "sealedKey"> {
  key?: Secret | null | undefined;
}

/** What plans for the organisation, and what its admin decided, if anything. */
export interface ModelDecision {
  kept: KeptModel | null;
  model: Model | undefined;
}

export async function findModel(ctx: TenantCtx): Promise<ModelDecision> {
  const kept = (await store.findKeptModel(ctx)) ?? null;
  return { kept, model: modelInUse(ctx, kept) };
}

/**
 * Errors: 400 `invalid_input` where the address may not be reached, 400 `authentication_host_changed` where the key
 * that is kept was given for another place.
 */
export async function setModel(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  given: GivenModel,
): Promise<ModelDecision> {
  if (given.baseUrl !== null) await refuseUnusable(ctx, caller, given.baseUrl);
  return inTx(ctx, async (ctx) => {
    const before = (await store.lockKeptModel(ctx)) ?? null;
    const { key: _, ...rest } = given;
    const kept = { ...rest, sealedKey: keyFor(ctx, caller, given, before) };
    await store.upsertModel(ctx, kept);
    const { baseUrl, name, delegatedResults } = kept;
    const host = baseUrl === null ? null : new URL(baseUrl).host;
    const details = { host, model: name, hasKey: kept.sealedKey !== null, delegatedResults };
    await record(ctx, { event: "organisation.model_set", actor: by.person(caller.id), details });
    return { kept, model: modelInUse(ctx, kept) };
  });
}

function keyFor(
  ctx: TenantCtx,
  { locale }: PersonPrincipal,
  { baseUrl, key }: GivenModel,
  before: KeptModel | null,
): string | null {
  if (baseUrl === null || key === null) return null;
  if (key !== undefined) return sealModelKey(ctx, baseUrl, key);
  const sealed = before?.sealedKey ?? null;
  if (sealed === null || openModelKey(ctx, baseUrl, sealed) !== undefined) return sealed;
  throw new AppError("authentication_host_changed", "the model's key", { message: givenForAnother[locale] });
}

const givenForAnother = {
  zh: "已保存的密钥是为另一个地址填写的，不会发送到这里。请重新填写密钥，或选择不使用密钥。",
  en: "The saved key was given for another address and is not sent to this one. Give it again, or choose none.",
} as const;

async function refuseUnusable(ctx: TenantCtx, { locale }: PersonPrincipal, baseUrl: string): Promise<void> {
  try {
    await ctx.egress.check(baseUrl);
  } catch (error) {
    const details = [{ path: "baseUrl", message: unusable[locale] }];
    throw new AppError("invalid_input", String(error), { message: unusable[locale], details });
  }
}

/** Said alike of each: which of them it is would tell what names and hosts our own network has. */
const unusable = {
  zh: "无法使用该地址：它不存在、无法连接，或指向内网。请检查地址，或请运维将内网主机加入 EGRESS_ALLOW。",
  en: "This address cannot be used: it does not exist, cannot be reached, or leads into a private network. Check it, or have the operator list a private host in EGRESS_ALLOW.",
} as const;
