import { sql } from "kysely";
import { assistantOfRun, type RunAssistant } from "../assistants/index.ts";
import { auditFrom } from "../audit/index.ts";
import { keepConversationScopes } from "../consent/index.ts";
import type { AskState } from "../planner/index.ts";
import type { Ctx, TenantCtx } from "../platform/ctx.ts";
import type { AssistantId, ConversationId, OrganisationId, PersonId, RunId } from "../platform/ids.ts";
import { storable } from "../platform/text.ts";
import {
  type AdvanceJob,
  isOver,
  MovedMeanwhile,
  type Run,
  type RunState,
  type RunStatus,
  type Step,
  type Turn,
} from "./run.ts";
import { openQuestion } from "./steps.ts";

export interface RunRow {
  id: RunId;
  organisation_id: OrganisationId;
  conversation_id: ConversationId;
  assistant_id: AssistantId;
  version: number | null;
  assistant: RunAssistant;
  person_id: PersonId;
  status: RunStatus;
  answer: string | null;
  error: { code: string; message: string } | null;
  request: string;
  locale: "zh" | "en";
  revision: number;
  steps: (Pick<Step, "id"> & { at: string })[];
}

export function toRun(row: RunRow): Run {
  const steps = row.steps.map((step) => ({ ...step, at: new Date(step.at) }) as Step);
  return {
    id: row.id,
    organisationId: row.organisation_id,
    conversationId: row.conversation_id,
    assistantId: row.assistant_id,
    version: row.version,
    assistant: row.assistant,
    personId: row.person_id,
    request: row.request,
    locale: row.locale,
    revision: row.revision,
    steps,
    ...stateOf(row.status, steps, row),
  };
}

function stateOf(
  status: RunStatus,
  steps: readonly Step[],
  { answer, error }: Pick<RunRow, "answer" | "error">,
): RunState {
  switch (status) {
    case "requires_action": {
      const question = openQuestion(steps);
      if (question === undefined) throw new Error("a run waits without a question");
      return { status, question };
    }
    case "completed":
      return { status, answer: answer ?? "" };
    case "failed":
      return { status, error: error ?? { code: "internal", message: "" } };
    default:
      return { status };
  }
}

/** The steps of the run `r`, in order, as they are in `Step`. */
export const stepsOfRun = sql`
  (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
            'id', s.id, 'kind', s.kind, 'status', s.status, 'summary', s.summary, 'callId', s.call_id,
            'skillId', s.skill_id, 'operationId', s.operation_id, 'at', s.at))
            || jsonb_build_object('detail', s.detail) order by s.position), '[]')
     from run_step s where s.run_id = r.id)`;

/** What the run `r` runs: its version, or the draft. */
export const assistantOf = assistantOfRun("r");

