import { type RawBuilder, sql } from "kysely";
import { assistantOfRun, type RunAssistant } from "../assistants/index.ts";
import { auditFrom } from "../audit/index.ts";
import type { TenantCtx } from "../platform/ctx.ts";
import { plannedOnce } from "../platform/db/planned-client.ts";
import type { ApplicationId, AssistantId, ConversationId, PersonId, RunId } from "../platform/ids.ts";
import { storable } from "../platform/text.ts";
import type { Lease } from "./hands/lease.ts";
import {
  isOver,
  type KeptChoice,
  MovedMeanwhile,
  type Run,
  type RunState,
  type RunStatus,
  type Step,
} from "./run.ts";
import { openQuestion } from "./steps.ts";

export interface RunRow {
  id: RunId;
  conversation_id: ConversationId;
  assistant_id: AssistantId;
  version: number | null;
  assistant: RunAssistant;
  person_id: PersonId;
  status: RunStatus;
  answer: string | null;
  error: { code: string; message: string } | null;
  request: string;
  chosen: KeptChoice | null;
  repeats: RunId | null;
  through: ApplicationId | null;
  locale: "zh" | "en";
  revision: number;
  steps: { step: Pick<Step, "id"> & { at: string }; detail: Step["detail"] }[];
}

export const toSteps = (rows: RunRow["steps"]): Step[] =>
  rows.map(({ step, detail }) => ({ ...step, detail, at: new Date(step.at) }) as Step);

