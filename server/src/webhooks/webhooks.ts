import { by, record } from "../audit/index.ts";
import { inTx, type TenantCtx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import { newId } from "../platform/ids.ts";
import type { Secret } from "../platform/secret.ts";
import { requireUsable } from "./address.ts";
import { putSecret } from "./secret-store.ts";
import { newSigningSecret } from "./signing-secret.ts";
import * as store from "./store.ts";
import { tellWebhooks } from "./told.ts";
import type { Receiver, Webhook, WebhookForm } from "./webhook.ts";

/* Whose receiver it is was asked before: see `http.ts`. */

/** Errors: 404 where it has none. */
export async function requireWebhook(ctx: TenantCtx, receiver: Receiver): Promise<Webhook> {
  const webhook = await store.findWebhook(ctx, receiver);
  if (webhook === undefined) throw noWebhook(receiver);
  return webhook;
}

const noWebhook = (receiver: Receiver) => new AppError("not_found", `webhook of ${receiver}`);

/** The secret of a new one is in this answer alone; it stays when the address changes. Errors: 400 for the address. */
export async function setWebhook(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  { receiver, ...form }: WebhookForm & { receiver: Receiver },
): Promise<{ webhook: Webhook; secret: Secret | null }> {
  await requireUsable(ctx, caller, form.url);
  return inTx(ctx, async (ctx) => {
    const id = newId("whk");
    const { secret, sealed } = newSigningSecret(ctx, id);
    const added = await store.insertWebhook(ctx, { ...form, id, receiver, sealed });
    const webhook = added ?? (await store.updateWebhook(ctx, receiver, form));
    if (webhook === undefined) throw noWebhook(receiver);
    await record(ctx, {
      event: "webhook.set",
      actor: by.person(caller.id),
      subject: receiver,
      details: { webhookId: webhook.id, host: new URL(form.url).host, events: form.events },
    });
    return { webhook, secret: added === undefined ? null : secret };
  });
}

/** Paused, it keeps what it is to be told; resumed, all of that is due at once. Errors: 404. */
export function setPaused(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  { receiver, paused }: { receiver: Receiver; paused: boolean },
): Promise<Webhook> {
  return inTx(ctx, async (ctx) => {
    const changed = await (paused ? store.pauseByHand(ctx, receiver) : store.resume(ctx, receiver));
    if (changed === undefined) return requireWebhook(ctx, receiver);
    await record(ctx, {
      event: paused ? "webhook.paused" : "webhook.resumed",
      actor: by.person(caller.id),
      subject: receiver,
      details: { webhookId: changed.id, ...(paused && { reason: "by_hand" }) },
    });
    if (!paused) tellWebhooks(ctx);
    return changed;
  });
}

/** With all that it was told and was still to be told. Errors: 404. */
export function removeWebhook(ctx: TenantCtx, caller: PersonPrincipal, receiver: Receiver): Promise<void> {
  return inTx(ctx, async (ctx) => {
    const webhookId = await store.deleteWebhook(ctx, receiver);
    if (webhookId === undefined) throw noWebhook(receiver);
    await record(ctx, {
      event: "webhook.removed",
      actor: by.person(caller.id),
      subject: receiver,
      details: { webhookId },
    });
  });
}

/** A new secret, in this answer alone. For a day both sign, unless the old one is in wrong hands. Errors: 404. */
export function rotateWebhookSecret(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  { receiver, revokeOld }: { receiver: Receiver; revokeOld: boolean },
): Promise<Secret> {
  return inTx(ctx, async (ctx) => {
    const { id } = await requireWebhook(ctx, receiver);
    const { secret, sealed } = newSigningSecret(ctx, id);
    await putSecret(ctx, { id, sealed, keepsEarlier: !revokeOld });
    await record(ctx, {
      event: "webhook.secret_added",
      actor: by.person(caller.id),
      subject: receiver,
      details: { webhookId: id, revokeOld },
    });
    return secret;
  });
}
