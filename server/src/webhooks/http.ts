import { z } from "zod";
import { Rotation } from "../applications/index.ts";
import { route } from "../audit/index.ts";
import type { TenantCtx } from "../platform/ctx.ts";
import type { person } from "../platform/http/access.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import { none, type Route } from "../platform/http/route.ts";
import { Time } from "../platform/http/schemas.ts";
import { idSchema } from "../platform/ids.ts";
import { Next, pageQuery, TimeKey } from "../platform/page.ts";
import { listDeliveries, resendDelivery, resendFailed, testWebhook } from "./deliveries.ts";
import { eventTypes, WebhookEvent } from "./event.ts";
import { findWebhook } from "./store.ts";
import { type Delivery, deliveryStates, pauseReasons, type Receiver, type Webhook } from "./webhook.ts";
import { removeWebhook, rotateWebhookSecret, setPaused, setWebhook } from "./webhooks.ts";

const EventType = z
  .enum(eventTypes)
  .meta({ id: "WebhookEventType", description: "What there is to be told of." });

const WebhookView = z
  .object({
    url: z.string(),
    events: z.array(EventType),
    createdAt: Time,
    paused: z
      .object({ at: Time, reason: z.enum(pauseReasons).meta({ id: "WebhookPause" }) })
      .nullable()
      .describe("Nothing is sent until it is resumed; what there is to tell waits."),
    failingSince: Time.nullable().describe("Since when nothing has arrived; after a week it is paused."),
    earlierSecretUntil: Time.nullable().describe("Until when the secret before signs too."),
  })
  .meta({ id: "Webhook", description: "Where an application or an API is told of what concerns it." });

const WebhookForm = z
  .object({
    url: z.string().min(1).max(2000).describe("By https, or a host that the operator lists."),
    events: z
      .array(EventType)
      .min(1)
      .refine((events) => new Set(events).size === events.length, "each at most once"),
  })
  .meta({ id: "WebhookForm" });

const State = z.enum(deliveryStates).meta({ id: "DeliveryState" });

const DeliveryView = z
  .object({
    id: z.string().describe("The `webhook-id` of every attempt."),
    event: WebhookEvent,
    state: State,
    attempts: z.number(),
    nextAt: Time.nullable().describe("When it is tried again."),
    attemptedAt: Time.nullable(),
    status: z.number().nullable().describe("Of the last answer; null: there was none."),
    line: z.string().nullable().describe("The first line of the last answer, without secrets."),
    problem: z.string().nullable().describe("Why there was no answer."),
  })
  .meta({ id: "WebhookDelivery", description: "One event for one webhook, and what came of it." });

const SecretView = z.string().describe("Shown here and never again.");

/* What is answered, the same for both sides. */
const Found = z
  .object({ webhook: WebhookView.nullable() })
  .meta({ id: "FoundWebhook", description: "Null where none is set." });
const SetReply = z
  .object({ webhook: WebhookView, secret: SecretView.nullable() })
  .meta({ id: "SetWebhook", description: "With the secret where the webhook is new." });
const Pausing = z.object({ paused: z.boolean() }).meta({ id: "WebhookPausing" });
const SecretReply = z.object({ secret: SecretView }).meta({ id: "WebhookSecret" });
const Deliveries = z
  .object({ deliveries: z.array(DeliveryView), next: Next })
  .meta({ id: "WebhookDeliveries" });
const Resent = z.object({ count: z.number() }).meta({ id: "ResentDeliveries" });

/** Whose webhooks are spoken of, and who may. */
interface Side<R extends Receiver> {
  /** In the names of operations. */
  name: "Application" | "Api";
  tag: string;
  url: string;
  access: ReturnType<typeof person>;
  Id: z.ZodType<R, string>;
  /** Errors: 404, 403 `forbidden`. */
  requireOwn(ctx: TenantCtx, caller: PersonPrincipal, receiver: R): Promise<unknown>;
}

