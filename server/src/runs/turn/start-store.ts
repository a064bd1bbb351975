import { sql } from "kysely";
import { auditFrom } from "../../audit/index.ts";
import { keepConversationScopes } from "../../consent/index.ts";
import { holdConversation, messageFrom } from "../../conversations/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import { plannedOnce } from "../../platform/db/planned-client.ts";
import type { AssistantId, ConversationId, PersonId, RunId } from "../../platform/ids.ts";
import type { Lease } from "../hands/lease.ts";
import type { Run, RunStatus, Turn } from "../run.ts";
import { storableJson } from "../store.ts";
import { type TurnRow, toTurn, turnColumns, turnTables } from "../turn-store.ts";
import type { Beginning } from "./going-back.ts";

/** A conversation as a new message finds it. */
export interface OpenConversation {
  assistantId: AssistantId;
  draft: boolean;
  /** Who made the assistant, and whether an admin took it out of use. */
  createdBy: PersonId;
  disabled: boolean;
  version: number | null;
  open: { id: RunId; status: RunStatus } | null;
  repeated: RunId | null;
}

/** Held until the transaction ends, so that two messages take turns, as do a message and a deletion. */
export async function lockConversation(
  ctx: TenantCtx,
  key: { conversationId: ConversationId; personId: PersonId; idempotencyKey: string | undefined },
): Promise<OpenConversation | undefined> {
  const { rows } = await sql<OpenConversation>`
    ${plannedOnce}
    select c.assistant_id as "assistantId", c.draft, a.published_version as version,
           a.created_by as "createdBy", a.disabled_at is not null as disabled,
           (select jsonb_build_object('id', r.id, 'status', r.status) from run r
             where r.organisation_id = c.organisation_id and r.conversation_id = c.id
               and r.status in ('queued', 'in_progress', 'requires_action')) as open,
           (select r.id from run r
             where r.organisation_id = c.organisation_id and r.conversation_id = c.id
               and r.idempotency_key = ${key.idempotencyKey ?? null}) as repeated
      from conversation c
      join assistant a on a.organisation_id = c.organisation_id and a.id = c.assistant_id and a.deleted_at is null
     where c.organisation_id = ${ctx.organisationId} and c.id = ${key.conversationId}
       and c.person_id = ${key.personId} and c.deleted_at is null
       for update of c
  `.execute(ctx.db);
  return rows[0];
}

/** Holds a run's conversation: nothing is said in it, and it is not deleted, until the transaction ends. */
export async function lockConversationOf(ctx: TenantCtx, run: Pick<Run, "conversationId">): Promise<void> {
  await holdConversation(ctx, run.conversationId).execute(ctx.db);
}

interface NewRun
  extends Pick<Run, "id" | "conversationId" | "assistantId" | "version" | "personId" | "locale">,
    Beginning {
  idempotencyKey: string | undefined;
  /** Of the worker that takes it at once; left out, it is queued. */
  by: Lease | undefined;
}

/**
 * Begins a run with what the person said; it takes up what the answer before it asked, or in the place of another run
 * what that one took up. `undefined`: another run of the conversation began meanwhile, which a reader that had to wait
 * does not see.
 */
export async function insertRun(ctx: TenantCtx, run: NewRun): Promise<Turn | undefined> {
  const { by, insteadOf, program } = run;
  const through = program?.applicationId ?? null;
  const heard = through === null ? [] : [through];
  const chosen = run.chosen === null ? null : storableJson(run.chosen);
  const said = messageFrom(
    sql`select organisation_id, conversation_id, id, 'user', ${run.said}::text, ${heard}::text[], '{}'::text[] from r`,
    program?.messageId,
  );
  // What a person was asked, no program answers: its question is over.
  const isTheirs = sql`(r.through is null or exists (select from run a
    where a.organisation_id = q.organisation_id and a.id = q.run_id and a.through = r.through))`;
  const takenUp =
    insteadOf === null
      ? sql`q.taken_by is null and ${isTheirs}`
      : sql`q.taken_by = ${insteadOf} and q.run_id <> ${insteadOf}`;
  const { rows } = await sql<TurnRow>`
    ${plannedOnce}
    with r as (
      insert into run (organisation_id, id, conversation_id, assistant_id, version, person_id, status, request, locale,
                       chosen, repeats, through, instructions, idempotency_key, node, lease, held_until)
      values (${ctx.organisationId}, ${run.id}, ${run.conversationId}, ${run.assistantId}, ${run.version},
              ${run.personId}, ${by === undefined ? "queued" : "in_progress"}, ${run.request}, ${run.locale},
              ${chosen}::json, ${run.repeats}, ${through}, ${program?.instructions ?? null}, ${run.idempotencyKey ?? null}, ${by?.node ?? null}, ${by?.lease ?? null},
              behalf_now() + make_interval(secs => ${by === undefined ? null : by.heldMs / 1000}::float8))
      on conflict do nothing
      returning *
    ), said as (${said.message}), touched as (${said.touched}), taken as (
      update open_question q set taken_by = case when ${takenUp} then r.id else q.run_id end from r
       where q.organisation_id = r.organisation_id and q.conversation_id = r.conversation_id
         and (q.taken_by is null or ${takenUp})
    ), kept as (
      ${keepConversationScopes(ctx, run.conversationId)}
    ), recorded as (
      ${auditFrom(sql`
        select organisation_id, 'run.started', case when through is null then 'person' else 'application' end,
               coalesce(through, person_id), id,
               jsonb_build_object('assistantId', assistant_id, 'version', version)
               || case when through is null then '{}'::jsonb else jsonb_build_object('personId', person_id) end
          from r`)}
    )
    select ${turnColumns(sql`q.conversation_id = r.conversation_id and ${takenUp}`)}, '[]'::jsonb as steps
      from ${turnTables(sql`r`)}
  `.execute(ctx.db);
  return rows[0] && toTurn(ctx, rows[0], by?.lease ?? null);
}
