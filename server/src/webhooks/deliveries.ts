import { by, record } from "../audit/index.ts";
import { inTx, type TenantCtx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import type { DeliveryId } from "../platform/ids.ts";
import type { Part } from "../platform/page.ts";
import * as store from "./delivery-store.ts";
import { tellWebhooks } from "./told.ts";
import type { Delivery, DeliveryFilter, Receiver, Webhook } from "./webhook.ts";
import { requireWebhook } from "./webhooks.ts";

/** Errors: 404 where it has no webhook. */
export async function listDeliveries(
  ctx: TenantCtx,
  receiver: Receiver,
  filter: DeliveryFilter,
): Promise<Part<Delivery>> {
  const { id } = await requireWebhook(ctx, receiver);
  return store.findDeliveries(ctx, id, filter);
}

interface Sending {
  receiver: Receiver;
  caller: PersonPrincipal;
}

const tests = { name: "webhook tests", points: 30, seconds: 60 };

/** One delivery that says nothing, to see it arrive. Errors: 404, 409 `webhook_paused`, 429. */
export function testWebhook(ctx: TenantCtx, { receiver, caller }: Sending): Promise<Delivery> {
  return inTx(ctx, async (ctx) => {
    const webhook = await requireRunning(ctx, receiver);
    await countTest(ctx, webhook);
    const id = await store.insertTest(ctx, webhook.id);
    await record(ctx, {
      event: "webhook.tested",
      actor: by.person(caller.id),
      subject: receiver,
      details: { webhookId: webhook.id, deliveryId: id },
    });
    tellWebhooks(ctx);
    return requireDelivery(ctx, webhook, id);
  });
}

/** Tried again as if it never had been, under its own id. Errors: 404, 409 `webhook_paused`. */
export function resendDelivery(
  ctx: TenantCtx,
  { receiver, caller, id }: Sending & { id: DeliveryId },
): Promise<Delivery> {
  return inTx(ctx, async (ctx) => {
    const webhook = await requireRunning(ctx, receiver);
    if ((await store.makeDue(ctx, webhook.id, { id })) === 0) throw new AppError("not_found", id);
    await recordResent(ctx, { receiver, caller }, { webhookId: webhook.id, deliveryId: id });
    tellWebhooks(ctx);
    return requireDelivery(ctx, webhook, id);
  });
}

/** The same for all that failed. Answers how many. Errors: 404, 409 `webhook_paused`. */
export function resendFailed(ctx: TenantCtx, { receiver, caller }: Sending): Promise<number> {
  return inTx(ctx, async (ctx) => {
    const { id: webhookId } = await requireRunning(ctx, receiver);
    const count = await store.makeDue(ctx, webhookId, { state: "failed" });
    await recordResent(ctx, { receiver, caller }, { webhookId, count });
    tellWebhooks(ctx);
    return count;
  });
}

const recordResent = (ctx: TenantCtx, { receiver, caller }: Sending, details: Record<string, unknown>) =>
  record(ctx, { event: "webhook.resent", actor: by.person(caller.id), subject: receiver, details });

async function requireRunning(ctx: TenantCtx, receiver: Receiver): Promise<Webhook> {
  const webhook = await requireWebhook(ctx, receiver);
  if (webhook.paused !== null) throw new AppError("webhook_paused", webhook.id);
  return webhook;
}

async function requireDelivery(ctx: TenantCtx, { id: of }: Webhook, id: DeliveryId): Promise<Delivery> {
  const { items } = await store.findDeliveries(ctx, of, { id, limit: 1 });
  const [delivery] = items;
  if (delivery === undefined) throw new AppError("not_found", id);
  return delivery;
}

async function countTest({ limits }: TenantCtx, { id }: Webhook): Promise<void> {
  const retryAfterSeconds = await limits.count(tests, id);
  if (retryAfterSeconds !== undefined) throw new AppError("too_many_attempts", id, { retryAfterSeconds });
}
