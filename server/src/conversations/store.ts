import { type RawBuilder, sql } from "kysely";
import { assistantOfConversation } from "../assistants/index.ts";
import type { TenantCtx } from "../platform/ctx.ts";
import { exactTime } from "../platform/db/exact-time.ts";
import {
  type AssistantId,
  type ConversationId,
  newId,
  type OrganisationId,
  type PersonId,
  type RunId,
  type SkillId,
} from "../platform/ids.ts";
import { type Page, type Part, partOf, type TimeKey } from "../platform/page.ts";
import type { Conversation, Message } from "./conversation.ts";

interface ConversationRow {
  id: ConversationId;
  organisation_id: OrganisationId;
  person_id: PersonId;
  assistant_id: AssistantId;
  assistant: { name: string; icon: string };
  draft: boolean;
  title: string;
  created_at: Date;
  updated_at: Date;
}

function toConversation(row: ConversationRow): Conversation {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    personId: row.person_id,
    assistantId: row.assistant_id,
    assistantName: row.assistant.name,
    assistantIcon: row.assistant.icon,
    draft: row.draft,
    title: row.title,
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
    returning *, ${assistantOfConversation("conversation")} as assistant
  `.execute(ctx.db);
  return toConversation(rows[0] as ConversationRow);
}

export async function findConversation(
  ctx: TenantCtx,
  key: { id: ConversationId; personId: PersonId },
): Promise<Conversation | undefined> {
  const { rows } = await sql<ConversationRow>`
    select c.*, ${assistantOfConversation("c")} as assistant from conversation c
     where c.organisation_id = ${ctx.organisationId} and c.id = ${key.id} and c.person_id = ${key.personId} and c.deleted_at is null
  `.execute(ctx.db);
  return rows[0] && toConversation(rows[0]);
}

/** The latest first; uses conversation_person. */
export async function findConversations(
  ctx: TenantCtx,
  personId: PersonId,
  page: Page<TimeKey>,
): Promise<Part<Conversation>> {
  const [time = null, id = null] = page.cursor ?? [];
  const { rows } = await sql<ConversationRow & { time: string }>`
    select c.*, ${assistantOfConversation("c")} as assistant, ${exactTime("c.updated_at")} as time from conversation c
     where c.organisation_id = ${ctx.organisationId} and c.person_id = ${personId} and c.deleted_at is null
       and (${time}::text is null or (c.updated_at, c.id) < (${time}::timestamptz, ${id}))
     order by c.updated_at desc, c.id desc limit ${page.limit + 1}
  `.execute(ctx.db);
  return partOf(rows, page, { to: toConversation, key: ({ time, id }) => [time, id] });
}

export async function deleteConversation(
  ctx: TenantCtx,
  key: { id: ConversationId; personId: PersonId },
): Promise<boolean> {
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
 * the top, and the person's first words become its title. `row` selects (organisation_id, conversation_id, run_id, role,
 * text, skills_heard, skills_read).
 */
export function messageFrom(row: RawBuilder<unknown>): Record<"message" | "touched", RawBuilder<unknown>> {
  const m = sql`(${row}) as m (organisation_id, conversation_id, run_id, role, text, skills_heard, skills_read)`;
  return {
    message: sql`
      insert into message (organisation_id, id, conversation_id, run_id, role, text, skills_heard, skills_read)
      select m.organisation_id, ${newId("msg")}, m.conversation_id, m.run_id, m.role, m.text, m.skills_heard,
             m.skills_read from ${m}`,
    touched: sql`
      update conversation c
         set updated_at = behalf_now(), title = case c.title when '' then left(m.text, 60) else c.title end
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
     where organisation_id = ${ctx.organisationId} and conversation_id = ${conversationId} order by at, id
  `.execute(ctx.db);
  return rows.map(({ id, role, text, run_id, at }) => ({ id, role, text, runId: run_id, at }));
}
