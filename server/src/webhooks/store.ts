import { type RawBuilder, sql } from "kysely";
import type { TenantCtx } from "../platform/ctx.ts";
import type { WebhookId } from "../platform/ids.ts";
import type { EventType } from "./event.ts";
import { isApplication, type PauseReason, type Receiver, type Webhook, type WebhookForm } from "./webhook.ts";

/** The webhook `w` of this receiver: there is one at most. */
const isOf = (ctx: TenantCtx, receiver: Receiver): RawBuilder<boolean> => {
  const column = sql.ref(isApplication(receiver) ? "w.application_id" : "w.api_id");
  return sql`w.organisation_id = ${ctx.organisationId} and ${column} = ${receiver}`;
};

interface WebhookRow {
  id: WebhookId;
  url: string;
  events: EventType[];
  created_at: Date;
  paused_at: Date | null;
  pause_reason: PauseReason | null;
  failing_since: Date | null;
  earlier_until: Date | null;
}

const columns = sql`
  w.id, w.url, w.events, w.created_at, w.paused_at, w.pause_reason, w.failing_since,
  case when w.earlier_until > behalf_now() then w.earlier_until end as earlier_until`;

function toWebhook(row: WebhookRow): Webhook {
  const { paused_at: at, pause_reason: reason } = row;
  return {
    id: row.id,
    url: row.url,
    events: row.events,
    createdAt: row.created_at,
    paused: at === null || reason === null ? null : { at, reason },
    failingSince: row.failing_since,
    earlierSecretUntil: row.earlier_until,
  };
}

export async function findWebhook(ctx: TenantCtx, receiver: Receiver): Promise<Webhook | undefined> {
  const { rows } = await sql<WebhookRow>`
    select ${columns} from webhook w where ${isOf(ctx, receiver)}`.execute(ctx.db);
  return rows[0] && toWebhook(rows[0]);
}

interface NewWebhook extends WebhookForm {
  id: WebhookId;
  receiver: Receiver;
  sealed: string;
}

/** `undefined`: there is one already. */
export async function insertWebhook(ctx: TenantCtx, webhook: NewWebhook): Promise<Webhook | undefined> {
  const { receiver } = webhook;
  const [application, api] = isApplication(receiver) ? [receiver, null] : [null, receiver];
  const { rows } = await sql<WebhookRow>`
    insert into webhook as w (organisation_id, id, application_id, api_id, url, events, sealed_secret)
    values (${ctx.organisationId}, ${webhook.id}, ${application}, ${api}, ${webhook.url}, ${webhook.events},
            ${webhook.sealed})
    on conflict do nothing
    returning ${columns}
  `.execute(ctx.db);
  return rows[0] && toWebhook(rows[0]);
}

export async function updateWebhook(
  ctx: TenantCtx,
  receiver: Receiver,
  { url, events }: WebhookForm,
): Promise<Webhook | undefined> {
  const { rows } = await sql<WebhookRow>`
    update webhook w set url = ${url}, events = ${events} where ${isOf(ctx, receiver)} returning ${columns}
  `.execute(ctx.db);
  return rows[0] && toWebhook(rows[0]);
}

/** `undefined`: there is none that is not. */
export async function pauseByHand(ctx: TenantCtx, receiver: Receiver): Promise<Webhook | undefined> {
  const { rows } = await sql<WebhookRow>`
    update webhook w set paused_at = behalf_now(), pause_reason = 'by_hand'
     where ${isOf(ctx, receiver)} and w.paused_at is null
    returning ${columns}
  `.execute(ctx.db);
  return rows[0] && toWebhook(rows[0]);
}

/** What waited meanwhile is due at once. `undefined`: there is none that is paused. */
export async function resume(ctx: TenantCtx, receiver: Receiver): Promise<Webhook | undefined> {
  const { rows } = await sql<WebhookRow>`
    with resumed as (
      update webhook w set paused_at = null, pause_reason = null, failing_since = null
       where ${isOf(ctx, receiver)} and w.paused_at is not null
      returning w.organisation_id, ${columns}
    ), due as (
      update webhook_delivery d set next_at = behalf_now(), since = behalf_now() from resumed
       where d.organisation_id = resumed.organisation_id and d.webhook_id = resumed.id and d.state = 'pending'
    )
    select * from resumed
  `.execute(ctx.db);
  return rows[0] && toWebhook(rows[0]);
}

/** With all that it was told. `undefined`: there is none. */
export async function deleteWebhook(ctx: TenantCtx, receiver: Receiver): Promise<WebhookId | undefined> {
  const { rows } = await sql<{ id: WebhookId }>`
    delete from webhook w where ${isOf(ctx, receiver)} returning id`.execute(ctx.db);
  return rows[0]?.id;
}
