import { sql } from "kysely";
import { assistantOfRun, type RunAssistant } from "../assistants/index.ts";
import { auditFrom } from "../audit/index.ts";
import { keepConversationScopes } from "../consent/index.ts";
import type { Message } from "../conversations/index.ts";
import type { Ctx } from "../platform/ctx.ts";
import type {
  AssistantId,
  ConversationId,
  OrganisationId,
  PersonId,
  RunId,
  SkillId,
} from "../platform/ids.ts";
import { storable } from "../platform/text.ts";
import { isOver, type Run, type RunStatus, type Step } from "./run.ts";
import type { AdvanceJob } from "./worker.ts";

export interface RunRow {
  id: RunId;
  organisation_id: OrganisationId;
  conversation_id: ConversationId;
  assistant_id: AssistantId;
  version: number | null;
  plan: RunAssistant;
  person_id: PersonId;
  status: RunStatus;
  request: string;
  locale: "zh" | "en";
  revision: number;
  steps: (Omit<Step, "at"> & { at: string })[];
}

export function toRun(row: RunRow): Run {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    conversationId: row.conversation_id,
    assistantId: row.assistant_id,
    version: row.version,
    plan: row.plan,
    personId: row.person_id,
    status: row.status,
    request: row.request,
    locale: row.locale,
    revision: row.revision,
    steps: row.steps.map((step) => ({ ...step, at: new Date(step.at) }) as Step),
  };
}

/** The steps of the run `r`, in order, as they are in `Step`. */
export const stepsOfRun = sql`
  (select coalesce(jsonb_agg(jsonb_build_object(
            'id', s.id, 'kind', s.kind, 'status', s.status, 'summary', s.summary, 'skillId', s.skill_id,
            'operationId', s.operation_id, 'at', s.at, 'detail', s.detail) order by s.position), '[]')
     from run_step s where s.run_id = r.id)`;

/** What its builder decided about planning in what the run `r` runs: its version, or the draft. */
export const planOfRun = assistantOfRun("r");

export interface Talk {
  assistantId: AssistantId;
  draft: boolean;
  version: number | null;
  open: { id: RunId; status: RunStatus } | null;
  repeated: RunId | null;
}

