import { sql } from "kysely";
import type { Ctx, TenantCtx } from "../platform/ctx.ts";
import { exactTime } from "../platform/db/exact-time.ts";
import type { DeliveryId, WebhookId } from "../platform/ids.ts";
import { type Part, partOf } from "../platform/page.ts";
import { toEvent } from "./event.ts";
import { type HappenedRow, happenedColumns, toHappened } from "./happened-store.ts";
import type { Delivery, DeliveryFilter, DeliveryState, Problem } from "./webhook.ts";

interface DeliveryRow extends HappenedRow {
  id: DeliveryId;
  state: DeliveryState;
  attempts: number;
  next_at: Date | null;
  attempted_at: Date | null;
  last_status: number | null;
  last_line: string | null;
  last_problem: Problem | null;
  time: string;
}

function toDelivery(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    event: toEvent(toHappened(row)),
    state: row.state,
    attempts: row.attempts,
    nextAt: row.next_at,
    attemptedAt: row.attempted_at,
    status: row.last_status,
    line: row.last_line,
    problem: row.last_problem,
  };
}

/** The latest first: uses webhook_delivery_list. */
export async function findDeliveries(
  ctx: TenantCtx,
  webhookId: WebhookId,
  { state, id, ...page }: DeliveryFilter & { id?: DeliveryId },
): Promise<Part<Delivery>> {
  const [time = null, last = null] = page.cursor ?? [];
  const { rows } = await sql<DeliveryRow>`
    select d.id, d.state, d.attempts, d.attempted_at, d.last_status, d.last_line, d.last_problem,
           case when d.state = 'pending' and w.paused_at is null then d.next_at end as next_at,
           ${happenedColumns}, ${exactTime("d.happened_at")} as time
      from webhook_delivery d
      join webhook w on w.organisation_id = d.organisation_id and w.id = d.webhook_id
      join organisation o on o.id = d.organisation_id
      left join api i on i.organisation_id = w.organisation_id and i.id = w.api_id
      left join person p on p.organisation_id = d.organisation_id and p.id = d.person_id
     where d.organisation_id = ${ctx.organisationId} and d.webhook_id = ${webhookId}
       and (${state ?? null}::text is null or d.state = ${state ?? null})
       and (${id ?? null}::text is null or d.id = ${id ?? null})
       and (${time}::text is null or (d.happened_at, d.id) < (${time}::timestamptz, ${last}))
     order by d.happened_at desc, d.id desc limit ${page.limit + 1}
  `.execute(ctx.db);
  return partOf(rows, page, { to: toDelivery, key: ({ time, id }) => [time, id] });
}

/** A delivery that is nothing but a sign of life. */
export async function insertTest(ctx: TenantCtx, webhookId: WebhookId): Promise<DeliveryId> {
  const { rows } = await sql<{ id: DeliveryId }>`
    insert into webhook_delivery (organisation_id, webhook_id, type, data)
    values (${ctx.organisationId}, ${webhookId}, 'webhook.test', '{}')
    returning id
  `.execute(ctx.db);
  return (rows[0] as { id: DeliveryId }).id;
}

/** This one, or all that failed, are due as if they had never been tried; each keeps its id. Answers how many. */
export async function makeDue(
  ctx: TenantCtx,
  webhookId: WebhookId,
  which: { id: DeliveryId } | { state: "failed" },
): Promise<number> {
  const condition = "id" in which ? sql`id = ${which.id}` : sql`state = ${which.state}`;
  const { rows } = await sql`
    update webhook_delivery
       set state = 'pending', attempts = 0, since = behalf_now(), next_at = behalf_now()
     where organisation_id = ${ctx.organisationId} and webhook_id = ${webhookId} and ${condition}
    returning id
  `.execute(ctx.db);
  return rows.length;
}

/** Of every organisation, whatever came of them. */
export async function clearOldDeliveries(ctx: Ctx, { days }: { days: number }): Promise<void> {
  await sql`
    delete from webhook_delivery where happened_at < behalf_now() - make_interval(days => ${days}::int)
  `.execute(ctx.db);
}
