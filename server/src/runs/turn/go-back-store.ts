import { sql } from "kysely";
import type { TenantCtx } from "../../platform/ctx.ts";
import type { ConversationId, RunId } from "../../platform/ids.ts";
import type { KeptChoice } from "../run.ts";

interface OfConversation {
  conversationId: ConversationId;
}

/** An earlier turn of a conversation, as a message goes back to it. */
export interface EarlierRun {
  id: RunId;
  /** What was worked on, and the person's message as it reads. */
  request: string;
  said: string;
  chosen: KeptChoice | null;
  /** The platform answered it itself. */
  own: boolean;
}

/** The last few turns that are still shown, the latest first. */
export async function findLastRuns(ctx: TenantCtx, key: OfConversation): Promise<EarlierRun[]> {
  const { rows } = await sql<EarlierRun>`
    select r.id, r.request, r.chosen,
           coalesce((select m.text from message m
                      where m.organisation_id = r.organisation_id and m.conversation_id = r.conversation_id
                        and m.run_id = r.id and m.role = 'user' limit 1), r.request) as said,
           exists (select from run_step s
                    where s.organisation_id = r.organisation_id and s.run_id = r.id and s.kind = 'answer'
                      and s.detail ->> 'by' = 'platform') as own
      from run r
     where r.organisation_id = ${ctx.organisationId} and r.conversation_id = ${key.conversationId}
       and r.replaced_at is null
     order by r.created_at desc limit 5
  `.execute(ctx.db);
  return rows;
}

/** A choice that an answer of this conversation offers, with what it answered; `isLast`: nothing was said since. */
export async function findOffered(
  ctx: TenantCtx,
  key: OfConversation & { choiceId: string },
): Promise<{ request: string; choices: KeptChoice[]; isLast: boolean } | undefined> {
  const { rows } = await sql<{ request: string; choices: KeptChoice[]; isLast: boolean }>`
    select r.request, s.detail -> 'choices' as choices,
           not exists (select from run n
                        where n.organisation_id = r.organisation_id and n.conversation_id = r.conversation_id
                          and n.created_at > r.created_at) as "isLast"
      from run r join run_step s on s.organisation_id = r.organisation_id and s.run_id = r.id and s.kind = 'answer'
     where r.organisation_id = ${ctx.organisationId} and r.conversation_id = ${key.conversationId}
       and s.detail::jsonb -> 'choices' @> ${JSON.stringify([{ id: key.choiceId }])}::jsonb
  `.execute(ctx.db);
  return rows[0];
}

/** The conversation of a run of this person's own. */
export async function findConversationOf(
  ctx: TenantCtx,
  key: { runId: RunId; personId: string },
): Promise<ConversationId | undefined> {
  const { rows } = await sql<{ conversation_id: ConversationId }>`
    select conversation_id from run
     where organisation_id = ${ctx.organisationId} and id = ${key.runId} and person_id = ${key.personId}
  `.execute(ctx.db);
  return rows[0]?.conversation_id;
}

/** These turns are kept and no longer shown, nor read by a planner. */
export async function replaceRunsFrom(ctx: TenantCtx, key: OfConversation & { runId: RunId }): Promise<void> {
  await sql`
    update run r set replaced_at = behalf_now() from run f
     where f.organisation_id = ${ctx.organisationId} and f.id = ${key.runId}
       and r.organisation_id = f.organisation_id and r.conversation_id = ${key.conversationId}
       and r.created_at >= f.created_at and r.replaced_at is null
  `.execute(ctx.db);
}
