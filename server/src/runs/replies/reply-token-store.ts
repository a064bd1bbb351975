import { sql } from "kysely";
import type { Ctx, TenantCtx } from "../../platform/ctx.ts";
import type { ApplicationId } from "../../platform/ids.ts";
import type { ReplyKind, ReplyPlace } from "./reply-token.ts";

const mostReplies = 20;

export async function insertReplyToken(
  ctx: TenantCtx,
  it: ReplyPlace & { kind: ReplyKind; hash: Buffer },
): Promise<void> {
  await sql`
    insert into reply_token (hash, organisation_id, application_id, person_id, run_id, call_id, conversation_id, kind,
                             expires_at)
    values (${it.hash}, ${it.organisationId}, ${it.applicationId}, ${it.personId}, ${it.runId}, ${it.callId},
            ${it.conversationId}, ${it.kind}, behalf_now() + interval '10 minutes')
  `.execute(ctx.db);
}

/** One statement: a reply is counted if it may be made, and made only if it was counted. */
export async function takeReplyToken(
  ctx: TenantCtx,
  presented: { hash: Buffer; kind: ReplyKind; applicationId: ApplicationId | null },
): Promise<Pick<ReplyPlace, "organisationId" | "conversationId" | "runId"> | undefined> {
  const { rows } = await sql<Pick<ReplyPlace, "organisationId" | "conversationId" | "runId">>`
    update reply_token t set uses = uses + 1
      from application a, person p, conversation c join assistant s on s.id = c.assistant_id
     where t.hash = ${presented.hash} and t.kind = ${presented.kind}
       and t.application_id = coalesce(${presented.applicationId}, t.application_id)
       and t.expires_at > behalf_now() and t.uses < ${mostReplies}
       and a.id = t.application_id and a.disabled_at is null
       and p.id = t.person_id and p.disabled_at is null
       and c.id = t.conversation_id and c.deleted_at is null and s.deleted_at is null
    returning t.organisation_id as "organisationId", t.conversation_id as "conversationId", t.run_id as "runId"
  `.execute(ctx.db);
  return rows[0];
}

/** Clears what has been over for a day: nothing reads it any more. */
export async function clearExpiredReplies(ctx: Ctx): Promise<void> {
  await sql`delete from reply_token where expires_at < behalf_now() - interval '1 day'`.execute(ctx.db);
}