/** The same for an application and for an API. */
export function webhookRoutesOf<R extends Receiver>({
  name,
  tag,
  url,
  access,
  Id,
  requireOwn,
}: Side<R>): Route[] {
  const params = z.object({ id: Id });

  const getWebhook = route({
    method: "GET",
    url: `${url}/webhook`,
    operationId: `get${name}Webhook`,
    tag,
    summary: "Where it is told of what concerns it; null: nowhere",
    access,
    audit: none("read only"),
    params,
    reply: [200, Found],
    async handle(ctx, { caller, params: { id } }) {
      await requireOwn(ctx, caller, id);
      const webhook = await findWebhook(ctx, id);
      return { webhook: webhook === undefined ? null : webhookView(webhook) };
    },
  });

  const putWebhook = route({
    method: "PUT",
    url: `${url}/webhook`,
    operationId: `set${name}Webhook`,
    tag,
    summary:
      "Name an address to be told at, or change it; the secret of a new one is shown here and never again",
    access,
    audit: "webhook.set",
    params,
    body: WebhookForm,
    reply: [200, SetReply],
    async handle(ctx, { caller, params: { id }, body }) {
      await requireOwn(ctx, caller, id);
      const { webhook, secret } = await setWebhook(ctx, caller, { ...body, receiver: id });
      return { webhook: webhookView(webhook), secret: secret?.reveal() ?? null };
    },
  });

  const patchWebhook = route({
    method: "PATCH",
    url: `${url}/webhook`,
    operationId: `pause${name}Webhook`,
    tag,
    summary: "Pause a webhook, or resume it; what waited meanwhile is then sent at once",
    access,
    audit: { event: ["webhook.paused", "webhook.resumed"] },
    params,
    body: Pausing,
    reply: [200, z.object({ webhook: WebhookView })],
    async handle(ctx, { caller, params: { id }, body }) {
      await requireOwn(ctx, caller, id);
      return { webhook: webhookView(await setPaused(ctx, caller, { ...body, receiver: id })) };
    },
  });

  const deleteWebhook = route({
    method: "DELETE",
    url: `${url}/webhook`,
    operationId: `remove${name}Webhook`,
    tag,
    summary: "Be told no more; what was still to be told is dropped",
    access,
    audit: "webhook.removed",
    params,
    reply: [204, null],
    async handle(ctx, { caller, params: { id } }) {
      await requireOwn(ctx, caller, id);
      await removeWebhook(ctx, caller, id);
    },
  });

  const postSecret = route({
    method: "POST",
    url: `${url}/webhook/secret`,
    operationId: `rotate${name}WebhookSecret`,
    tag,
    summary: "A new secret; for a day the old one signs too unless it is revoked",
    access,
    audit: "webhook.secret_added",
    params,
    body: Rotation.nullish(),
    reply: [201, SecretReply],
    async handle(ctx, { caller, params: { id }, body }) {
      await requireOwn(ctx, caller, id);
      const input = { receiver: id, revokeOld: body?.revokeOld ?? false };
      return { secret: (await rotateWebhookSecret(ctx, caller, input)).reveal() };
    },
  });

  const getDeliveries = route({
    method: "GET",
    url: `${url}/webhook/deliveries`,
    operationId: `list${name}Deliveries`,
    tag,
    summary: "What it was told within 30 days, and what came of it, the latest first",
    access,
    audit: none("read only"),
    params,
    query: z.object({ state: State.optional(), ...pageQuery(TimeKey, { usual: 50 }) }),
    reply: [200, Deliveries],
    async handle(ctx, { caller, params: { id }, query }) {
      await requireOwn(ctx, caller, id);
      const { items, next } = await listDeliveries(ctx, id, query);
      return { deliveries: items.map(deliveryView), next };
    },
  });

  const postResendFailed = route({
    method: "POST",
    url: `${url}/webhook/deliveries/resend`,
    operationId: `resend${name}FailedDeliveries`,
    tag,
    summary: "Try everything again that failed",
    access,
    audit: "webhook.resent",
    params,
    reply: [200, Resent],
    errors: ["webhook_paused"],
    async handle(ctx, { caller, params: { id } }) {
      await requireOwn(ctx, caller, id);
      return { count: await resendFailed(ctx, { caller, receiver: id }) };
    },
  });

  const postResend = route({
    method: "POST",
    url: `${url}/webhook/deliveries/:deliveryId/resend`,
    operationId: `resend${name}Delivery`,
    tag,
    summary: "Send one event again, under its own id",
    access,
    audit: "webhook.resent",
    params: params.extend({ deliveryId: idSchema("whd") }),
    reply: [200, z.object({ delivery: DeliveryView })],
    errors: ["webhook_paused"],
    async handle(ctx, { caller, params: { id, deliveryId } }) {
      await requireOwn(ctx, caller, id);
      const sent = await resendDelivery(ctx, { caller, receiver: id, id: deliveryId });
      return { delivery: deliveryView(sent) };
    },
  });

  const postTest = route({
    method: "POST",
    url: `${url}/webhook/test`,
    operationId: `test${name}Webhook`,
    tag,
    summary: "Send an event that says nothing, to see it arrive",
    access,
    audit: "webhook.tested",
    params,
    reply: [201, z.object({ delivery: DeliveryView })],
    errors: ["webhook_paused", "too_many_attempts"],
    async handle(ctx, { caller, params: { id } }) {
      await requireOwn(ctx, caller, id);
      return { delivery: deliveryView(await testWebhook(ctx, { caller, receiver: id })) };
    },
  });

  return [
    getWebhook,
    putWebhook,
    patchWebhook,
    deleteWebhook,
    postSecret,
    getDeliveries,
    postResendFailed,
    postResend,
    postTest,
  ];
}

function webhookView(webhook: Webhook): z.input<typeof WebhookView> {
  const { url, events, createdAt, paused, failingSince, earlierSecretUntil } = webhook;
  return {
    url,
    events: [...events],
    createdAt: createdAt.toISOString(),
    paused: paused && { at: paused.at.toISOString(), reason: paused.reason },
    failingSince: failingSince?.toISOString() ?? null,
    earlierSecretUntil: earlierSecretUntil?.toISOString() ?? null,
  };
}

function deliveryView({ nextAt, attemptedAt, ...delivery }: Delivery): z.input<typeof DeliveryView> {
  return {
    ...delivery,
    nextAt: nextAt?.toISOString() ?? null,
    attemptedAt: attemptedAt?.toISOString() ?? null,
  };
}
