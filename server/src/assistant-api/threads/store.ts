import { sql } from "kysely";
import type { TenantCtx } from "../../platform/ctx.ts";
import type { AssistantId, ConversationId, MessageId, RunId } from "../../platform/ids.ts";
import type { Program } from "../program.ts";
import type { MessageFilter, Thread, ThreadMessage } from "./thread.ts";

type Whose = Pick<Program, "applicationId" | "person" | "forOwner">;

export async function insertThread(
  ctx: TenantCtx,
  { applicationId, person, forOwner }: Whose,
  { id, metadata }: Pick<Thread, "id" | "metadata">,
): Promise<Thread> {
  const { rows } = await sql<{ createdAt: Date }>`
    insert into thread (organisation_id, id, application_id, person_id, for_owner, metadata)
    values (${ctx.organisationId}, ${id}, ${applicationId}, ${person.id}, ${forOwner}, ${JSON.stringify(metadata)}::jsonb)
    returning created_at as "createdAt"
  `.execute(ctx.db);
  return { id, metadata, ...(rows[0] as { createdAt: Date }) };
}

/** One whose person has deleted its conversation is gone. */
export async function findThread(
  ctx: TenantCtx,
  { applicationId, person, forOwner }: Whose,
  id: ConversationId,
): Promise<Thread | undefined> {
  const { rows } = await sql<Thread>`
    select t.id, t.metadata, t.created_at as "createdAt" from thread t
     where t.organisation_id = ${ctx.organisationId} and t.id = ${id} and t.application_id = ${applicationId}
       and t.person_id = ${person.id} and t.for_owner = ${forOwner} and t.deleted_at is null
       and not exists (select from conversation c
                        where c.organisation_id = t.organisation_id and c.id = t.id and c.deleted_at is not null)
  `.execute(ctx.db);
  return rows[0];
}

export async function deleteThread(ctx: TenantCtx, id: ConversationId): Promise<void> {
  await sql`
    update thread set deleted_at = behalf_now() where organisation_id = ${ctx.organisationId} and id = ${id}
  `.execute(ctx.db);
}

export async function hasConversation(ctx: TenantCtx, id: ConversationId): Promise<boolean> {
  const { rows } = await sql`
    select from conversation where organisation_id = ${ctx.organisationId} and id = ${id}
  `.execute(ctx.db);
  return rows.length > 0;
}

/** The assistant that its conversation is with, held until the transaction ends; `null`: there is none yet. */
export async function lockThread(ctx: TenantCtx, id: ConversationId): Promise<AssistantId | null> {
  // Held first, in a statement of its own: only the next one's snapshot sees what another run began meanwhile.
  await sql`select from thread where organisation_id = ${ctx.organisationId} and id = ${id} for update`.execute(
    ctx.db,
  );
  const { rows } = await sql<{ assistantId: AssistantId }>`
    select assistant_id as "assistantId" from conversation
     where organisation_id = ${ctx.organisationId} and id = ${id}
  `.execute(ctx.db);
  return rows[0]?.assistantId ?? null;
}

// Messages

interface NewMessage extends Pick<ThreadMessage, "id" | "text" | "metadata"> {
  threadId: ConversationId;
}

export async function insertMessage(ctx: TenantCtx, message: NewMessage): Promise<ThreadMessage> {
  const { id, threadId, text, metadata } = message;
  const { rows } = await sql<{ at: Date }>`
    insert into thread_message (organisation_id, id, thread_id, text, metadata)
    values (${ctx.organisationId}, ${id}, ${threadId}, ${text}, ${JSON.stringify(metadata)}::jsonb)
    returning created_at as at
  `.execute(ctx.db);
  return { id, role: "user", text, metadata, runId: null, assistantId: null, ...(rows[0] as { at: Date }) };
}

export async function countWaiting(ctx: TenantCtx, threadId: ConversationId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from thread_message
     where organisation_id = ${ctx.organisationId} and thread_id = ${threadId} and run_id is null and deleted_at is null
  `.execute(ctx.db);
  return rows[0]?.count ?? 0;
}

/** All that waited is said by this run, oldest first. Of two runs at once one finds it. */
export async function sayWaiting(
  ctx: TenantCtx,
  { threadId, runId }: { threadId: ConversationId; runId: RunId },
): Promise<{ id: MessageId; text: string }[]> {
  const { rows } = await sql<{ id: MessageId; text: string }>`
    with said as (
      update thread_message set run_id = ${runId}
       where organisation_id = ${ctx.organisationId} and thread_id = ${threadId} and run_id is null and deleted_at is null
      returning id, text, created_at
    )
    select id, text from said order by created_at, id
  `.execute(ctx.db);
  return rows;
}

/**
 * What was said in runs that this program began, and what waits for one, in that order. What its person says in the
 * conversation themselves is none of its business.
 */
export async function findMessages(
  ctx: TenantCtx,
  { applicationId }: Whose,
  threadId: ConversationId,
  { id, runId, order, limit }: MessageFilter,
): Promise<ThreadMessage[]> {
  const { rows } = await sql<ThreadMessage>`
    with shown as (
      select coalesce(t.id, m.id) as id, m.role, coalesce(t.text, m.text) as text, m.run_id as "runId",
             r.assistant_id as "assistantId", t.metadata, coalesce(t.created_at, m.at) as at, m.at as said_at
        from message m
        join run r on r.organisation_id = m.organisation_id and r.id = m.run_id and r.through = ${applicationId}
        left join thread_message t on t.organisation_id = m.organisation_id and t.run_id = m.run_id
                                  and m.role = 'user' and t.deleted_at is null
       where m.organisation_id = ${ctx.organisationId} and m.conversation_id = ${threadId} and m.replaced_at is null
      union all
      select t.id, 'user', t.text, null, null, t.metadata, t.created_at, 'infinity'
        from thread_message t
       where t.organisation_id = ${ctx.organisationId} and t.thread_id = ${threadId} and t.run_id is null
         and t.deleted_at is null
    ), numbered as (
      select s.*, row_number() over (order by said_at, at, id) as number from shown s
    )
    select id, role, text, "runId", "assistantId", coalesce(metadata, '{}') as metadata, at from numbered
     where (${id ?? null}::text is null or id = ${id ?? null})
       and (${runId ?? null}::text is null or "runId" = ${runId ?? null})
     order by case when ${order} = 'asc' then number else -number end
     limit ${limit}
  `.execute(ctx.db);
  return rows;
}

/** Answers what of the conversation is to be shown no more: nothing as long as others were said along with it. */
export async function deleteMessage(ctx: TenantCtx, id: MessageId): Promise<MessageId | null> {
  const { rows } = await sql<{ shownAs: MessageId | null }>`
    with gone as (
      update thread_message set deleted_at = behalf_now()
       where organisation_id = ${ctx.organisationId} and id = ${id} returning id, run_id
    )
    select case when exists (select from thread_message o
                              where o.organisation_id = ${ctx.organisationId} and o.run_id = gone.run_id
                                and o.id <> gone.id and o.deleted_at is null)
                then null
                else (select m.id from message m
                       where m.organisation_id = ${ctx.organisationId} and m.run_id = gone.run_id and m.role = 'user')
            end as "shownAs"
      from gone
  `.execute(ctx.db);
  return rows.length === 0 ? id : (rows[0]?.shownAs ?? null);
}