/** A conversation as a new message finds it. */
export interface OpenConversation {
  assistantId: AssistantId;
  draft: boolean;
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
    select c.assistant_id as "assistantId", c.draft, a.published_version as version,
           (select jsonb_build_object('id', r.id, 'status', r.status) from run r
             where r.conversation_id = c.id and r.status in ('queued', 'in_progress', 'requires_action')) as open,
           (select r.id from run r
             where r.conversation_id = c.id and r.idempotency_key = ${key.idempotencyKey ?? null}) as repeated
      from conversation c join assistant a on a.id = c.assistant_id and a.deleted_at is null
     where c.id = ${key.conversationId} and c.person_id = ${key.personId} and c.deleted_at is null
       for update of c
  `.execute(ctx.db);
  return rows[0];
}

interface NewRun
  extends Pick<
    Run,
    "id" | "organisationId" | "conversationId" | "assistantId" | "version" | "personId" | "request" | "locale"
  > {
  idempotencyKey: string | undefined;
}

/**
 * Begins a run, which takes up what the answer before it asked. `false`: another run of the conversation began
 * meanwhile, which a reader that had to wait does not see.
 */
export async function insertRun(ctx: TenantCtx, run: NewRun): Promise<boolean> {
  const { rows } = await sql`
    with started as (
      insert into run (id, organisation_id, conversation_id, assistant_id, version, person_id, status, request, locale,
                       idempotency_key)
      values (${run.id}, ${run.organisationId}, ${run.conversationId}, ${run.assistantId}, ${run.version},
              ${run.personId}, 'queued', ${run.request}, ${run.locale}, ${run.idempotencyKey ?? null})
      on conflict do nothing
      returning *
    ), taken as (
      update open_question q set taken_by = started.id from started
       where q.conversation_id = started.conversation_id and q.taken_by is null
    ), kept as (
      ${keepConversationScopes(run.conversationId)}
    ), recorded as (
      ${auditFrom(sql`
        select organisation_id, 'run.started', 'person', person_id, id,
               jsonb_build_object('assistantId', assistant_id, 'version', version) from started`)}
    )
    select from started
  `.execute(ctx.db);
  return rows.length > 0;
}

/** Keeps what an answer asks, until the next message. */
export async function insertQuestion(ctx: TenantCtx, run: Run, question: AskState): Promise<void> {
  const { about, filled, missing, text } = question;
  await sql`
    insert into open_question (run_id, organisation_id, conversation_id, skill_id, operation_id, filled, missing, text)
    values (${run.id}, ${run.organisationId}, ${run.conversationId}, ${about.skillId}, ${about.operationId},
            ${storableJson(filled)}, ${storableJson(missing)}, ${text})
  `.execute(ctx.db);
}

/** What stands in `AskState`, of the question `q`. */
export const questionAsked = sql`
  jsonb_build_object('about', jsonb_build_object('skillId', q.skill_id, 'operationId', q.operation_id),
                     'filled', q.filled, 'missing', q.missing, 'text', q.text)`;

type TurnRow = RunRow & Pick<Turn, "earlier" | "pending" | "person" | "now">;

/**
 * Takes a run that nobody is moving, or whose worker died: this job had taken it, or it is where its worker left it.
 * `undefined` when it is under way, waits for a person or is over. One statement.
 */
export async function claimRun(
  ctx: TenantCtx,
  input: AdvanceJob & { jobId: string; node: string },
): Promise<Turn | undefined> {
  const { rows } = await sql<TurnRow>`
    with r as (
      update run set status = 'in_progress', node = ${input.node}, job = ${input.jobId}, revision = revision + 1
       where id = ${input.runId}
         and (status = 'queued' or (status = 'in_progress'
                                    and (job = ${input.jobId} or revision = ${input.leftAt ?? null}::int)))
      returning *
    )
    select r.*, ${stepsOfRun} as steps, ${assistantOf} as assistant, behalf_now() as now,
           jsonb_build_object('userId', p.id, 'unionId', p.union_id, 'jobNum', coalesce(p.job_number, ''),
                              'corpId', o.corp_id, 'disabled', p.disabled_at is not null) as person,
           (select ${questionAsked} from open_question q where q.taken_by = r.id) as pending,
           (select coalesce(jsonb_agg(jsonb_build_object('role', m.role, 'text', m.text, 'skillsRead',
                     (select coalesce(jsonb_agg(distinct c.skill_id), '[]') from skill_call c
                        join oauth_code o on o.call_id = c.id where c.run_id = m.run_id)) order by m.at), '[]')
              from (select * from message m where m.conversation_id = r.conversation_id and m.run_id <> r.id
                     order by m.at desc limit 20) m) as earlier
      from r join person p on p.id = r.person_id join organisation o on o.id = r.organisation_id
  `.execute(ctx.db);
  const row = rows[0];
  if (row === undefined) return undefined;
  const { earlier, pending, person, now } = row;
  return { run: toRun(row), earlier, pending, person, now, postponed: input.postponed ?? 0 };
}

/** Holds a run until the transaction ends. */
export async function lockRun(ctx: TenantCtx, runId: RunId): Promise<Run | undefined> {
  // Held first, in a statement of its own: only the next one's snapshot sees the steps of whoever held it before.
  await sql`select from run where id = ${runId} for update`.execute(ctx.db);
  const { rows } = await sql<RunRow>`
    select r.*, ${stepsOfRun} as steps, ${assistantOf} as assistant from run r where r.id = ${runId}
  `.execute(ctx.db);
  return rows[0] && toRun(rows[0]);
}

/** Where a run goes; one that asks a person waits with the question among its steps. */
export type NextState =
  | Extract<RunState, { status: "queued" | "completed" | "failed" | "cancelled" | "expired" }>
  | { status: "requires_action" };

export interface Move {
  to?: NextState;
  add?: readonly Step[];
  settle?: readonly Step[];
}

/**
 * The one way a run changes: from the revision that was read to the next, its steps along with it, or not at all.
 * Its end is recorded. Throws `MovedMeanwhile` when the revision is no longer the latest.
 */
export async function moveRun(ctx: TenantCtx, run: Run, { to, add = [], settle = [] }: Move): Promise<Run> {
  const status = to?.status ?? run.status;
  const answer = to?.status === "completed" ? to.answer : null;
  const error = to?.status === "failed" ? to.error : null;
  const added = add.map((step, index) => ({ ...step, position: run.steps.length + index }));
  const { rows } = await sql<{ revision: number }>`
    with moved as (
      update run
         set status = ${status}, revision = revision + 1, answer = coalesce(${answer}, answer),
             error = coalesce(${error === null ? null : JSON.stringify(error)}::jsonb, error),
             completed_at = case when ${isOver(status)} then behalf_now() end
       where id = ${run.id} and revision = ${run.revision}
      returning *
    ), added as (
      insert into run_step (id, organisation_id, run_id, position, kind, status, summary, call_id, skill_id,
                            operation_id, detail)
      select s.id, moved.organisation_id, moved.id, s.position, s.kind, s.status, s.summary, s."callId",
             s."skillId", s."operationId", s.detail
        from moved, jsonb_to_recordset(${storableJson(added)}::jsonb) as s
             (id text, position int, kind text, status text, summary text, "callId" text, "skillId" text,
              "operationId" text, detail jsonb)
    ), settled as (
      update run_step t set status = s.status, detail = s.detail
        from moved, jsonb_to_recordset(${storableJson(settle)}::jsonb) as s (id text, status text, detail jsonb)
       where t.id = s.id and t.run_id = moved.id
    ), recorded as (
      ${auditFrom(sql`
        select organisation_id, 'run.ended', 'system', null, id, jsonb_build_object('status', status)
          from moved where ${isOver(status)}`)}
    )
    select revision from moved
  `.execute(ctx.db);
  const revision = rows[0]?.revision;
  if (revision === undefined) throw new MovedMeanwhile(run.id);
  const kept = run.steps.map((step) => settle.find(({ id }) => id === step.id) ?? step);
  const steps = [...kept, ...add];
  return { ...run, revision, steps, ...stateOf(status, steps, { answer, error }) };
}

/** Tells the node that plans this run to stop; for what is rare, since a notification is a lock at commit. */
export async function tellPlannerToStop(ctx: TenantCtx, runId: RunId): Promise<void> {
  await sql`select pg_notify('run_stopped', ${runId})`.execute(ctx.db);
}

/** What a planner wrote may hold what no JSON of a database can: NUL, half a surrogate pair. */
function storableJson(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === "string" ? storable(member) : member,
  );
}

/** The run of a conversation that is not over. */
export async function findOpenRun(
  ctx: TenantCtx,
  conversationId: ConversationId,
): Promise<RunId | undefined> {
  const { rows } = await sql<{ id: RunId }>`
    select id from run
     where conversation_id = ${conversationId} and status in ('queued', 'in_progress', 'requires_action')
  `.execute(ctx.db);
  return rows[0]?.id;
}

/** The runs a node was moving when it stopped, and those nobody has taken yet. */
export async function findUnfinished(
  ctx: Ctx,
  node: string,
): Promise<Pick<Run, "organisationId" | "id" | "status" | "revision">[]> {
  const { rows } = await sql<Pick<Run, "organisationId" | "id" | "status" | "revision">>`
    select organisation_id as "organisationId", id, status, revision from run where (status = 'in_progress' and node = ${node}) or status = 'queued'
  `.execute(ctx.db);
  return rows;
}

/** Where a run is that somebody is moving. */
export async function findRevisionUnderWay(ctx: TenantCtx, runId: RunId): Promise<number | undefined> {
  const { rows } = await sql<{ revision: number }>`
    select revision from run where id = ${runId} and status = 'in_progress'
  `.execute(ctx.db);
  return rows[0]?.revision;
}
