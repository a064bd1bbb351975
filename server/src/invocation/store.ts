import { sql } from "kysely";
import { auditFrom } from "../audit/index.ts";
import type { Ctx } from "../platform/ctx.ts";
import type { CallId, GrantId, OrganisationId, PersonId, RunId, SkillId, StepId } from "../platform/ids.ts";
import type { Call, SentCall } from "./call.ts";
import type { Trace } from "./trace/trace.ts";

interface SendingCall {
  callId: CallId;
  organisationId: OrganisationId;
  personId: PersonId;
  runId: RunId;
  stepId: StepId;
  skillId: SkillId;
  operationId: string;
  call: Call;
}

/** Before it is sent. A step is called once: a second row for it is refused by the database. */
export async function recordSending(ctx: Ctx, sending: SendingCall): Promise<void> {
  const { callId, organisationId, personId, runId, stepId, skillId, operationId, call } = sending;
  await sql`
    with recorded as (
      ${auditFrom(sql`
        values (${organisationId}::text, 'skill.called', 'system', null, ${callId}::text,
                jsonb_build_object('personId', ${personId}::text, 'runId', ${runId}::text,
                                   'skillId', ${skillId}::text, 'operationId', ${operationId}::text))`)}
    )
    insert into skill_call (id, organisation_id, run_id, step_id, skill_id, operation_id, outcome, request)
    values (${callId}, ${organisationId}, ${runId}, ${stepId}, ${skillId}, ${operationId}, 'sending',
            ${JSON.stringify(call.trace.request)})
  `.execute(ctx.db);
}

export async function recordOutcome(ctx: Ctx, input: { callId: CallId; sent: SentCall }): Promise<void> {
  const { told, trace, ms } = input.sent;
  await sql`
    update skill_call
       set outcome = ${told.outcome}, response = ${trace.response === null ? null : JSON.stringify(trace.response)},
           error = ${told.reason ?? null}, rt = ${Math.round(ms)}
     where id = ${input.callId}
  `.execute(ctx.db);
}

interface CallRow {
  id: CallId;
  operation_id: string;
  outcome: "sending" | SentCall["told"]["outcome"];
  request: Trace["request"];
  response: Trace["response"];
  error: string | null;
  begin_at: Date;
  rt: number | null;
}

export async function findCalls(ctx: Ctx, runId: RunId): Promise<CallRow[]> {
  const { rows } =
    await sql<CallRow>`select * from skill_call where run_id = ${runId} order by begin_at`.execute(ctx.db);
  return rows;
}

/** The calls that a code of this grant was issued for; nothing of another person's grant. */
export async function findActivity(ctx: Ctx, key: { grantId: GrantId; personId: PersonId }) {
  const { rows } = await sql<{ at: Date; operation: string; outcome: string }>`
    select c.begin_at as at, c.operation_id as operation, c.outcome
      from oauth_code o join skill_call c on c.id = o.call_id
     where o.grant_id = ${key.grantId} and o.person_id = ${key.personId}
     order by c.begin_at desc limit 100
  `.execute(ctx.db);
  return rows;
}
