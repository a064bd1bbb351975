import { type RawBuilder, sql } from "kysely";
import { assistantOfConversation } from "../assistants/index.ts";
import type { TenantCtx } from "../platform/ctx.ts";
import {
  type AssistantId,
  type ConversationId,
  type MessageId,
  newId,
  type OrganisationId,
  type PersonId,
  type RunId,
  type SkillId,
} from "../platform/ids.ts";
import type { Conversation, ConversationChange, Message, WaitsFor } from "./conversation.ts";

export interface ConversationRow {
  id: ConversationId;
  organisation_id: OrganisationId;
  person_id: PersonId;
  assistant_id: AssistantId;
  assistant: { name: string; icon: string };
  draft: boolean;
  title: string;
  pinned: boolean;
  waits_for: WaitsFor | null;
  program: string | null;
  created_at: Date;
  updated_at: Date;
}

export function toConversation(row: ConversationRow): Conversation {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    personId: row.person_id,
    assistantId: row.assistant_id,
    assistantName: row.assistant.name,
    assistantIcon: row.assistant.icon,
    draft: row.draft,
    title: row.title,
    pinned: row.pinned,
    waitsFor: row.waits_for,
    program: row.program,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

type NewConversation = Pick<Conversation, "id" | "personId" | "assistantId" | "draft">;

export async function insertConversation(
  ctx: TenantCtx,
  conversation: NewConversation,
): Promise<Conversation> {
  const { id, personId, assistantId, draft } = conversation;
  const { rows } = await sql<ConversationRow>`
    insert into conversation (organisation_id, id, assistant_id, person_id, draft)
    values (${ctx.organisationId}, ${id}, ${assistantId}, ${personId}, ${draft})
    returning *, null as waits_for, null as program, ${assistantOfConversation("conversation")} as assistant
  `.execute(ctx.db);
  return toConversation(rows[0] as ConversationRow);
}

/** What runs, which stand to the right, add to a statement that has a conversation under this name. */
export interface RunsInConversations {
  /** Of what kind the question is that waits in it for its person, or null. */
  waitsFor(conversation: string): RawBuilder<WaitsFor | null>;
  /** Whether one does; found from the questions, which are few. */
  isWaiting(conversation: string): RawBuilder<boolean>;
  /** The name of the application whose program began it in the person's name, or null. */
  programOf(conversation: string): RawBuilder<string | null>;
}

/** For a statement that has a conversation under this name: all that `toConversation` reads. */
export const conversationColumns = (conversation: string, runs: RunsInConversations): RawBuilder<unknown> =>
  sql`${sql.ref(conversation)}.*, ${assistantOfConversation(conversation)} as assistant,
      ${runs.waitsFor(conversation)} as waits_for, ${runs.programOf(conversation)} as program`;

interface OwnConversation {
  id: ConversationId;
  personId: PersonId;
}

export async function findConversation(
  ctx: TenantCtx,
  { id, personId }: OwnConversation,
  runs: RunsInConversations,
): Promise<Conversation | undefined> {
  const { rows } = await sql<ConversationRow>`
    select ${conversationColumns("c", runs)} from conversation c
     where c.organisation_id = ${ctx.organisationId} and c.id = ${id} and c.person_id = ${personId} and c.deleted_at is null
  `.execute(ctx.db);
  return rows[0] && toConversation(rows[0]);
}

/** What is left out stays, and so does its place among those of its kind. */
export async function updateConversation(
  ctx: TenantCtx,
  { id, personId }: OwnConversation,
  { title, pinned }: ConversationChange,
  runs: RunsInConversations,
): Promise<Conversation | undefined> {
  const { rows } = await sql<ConversationRow>`
    update conversation c
       set title = coalesce(${title ?? null}, title), pinned = coalesce(${pinned ?? null}, pinned)
     where c.organisation_id = ${ctx.organisationId} and c.id = ${id} and c.person_id = ${personId} and c.deleted_at is null
    returning ${conversationColumns("c", runs)}
  `.execute(ctx.db);
  return rows[0] && toConversation(rows[0]);
}

export async function deleteConversation(ctx: TenantCtx, key: OwnConversation): Promise<boolean> {
  const { rows } = await sql`
    update conversation set deleted_at = behalf_now()
     where organisation_id = ${ctx.organisationId} and id = ${key.id} and person_id = ${key.personId}
       and deleted_at is null
    returning id
  `.execute(ctx.db);
  return rows.length > 0;
}

/**
 * One message, written along with the change it belongs to, as two parts of its statement: its conversation moves to
 * the top of the list, and the person's first words become its title where they gave it none. `row` selects (organisation_id, conversation_id, run_id, role,
 * text, skills_heard, skills_read).
 */
export function messageFrom(
  row: RawBuilder<unknown>,
  id: MessageId = newId("msg"),
): Record<"message" | "touched", RawBuilder<unknown>> {
  const m = sql`(${row}) as m (organisation_id, conversation_id, run_id, role, text, skills_heard, skills_read)`;
  return {
    message: sql`
      insert into message (organisation_id, id, conversation_id, run_id, role, text, skills_heard, skills_read)
      select m.organisation_id, ${id}, m.conversation_id, m.run_id, m.role, m.text, m.skills_heard,
             m.skills_read from ${m}`,
    touched: sql`
      update conversation c
         set updated_at = behalf_now(), title = case c.title when '' then left(regexp_replace(m.text, '\\s+', ' ', 'g'), 60) else c.title end
        from ${m} where c.organisation_id = m.organisation_id and c.id = m.conversation_id`,
  };
}

/**
 * Holds a conversation, as a part of a statement that goes on to write a message and to move a run. Whoever speaks, and
 * whoever deletes, holds it before its run: in the other order both would wait for ever.
 */
export const holdConversation = (ctx: TenantCtx, id: ConversationId): RawBuilder<unknown> => sql`
  select from conversation where organisation_id = ${ctx.organisationId} and id = ${id} for update`;

interface NewMessage {
  conversationId: ConversationId;
  runId: RunId;
  role: Message["role"];
  text: string;
  skillsHeard: readonly SkillId[];
  skillsRead: readonly SkillId[];
}

export async function insertMessage(ctx: TenantCtx, message: NewMessage): Promise<void> {
  const { conversationId, runId, role, text, skillsHeard, skillsRead } = message;
  const parts = messageFrom(
    sql`values (${ctx.organisationId}::text, ${conversationId}::text, ${runId}::text, ${role}::text, ${text}::text,
                ${skillsHeard}::text[], ${skillsRead}::text[])`,
  );
  await sql`with touched as (${parts.touched}) ${parts.message}`.execute(ctx.db);
}

export async function findMessages(ctx: TenantCtx, conversationId: ConversationId): Promise<Message[]> {
  const { rows } = await sql<Message & { run_id: string }>`
    select id, role, text, run_id, at from message
     where organisation_id = ${ctx.organisationId} and conversation_id = ${conversationId} and replaced_at is null
     order by at, id
  `.execute(ctx.db);
  return rows.map(({ id, role, text, run_id, at }) => ({ id, role, text, runId: run_id, at }));
}

/** One message is shown no more, and nobody is told of it any more. */
export async function hideMessage(
  ctx: TenantCtx,
  key: { conversationId: ConversationId; messageId: MessageId },
): Promise<void> {
  await sql`
    update message set replaced_at = behalf_now()
     where organisation_id = ${ctx.organisationId} and conversation_id = ${key.conversationId}
       and id = ${key.messageId} and replaced_at is null
  `.execute(ctx.db);
}

/**
 * A message of the person's own is taken out of what is shown, with all that followed it. Answers the run it began;
 * `undefined`: there is no such message, or it is shown no more.
 */
export async function replaceMessagesFrom(
  ctx: TenantCtx,
  key: { conversationId: ConversationId; messageId: string },
): Promise<RunId | undefined> {
  const { rows } = await sql<{ run_id: RunId }>`
    with first as (
      select at, run_id from message
       where organisation_id = ${ctx.organisationId} and conversation_id = ${key.conversationId}
         and id = ${key.messageId} and role = 'user' and replaced_at is null
    ), replaced as (
      update message m set replaced_at = behalf_now() from first
       where m.organisation_id = ${ctx.organisationId} and m.conversation_id = ${key.conversationId}
         and m.at >= first.at and m.replaced_at is null
    )
    select run_id from first
  `.execute(ctx.db);
  return rows[0]?.run_id;
}
