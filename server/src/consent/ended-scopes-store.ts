import { type RawBuilder, sql } from "kysely";
import { auditFrom } from "../audit/index.ts";
import type { Ctx, TenantCtx } from "../platform/ctx.ts";
import type { ConversationId, RunId } from "../platform/ids.ts";

/** One event for each grant of which something ended; `ended` has rows of grant_scope and the reason. */
export const grantsEnded: RawBuilder<unknown> = auditFrom(sql`
  select g.organisation_id, 'grant.ended', 'system', null, g.id,
         jsonb_build_object('personId', g.person_id, 'applicationId', g.application_id, 'skillId', g.skill_id,
                            'reason', e.reason, 'codes', jsonb_agg(distinct e.code))
    from ended e join consent_grant g on g.organisation_id = e.organisation_id and g.id = e.grant_id
   group by g.organisation_id, g.id, e.reason`);

/** What was allowed for this run, or in this conversation, ends with it; where nothing was, nothing is told. */
export async function endScopes(
  ctx: TenantCtx,
  key: { runId: RunId } | { conversationId: ConversationId },
): Promise<void> {
  const [condition, reason] =
    "runId" in key
      ? [sql`run_id = ${key.runId}`, "run_over"]
      : [sql`conversation_id = ${key.conversationId}`, "conversation_deleted"];
  await sql`
    with ended as (
      update grant_scope set revoked_at = behalf_now()
       where organisation_id = ${ctx.organisationId} and ${condition} and revoked_at is null
      returning organisation_id, grant_id, code, ${reason}::text as reason
    ), recorded as (${grantsEnded})
    select from ended
  `.execute(ctx.db);
}

/** Tells of what came to its end by time. It was over before: every use compares with the clock. */
export async function endExpiredScopes(ctx: Ctx): Promise<void> {
  await sql`
    with ended as (
      update grant_scope set revoked_at = expires_at
       where revoked_at is null and expires_at <= behalf_now()
      returning organisation_id, grant_id, code,
                case duration when 'conversation' then 'conversation_idle' else 'time_over' end as reason
    ), recorded as (${grantsEnded})
    select from ended
  `.execute(ctx.db);
}