/** The conversation as a new message finds it, held until the transaction ends so that two messages take turns. */
export async function findTalk(
  ctx: Ctx,
  key: { conversationId: ConversationId; personId: PersonId; idempotencyKey: string | undefined },
): Promise<Talk | undefined> {
  const { rows } = await sql<Talk>`
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

/** `false`: another run of the conversation began meanwhile, which a reader that had to wait does not see. */
export async function insertRun(ctx: Ctx, run: NewRun): Promise<boolean> {
  const { rows } = await sql`
    with started as (
      insert into run (id, organisation_id, conversation_id, assistant_id, version, person_id, status, request, locale,
                       idempotency_key)
      values (${run.id}, ${run.organisationId}, ${run.conversationId}, ${run.assistantId}, ${run.version},
              ${run.personId}, 'queued', ${run.request}, ${run.locale}, ${run.idempotencyKey ?? null})
      on conflict do nothing
      returning *
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

/** A run with what a worker needs beside it. */
export interface ClaimedRun {
  run: Run;
  /** `told`: the skills that used a permission of the person's in the turn it belongs to. */
  earlier: (Pick<Message, "role" | "text"> & { told: SkillId[] })[];
  person: { userId: string; unionId: string; jobNum: string; corpId: string };
  now: Date;
  /** The person was disabled meanwhile. */
  gone: boolean;
  /** How often it was put off until its skill connects again. */
  putOff: number;
}

interface ClaimedRow extends RunRow {
  earlier: ClaimedRun["earlier"];
  person: ClaimedRun["person"];
  now: Date;
  gone: boolean;
}

/**
 * Takes a run that nobody is moving, or whose worker died: this job had taken it, or it is where its worker left it.
 * `undefined` when it is under way, waits for a person or is over. One statement.
 */
export async function claimRun(
  ctx: Ctx,
  input: AdvanceJob & { jobId: string; node: string },
): Promise<ClaimedRun | undefined> {
  const { rows } = await sql<ClaimedRow>`
    with r as (
      update run set status = 'in_progress', node = ${input.node}, job = ${input.jobId}, revision = revision + 1
       where id = ${input.runId}
         and (status = 'queued' or (status = 'in_progress'
                                    and (job = ${input.jobId} or revision = ${input.leftAt ?? null}::int)))
      returning *
    )
    select r.*, ${stepsOfRun} as steps, ${planOfRun} as plan, behalf_now() as now,
           p.disabled_at is not null as gone, jsonb_build_object('userId', p.id, 'unionId', p.union_id, 'jobNum', coalesce(p.job_number, ''),
                              'corpId', o.corp_id) as person,
           (select coalesce(jsonb_agg(jsonb_build_object('role', m.role, 'text', m.text, 'told',
                     (select coalesce(jsonb_agg(distinct c.skill_id), '[]') from skill_call c
                        join oauth_code o on o.call_id = c.id where c.run_id = m.run_id)) order by m.at), '[]')
              from (select * from message m where m.conversation_id = r.conversation_id and m.run_id <> r.id
                     order by m.at desc limit 20) m) as earlier
      from r join person p on p.id = r.person_id join organisation o on o.id = r.organisation_id
  `.execute(ctx.db);
  const row = rows[0];
  return (
    row && {
      run: toRun(row),
      earlier: row.earlier,
      person: row.person,
      now: row.now,
      gone: row.gone,
      putOff: input.putOff ?? 0,
    }
  );
}

/** Holds a run until the transaction ends. */
export async function lockRun(ctx: Ctx, runId: RunId): Promise<Run | undefined> {
  // Held first, in a statement of its own: only the next one's snapshot sees the steps of whoever held it before.
  await sql`select from run where id = ${runId} for update`.execute(ctx.db);
  const { rows } = await sql<RunRow>`
    select r.*, ${stepsOfRun} as steps, ${planOfRun} as plan from run r where r.id = ${runId}
  `.execute(ctx.db);
  return rows[0] && toRun(rows[0]);
}

/** Somebody else moved the run since it was read: whoever did goes on with it. */
export class MovedMeanwhile extends Error {}

export interface Move {
  status?: RunStatus;
  answer?: string;
  error?: { code: string; message: string };
  add?: Step[];
  settle?: Step[];
  /** Records its end. */
  over?: true;
}

/**
 * The one way a run changes: from the revision that was read to the next, its steps along with it, or not at all.
 * Throws `MovedMeanwhile` when the revision is no longer the latest.
 */
export async function moveRun(ctx: Ctx, run: Run, move: Move): Promise<Run> {
  const { status = run.status, add = [], settle = [], answer = null, error = null } = move;
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
      insert into run_step (id, organisation_id, run_id, position, kind, status, summary, skill_id, operation_id, detail)
      select s.id, moved.organisation_id, moved.id, s.position, s.kind, s.status, s.summary, s."skillId",
             s."operationId", s.detail
        from moved, jsonb_to_recordset(${storableSteps(added)}::jsonb) as s
             (id text, position int, kind text, status text, summary text, "skillId" text, "operationId" text, detail jsonb)
    ), settled as (
      update run_step t set status = s.status, detail = s.detail
        from moved, jsonb_to_recordset(${storableSteps(settle)}::jsonb) as s (id text, status text, detail jsonb)
       where t.id = s.id and t.run_id = moved.id
    ), recorded as (
      ${auditFrom(sql`
        select organisation_id, 'run.ended', 'system', null, id, jsonb_build_object('status', status)
          from moved where ${move.over === true}`)}
    )
    select revision from moved
  `.execute(ctx.db);
  const revision = rows[0]?.revision;
  if (revision === undefined) throw new MovedMeanwhile(run.id);
  const steps = run.steps.map((step) => settle.find(({ id }) => id === step.id) ?? step);
  return { ...run, status, revision, steps: [...steps, ...add] };
}

/** What a planner wrote may hold what no JSON of a database can: NUL, half a surrogate pair. */
function storableSteps(steps: readonly Step[]): string {
  return JSON.stringify(steps, (_, value: unknown) => (typeof value === "string" ? storable(value) : value));
}

/** The runs a node was moving when it stopped, and those nobody has taken yet. */
export async function findUnfinished(
  ctx: Ctx,
  node: string,
): Promise<Pick<Run, "id" | "status" | "revision">[]> {
  const { rows } = await sql<Pick<Run, "id" | "status" | "revision">>`
    select id, status, revision from run where (status = 'in_progress' and node = ${node}) or status = 'queued'
  `.execute(ctx.db);
  return rows;
}

/** Where a run is that somebody is moving. */
export async function findRevisionUnderWay(ctx: Ctx, runId: RunId): Promise<number | undefined> {
  const { rows } = await sql<{ revision: number }>`
    select revision from run where id = ${runId} and status = 'in_progress'
  `.execute(ctx.db);
  return rows[0]?.revision;
}
