import { randomBytes } from "node:crypto";
import { type Ctx, within } from "../platform/ctx.ts";
import type { WebhookId } from "../platform/ids.ts";
import { Secret } from "../platform/secret.ts";
import { NotOpened } from "../platform/vault.ts";
import { findSealedByOthers, replaceSealed } from "./secret-store.ts";

/** In the form of Standard Webhooks: what follows the prefix is the key of the signature. */
const prefix = "whsec_";

/** A new one, and how it is kept: it must come out again, to sign. */
export function newSigningSecret({ vault }: Ctx, id: WebhookId): { secret: Secret; sealed: string } {
  const secret = new Secret(prefix + randomBytes(32).toString("base64"));
  return { secret, sealed: vault.seal(secret, rowOf(id)) };
}

/** @throws NotOpened */
export const openSecret = ({ vault }: Ctx, id: WebhookId, sealed: string): Secret =>
  vault.open(sealed, rowOf(id));

export const keyIn = (secret: Secret): Buffer => Buffer.from(secret.reveal().slice(prefix.length), "base64");

const rowOf = (id: WebhookId) => `webhook ${id}`;

/** Seals with the first key of SECRET_KEY what an older one sealed, so that the older one can go. */
export async function tidyWebhookSecrets(ctx: Ctx): Promise<void> {
  for (const { organisationId, id, ...sealed } of await findSealedByOthers(ctx, ctx.vault.mark)) {
    const again = (text: string) => ctx.vault.seal(openSecret(ctx, id, text), rowOf(id));
    try {
      const by = { secret: again(sealed.secret), earlier: sealed.earlier && again(sealed.earlier) };
      await replaceSealed(within(ctx, organisationId), { id, sealed, by });
    } catch (error) {
      if (!(error instanceof NotOpened)) throw error;
      ctx.log.error({ error: error.message }, "the secret of a webhook cannot be read");
    }
  }
}
