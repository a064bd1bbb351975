import { type RawBuilder, sql } from "kysely";
import { isInUse } from "../../assistants/index.ts";
import { auditFrom } from "../../audit/index.ts";
import { mayBeActedFor } from "../../directory/index.ts";
import type { Ctx, TenantCtx } from "../../platform/ctx.ts";
import type { ApplicationId, RunId, SkillId } from "../../platform/ids.ts";
import type { ReplyKind, ReplyPlace } from "./reply-token.ts";

const mostReplies = 20;

/** One event for each way to reply that ended; `ended` has rows of reply_token and the reason. */
const repliesEnded: RawBuilder<unknown> = auditFrom(sql`
  select e.organisation_id, 'reply.ended', 'system', null, e.call_id,
         jsonb_build_object('personId', e.person_id, 'applicationId', e.application_id, 'runId', e.run_id,
                            'kind', e.kind, 'uses', e.uses, 'reason', e.reason)
    from ended e`);

export async function insertReplyToken(
  ctx: TenantCtx,
  it: ReplyPlace & { kind: ReplyKind; hash: Buffer },
): Promise<void> {
  await sql`
    insert into reply_token (organisation_id, hash, application_id, person_id, term, generation, run_id, call_id,
                             conversation_id, kind, expires_at)
    select p.organisation_id, ${it.hash}, a.id, p.id, p.term, a.generation, ${it.runId}, ${it.callId},
           ${it.conversationId}, ${it.kind}, behalf_now() + interval '10 minutes'
      from person p, application a
     where p.organisation_id = ${ctx.organisationId} and p.id = ${it.personId}
       and a.organisation_id = ${ctx.organisationId} and a.id = ${it.applicationId}
  `.execute(ctx.db);
}

/** One statement: a reply is counted if it may be made, and made only if it was counted. */
export async function takeReplyToken(
  ctx: TenantCtx,
  presented: { hash: Buffer; kind: ReplyKind; applicationId: ApplicationId | null },
): Promise<Pick<ReplyPlace, "conversationId" | "runId"> | undefined> {
  const { rows } = await sql<Pick<ReplyPlace, "conversationId" | "runId">>`
    with taken as (
    update reply_token t
       set uses = t.uses + 1, ended_at = case when t.uses + 1 = ${mostReplies} then behalf_now() end
      from application a, person p, conversation c
      join assistant s on s.organisation_id = c.organisation_id and s.id = c.assistant_id
     where t.organisation_id = ${ctx.organisationId} and t.hash = ${presented.hash} and t.kind = ${presented.kind}
       and t.application_id = coalesce(${presented.applicationId}, t.application_id)
       and t.expires_at > behalf_now() and t.uses < ${mostReplies}
       and a.organisation_id = t.organisation_id and a.id = t.application_id and a.disabled_at is null
       and a.generation = t.generation
       and p.organisation_id = t.organisation_id and p.id = t.person_id and ${mayBeActedFor("p")} and p.term = t.term
       and c.organisation_id = t.organisation_id and c.id = t.conversation_id and c.deleted_at is null
       and ${isInUse("s", "t.created_at")}
    returning t.*
    ), ended as (
      select *, 'used_up' as reason from taken where ended_at is not null
    ), recorded as (${repliesEnded})
    select conversation_id as "conversationId", run_id as "runId" from taken
  `.execute(ctx.db);
  return rows[0];
}

/** Tells of what came to its end by time. */
export async function endExpiredReplies(ctx: Ctx): Promise<void> {
  await sql`
    with ended as (
      update reply_token set ended_at = expires_at where ended_at is null and expires_at <= behalf_now()
      returning *, 'time_over' as reason
    ), recorded as (${repliesEnded})
    select from ended
  `.execute(ctx.db);
}

/** Clears what has been over for a day: nothing reads it any more. */
export async function clearExpiredReplies(ctx: Ctx): Promise<void> {
  await sql`delete from reply_token where expires_at < behalf_now() - interval '1 day'`.execute(ctx.db);
}

/** The skills that this run has called so far, and which of them with a permission of the person's. */
export async function findSkillsCalled(
  ctx: TenantCtx,
  runId: RunId,
): Promise<Record<"skillsHeard" | "skillsRead", SkillId[]>> {
  const { rows } = await sql<{ id: SkillId; delegated: boolean }>`
    select skill_id as id, bool_or(grant_id is not null) as delegated from skill_call
     where organisation_id = ${ctx.organisationId} and run_id = ${runId} group by skill_id
  `.execute(ctx.db);
  const skillsRead = rows.filter(({ delegated }) => delegated).map(({ id }) => id);
  return { skillsHeard: rows.map(({ id }) => id), skillsRead };
}