export function toRun(row: RunRow): Run {
  const steps = toSteps(row.steps);
  return {
    id: row.id,
    conversationId: row.conversation_id,
    assistantId: row.assistant_id,
    version: row.version,
    assistant: row.assistant,
    personId: row.person_id,
    request: row.request,
    chosen: row.chosen,
    repeats: row.repeats,
    through: row.through,
    locale: row.locale,
    revision: row.revision,
    lease: null,
    steps,
    kept: steps.length,
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

/** The run `r` as in `RunRow`. */
export const runColumns = sql`
  r.id, r.conversation_id, r.assistant_id, r.version, r.person_id, r.status, r.answer, r.error,
  r.request, r.chosen, r.repeats, r.through, r.locale, r.revision, ${assistantOfRun("r")} as assistant`;

/** The steps `s`, in order, as they are in `RunRow`; as `json`, which keeps the digits of numbers. */
export const stepsInOrder = sql`
  coalesce(json_agg(json_build_object('detail', s.detail, 'step', json_strip_nulls(json_build_object(
            'id', s.id, 'kind', s.kind, 'status', s.status, 'summary', s.summary, 'callId', s.call_id,
            'skillId', s.skill_id, 'operationId', s.operation_id, 'at', s.at))) order by s.position), '[]')`;

/** Those of the run `r`. */
export const stepsOfRun = sql`
  (select ${stepsInOrder} from run_step s where s.organisation_id = r.organisation_id and s.run_id = r.id)`;

/** What stands in `AskState`, of the question `q`. */
export const questionAsked = sql`
  json_build_object('about', json_build_object('skillId', q.skill_id, 'operationId', q.operation_id),
                    'filled', q.filled, 'missing', q.missing, 'text', q.text)`;

/** Holds a run until the transaction ends. */
export async function lockRun(ctx: TenantCtx, runId: RunId): Promise<Run | undefined> {
  // Held first, in a statement of its own: only the next one's snapshot sees the steps of whoever held it before.
  await sql`select from run where organisation_id = ${ctx.organisationId} and id = ${runId} for update`.execute(
    ctx.db,
  );
  const { rows } = await sql<RunRow>`
    ${plannedOnce}
    select ${runColumns}, ${stepsOfRun} as steps from run r
     where r.organisation_id = ${ctx.organisationId} and r.id = ${runId}
  `.execute(ctx.db);
  return rows[0] && toRun(rows[0]);
}

/** Where a run goes; one that asks a person waits with the question among its steps. */
export type NextState =
  | Extract<RunState, { status: "completed" | "failed" | "cancelled" | "expired" }>
  | { status: "requires_action" }
  /** A worker with a place for it takes it along. */
  | { status: "in_progress"; by: Lease }
  /** Whoever looks takes it; not so soon after it was `putOff`, and where only one node can, not before that has had time. */
  | { status: "queued"; putOff?: { seconds: number }; only?: { node: string; seconds: number } };

export interface Move {
  to?: NextState;
  add?: readonly Step[];
  settle?: readonly Step[];
  /** What is held before the run is: a part of the statement that finds one row. */
  first?: RawBuilder<unknown>;
  /** What other modules write along with it: parts of the statement that select from `moved`. */
  also?: readonly RawBuilder<unknown>[];
}

/**
 * The one way a run changes: from the revision that was read to the next, its steps along with it, or not at all; a
 * worker's move only while it has the run. Its end is recorded. Throws `MovedMeanwhile` when it was moved by others.
 */
export async function moveRun(ctx: TenantCtx, run: Run, move: Move): Promise<Run> {
  const { to, add = [], settle = [], first = sql`select`, also = [] } = move;
  const status = to?.status ?? run.status;
  const answer = to?.status === "completed" ? to.answer : null;
  const error = to?.status === "failed" ? to.error : null;
  const steps = [...run.steps.map((step) => settle.find(({ id }) => id === step.id) ?? step), ...add];
  const added = steps.slice(run.kept).map((step, index) => ({ ...step, position: run.kept + index }));
  const { rows } = await sql<{ revision: number }>`
    ${plannedOnce}
    with first as materialized (${first}), moved as (
      update run
         set status = ${status}, revision = revision + 1, answer = coalesce(${answer}, answer),
             error = coalesce(${error === null ? null : JSON.stringify(error)}::jsonb, error),
             completed_at = case when ${isOver(status)} then behalf_now() end, ${holderIn(to)}
       where exists (select from first)
         and organisation_id = ${ctx.organisationId} and id = ${run.id} and revision = ${run.revision}
         and (${run.lease}::text is null or (lease = ${run.lease} and held_until > behalf_now()))
      returning *
    ), added as (
      insert into run_step (id, organisation_id, run_id, position, kind, status, summary, call_id, skill_id,
                            operation_id, detail)
      select s.id, moved.organisation_id, moved.id, s.position, s.kind, s.status, s.summary, s."callId",
             s."skillId", s."operationId", s.detail
        from moved, json_to_recordset(${storableJson(added)}::json) as s
             (id text, position int, kind text, status text, summary text, "callId" text, "skillId" text,
              "operationId" text, detail json)
    ), settled as (
      update run_step t set status = s.status, detail = s.detail
        from moved, json_to_recordset(${storableJson(settle)}::json) as s (id text, status text, detail json)
       where t.organisation_id = moved.organisation_id and t.id = s.id and t.run_id = moved.id
    ), recorded as (
      ${auditFrom(sql`
        select organisation_id, 'run.ended', 'system', null, id, jsonb_build_object('status', status)
          from moved where ${isOver(status)}`)}
    )${sql.join(
      also.map((part, index) => sql`, ${sql.ref(`also_${index}`)} as (${part})`),
      sql``,
    )}
    select revision from moved
  `.execute(ctx.db);
  const revision = rows[0]?.revision;
  if (revision === undefined) throw new MovedMeanwhile(run.id);
  ctx.changes.tell(ctx, "run", run.id);
  const lease = to === undefined ? run.lease : null;
  return { ...run, revision, lease, steps, kept: steps.length, ...stateOf(status, steps, { answer, error }) };
}

/** Who has it after a move; one that goes nowhere stays in the hands it is in. */
function holderIn(to: NextState | undefined): RawBuilder<unknown> {
  if (to === undefined) return sql`put_off = 0`;
  const { node, lease, seconds } = nextHolder(to);
  const isPutOff = to.status === "queued" && to.putOff !== undefined;
  return sql`
    node = ${node}, lease = ${lease}, held_until = behalf_now() + make_interval(secs => ${seconds}::float8),
    put_off = case when ${isPutOff} then put_off + 1 else 0 end`;
}

function nextHolder(to: NextState): { node: string | null; lease: string | null; seconds: number | null } {
  if (to.status === "in_progress")
    return { node: to.by.node, lease: to.by.lease, seconds: to.by.heldMs / 1000 };
  if (to.status !== "queued") return { node: null, lease: null, seconds: null };
  return {
    node: to.only?.node ?? null,
    lease: null,
    seconds: to.only?.seconds ?? to.putOff?.seconds ?? null,
  };
}

/** What a planner wrote may hold what no JSON of a database can: NUL, half a surrogate pair. */
export function storableJson(value: unknown): string {
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
     where organisation_id = ${ctx.organisationId} and conversation_id = ${conversationId}
       and status in ('queued', 'in_progress', 'requires_action')
  `.execute(ctx.db);
  return rows[0]?.id;
}
