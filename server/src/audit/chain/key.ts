import { createPrivateKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { type Ctx, inTx, type TenantCtx, within } from "../../platform/ctx.ts";
import type { OrganisationId } from "../../platform/ids.ts";
import { Secret } from "../../platform/secret.ts";
import { NotOpened } from "../../platform/vault.ts";
import { by } from "../entry.ts";
import { record } from "../store.ts";
import * as store from "./key-store.ts";
import { fingerprintOf, publicKeyOf } from "./signed-head.ts";

/**
 * The key with which the organisation signs how far its chain goes: made when it is first asked for, and again where
 * the one there is can no longer be opened. Which it is stands in the audit.
 */
export async function signingKey(ctx: TenantCtx): Promise<KeyObject> {
  for (;;) {
    const sealed = await store.findKey(ctx);
    const key = sealed === undefined ? undefined : opened(ctx, sealed);
    if (key !== undefined) return key;
    await makeKey(ctx, sealed);
  }
}

function opened(ctx: TenantCtx, sealed: string): KeyObject | undefined {
  try {
    const text = ctx.vault.open(sealed, about(ctx.organisationId)).reveal();
    return createPrivateKey({ key: Buffer.from(text, "base64"), format: "der", type: "pkcs8" });
  } catch (error) {
    if (!(error instanceof NotOpened)) throw error;
    ctx.log.error({ error: error.message }, "the key that signs the audit cannot be read; a new one is made");
    return undefined;
  }
}

/** Of several at once one is kept. */
async function makeKey(ctx: TenantCtx, before: string | undefined): Promise<void> {
  const { privateKey } = generateKeyPairSync("ed25519");
  const text = privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
  const sealed = ctx.vault.seal(new Secret(text), about(ctx.organisationId));
  await inTx(ctx, async (ctx) => {
    if (!(await store.putKey(ctx, { sealed, before }))) return;
    const fingerprint = fingerprintOf(publicKeyOf(privateKey));
    await record(ctx, { event: "audit.key_made", actor: by.system, details: { fingerprint } });
  });
}

/** Seals with the first key of SECRET_KEY what an older one sealed, so that the older one can go. */
export async function tidyKeys(ctx: Ctx): Promise<void> {
  for (const { organisationId, sealed } of await store.findKeysSealedByOthers(ctx, ctx.vault.mark)) {
    const theirs = within(ctx, organisationId);
    try {
      const key = ctx.vault.open(sealed, about(organisationId));
      await store.replaceSealed(theirs, sealed, ctx.vault.seal(key, about(organisationId)));
    } catch (error) {
      if (!(error instanceof NotOpened)) throw error;
      ctx.log.error({ error: error.message }, "the key that signs an audit cannot be read");
    }
  }
}

const about = (organisationId: OrganisationId) => `audit key of ${organisationId}`;
