import { sql } from "kysely";
import type { Ctx, TenantCtx } from "../../platform/ctx.ts";
import type { DeliveryId, WebhookId } from "../../platform/ids.ts";
import { type HappenedRow, happenedColumns } from "../happened-store.ts";
import type { Problem, Receiver } from "../webhook.ts";
import { mostDays } from "./schedule.ts";

export interface Due extends HappenedRow {
  id: DeliveryId;
  webhookId: WebhookId;
  /** This one included. */
  attempts: number;
  url: string;
  secret: string;
  /** The one before, as long as it signs too. */
  earlier: string | null;
}

interface Taking {
  /** So many at most, and of one webhook no more than bring it to its share. */
  most: number;
  share: number;
  /** How many of each the node has already. */
  taken: ReadonlyMap<WebhookId, number>;
  /** After so long another node takes what this one has not settled. */
  heldSeconds: number;
}

/**
 * Takes what is due of the webhooks of all organisations, the oldest first: of two nodes that look at once each gets
 * others. Uses webhook_delivery_due. Whoever took one and died has moved it on by the time that it is held.
 */
export async function takeDue(ctx: Ctx, { most, share, taken, heldSeconds }: Taking): Promise<Due[]> {
  const counts = JSON.stringify(Object.fromEntries(taken));
  const { rows } = await sql<Due>`
    with waiting as (
      select due.*
        from webhook w
        left join application a on a.organisation_id = w.organisation_id and a.id = w.application_id
       cross join lateral (
         select d.organisation_id, d.id, d.next_at from webhook_delivery d
          where d.organisation_id = w.organisation_id and d.webhook_id = w.id and d.state = 'pending'
            and d.next_at <= behalf_now()
          order by d.next_at limit greatest(${share} - coalesce((${counts}::jsonb ->> w.id)::int, 0), 0)
            for update skip locked) due
       where w.paused_at is null and a.disabled_at is null
       order by due.next_at limit ${most}
    )
    update webhook_delivery d
       set attempts = d.attempts + 1, attempted_at = behalf_now(),
           next_at = behalf_now() + make_interval(secs => ${heldSeconds})
      from waiting
      join webhook_delivery t on t.organisation_id = waiting.organisation_id and t.id = waiting.id
      join webhook w on w.organisation_id = t.organisation_id and w.id = t.webhook_id
      join organisation o on o.id = w.organisation_id
      left join api i on i.organisation_id = w.organisation_id and i.id = w.api_id
      left join person p on p.organisation_id = t.organisation_id and p.id = t.person_id
     where d.organisation_id = waiting.organisation_id and d.id = waiting.id
    returning d.id, d.webhook_id as "webhookId", d.attempts, w.url, w.sealed_secret as secret,
              case when w.earlier_until > behalf_now() then w.earlier_secret end as earlier, ${happenedColumns}
  `.execute(ctx.db);
  return rows;
}

/** What the receiver answered, if it did. */
export interface Answered {
  status: number | null;
  line: string | null;
  problem: Problem | null;
}

/** It arrived; what was wrong with its webhook is over. */
export async function settleDelivered(
  ctx: TenantCtx,
  { id, status, line }: Pick<Due, "id"> & Answered,
): Promise<void> {
  await sql`
    with delivered as (
      update webhook_delivery
         set state = 'delivered', last_status = ${status}, last_line = ${line}, last_problem = null
       where organisation_id = ${ctx.organisationId} and id = ${id} and state = 'pending'
      returning organisation_id, webhook_id
    )
    update webhook w set failing_since = null from delivered d
     where w.organisation_id = d.organisation_id and w.id = d.webhook_id and w.failing_since is not null
  `.execute(ctx.db);
}

export interface Paused {
  receiver: Receiver;
  reason: "failing" | "gone";
}

/**
 * It did not arrive: it is tried again after a while, for a week. A webhook where nothing has arrived for a week, or
 * that is gone, is paused. Answers the pause that this began. Nothing where another node has taken it since.
 */
export async function settleFailed(
  ctx: TenantCtx,
  tried: Pick<Due, "id" | "attempts"> & Answered & { waitSeconds: number; gone: boolean },
): Promise<Paused | undefined> {
  const { rows } = await sql<{ receiver: Receiver; reason: Paused["reason"] | null }>`
    with tried as (
      update webhook_delivery
         set state = case when since <= behalf_now() - make_interval(days => ${mostDays}::int) then 'failed'
                          else 'pending' end,
             next_at = behalf_now() + make_interval(secs => ${tried.waitSeconds}),
             last_status = ${tried.status}, last_line = ${tried.line}, last_problem = ${tried.problem}
       where organisation_id = ${ctx.organisationId} and id = ${tried.id} and state = 'pending'
         and attempts = ${tried.attempts}
      returning organisation_id, webhook_id
    ), judged as (
      select w.organisation_id, w.id,
             case when ${tried.gone}::boolean then 'gone'
                  when w.failing_since <= behalf_now() - make_interval(days => ${mostDays}::int) then 'failing'
             end as reason
        from tried t join webhook w on w.organisation_id = t.organisation_id and w.id = t.webhook_id
       where w.paused_at is null
         for no key update of w
    )
    update webhook w
       set failing_since = coalesce(w.failing_since, behalf_now()), pause_reason = j.reason,
           paused_at = case when j.reason is not null then behalf_now() end
      from judged j
     where w.organisation_id = j.organisation_id and w.id = j.id
    returning coalesce(w.application_id, w.api_id) as receiver, j.reason
  `.execute(ctx.db);
  const [row] = rows;
  return row && row.reason !== null ? { receiver: row.receiver, reason: row.reason } : undefined;
}
