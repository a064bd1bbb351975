import { type RawBuilder, sql } from "kysely";
import { auditFrom } from "../audit/index.ts";
import type { Ctx, TenantCtx } from "../platform/ctx.ts";
import type { ConversationId, RunId } from "../platform/ids.ts";
import { toldFrom } from "../webhooks/index.ts";

/** One event for each grant of which something ended; `ended` has rows of grant_scope and the reason. */
export const grantsEnded: RawBuilder<unknown> = auditFrom(sql`
  select g.organisation_id, 'grant.ended', 'system', null, g.id,
         jsonb_build_object('personId', g.person_id, 'applicationId', g.application_id, 'skillId', g.skill_id,
                            'reason', e.reason, 'codes', jsonb_agg(distinct e.code))
    from ended e join consent_grant g on g.organisation_id = e.organisation_id and g.id = e.grant_id
   group by g.organisation_id, g.id, e.reason`);

/** And what the webhooks concerned are told of it, in the same form. */
export const endingsTold: RawBuilder<unknown> = toldFrom(sql`
  select g.organisation_id, 'permission.ended' as type, g.application_id, array_agg(distinct e.code) as codes,
         g.person_id, null::text as cause,
         jsonb_build_object('grantId', g.id, 'applicationId', g.application_id, 'reason', e.reason) as data
    from ended e join consent_grant g on g.organisation_id = e.organisation_id and g.id = e.grant_id
   group by g.organisation_id, g.id, e.reason`);

/** What was allowed for this run, or in this conversation, ends with it; where nothing was, nothing is told. Answers how many webhooks are. */
export async function endScopes(
  ctx: TenantCtx,
  key: { runId: RunId } | { conversationId: ConversationId },
): Promise<number> {
  const [condition, reason] =
    "runId" in key
      ? [sql`run_id = ${key.runId}`, "run_over"]
      : [sql`conversation_id = ${key.conversationId}`, "conversation_deleted"];
  const { rows } = await sql<{ told: number }>`
    with ended as (
      update grant_scope set revoked_at = behalf_now()
       where organisation_id = ${ctx.organisationId} and ${condition} and revoked_at is null
      returning organisation_id, grant_id, code, ${reason}::text as reason
    ), recorded as (${grantsEnded}), told as (${endingsTold})
    select count(*) as told from told
  `.execute(ctx.db);
  return rows[0]?.told ?? 0;
}

/** Tells of what came to its end by time. It was over before: every use compares with the clock. */
export async function endExpiredScopes(ctx: Ctx): Promise<void> {
  await sql`
    with ended as (
      update grant_scope set revoked_at = expires_at
       where revoked_at is null and expires_at <= behalf_now()
      returning organisation_id, grant_id, code,
                case duration when 'conversation' then 'conversation_idle' else 'time_over' end as reason
    ), recorded as (${grantsEnded}), told as (${endingsTold})
    select from ended
  `.execute(ctx.db);
}
