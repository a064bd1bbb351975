import { type RawBuilder, sql } from "kysely";
import { auditFrom } from "../audit/index.ts";
import type { Ctx, TenantCtx } from "../platform/ctx.ts";
import { exactTime } from "../platform/db/exact-time.ts";
import type { ApplicationId, CallId, GrantId, PersonId, RunId, SkillId } from "../platform/ids.ts";
import { type Page, type Part, partOf, type TimeKey } from "../platform/page.ts";
import { plainLine } from "../platform/text.ts";
import type { Operation } from "../skill-files/index.ts";
import type { Exchange, OutgoingRequest } from "./call.ts";
import type { Trace } from "./trace/trace.ts";

interface SendingCall {
  callId: CallId;
  personId: PersonId;
  runId: RunId;
  skillId: SkillId;
  applicationId: ApplicationId;
  /** Of the assistant; `null`: its draft. */
  version: number | null;
  operationId: string;
  operation: Pick<Operation, "summary" | "method" | "path" | "scopes">;
  /** What covers it, where it needs a permission. */
  grantId: GrantId | undefined;
  outgoing: OutgoingRequest;
}

/**
 * Before it is sent: parts of the statement that moves its run, which has it as `moved`. A call is sent once: a second
 * row with its id is refused by the database.
 */
export function sendingParts(sending: SendingCall): RawBuilder<unknown>[] {
  const { callId, personId, runId, skillId, applicationId, version, operationId, operation } = sending;
  const { grantId = null, outgoing } = sending;
  const { summary, method, path, scopes } = operation;
  return [
    sql`
      insert into skill_call (organisation_id, id, run_id, skill_id, operation_id, grant_id, outcome, request,
                              application_id, person_id, version, mode, method, path, scopes,
                              summary)
      select organisation_id, ${callId}, ${runId}, ${skillId}, ${operationId}, ${grantId}, 'sending',
             ${JSON.stringify(outgoing.trace.request)}::jsonb, ${applicationId}, ${personId}, ${version}::int,
             ${outgoing.trace.request.mode ?? null}, ${method}, ${path}, ${scopes}::text[],
             ${plainLine(summary, 100)} from moved`,
    auditFrom(sql`
      select organisation_id, 'skill.called', 'system', null, ${callId}::text,
             jsonb_build_object('personId', ${personId}::text, 'runId', ${runId}::text,
                                'skillId', ${skillId}::text, 'operationId', ${operationId}::text) from moved`),
  ];
}

interface CallEnded {
  callId: CallId;
  exchange: Exchange;
}

const endCall = ({ callId, exchange }: CallEnded, within: RawBuilder<unknown>) => {
  const { outcome, trace, ms, sent, failure = null } = exchange;
  return sql`
  update skill_call c
     set status = ${trace.response?.status.code ?? null}::smallint, sent = ${sent}, failure = ${failure},
         outcome = ${outcome.outcome}, error = ${"reason" in outcome ? outcome.reason : null}, rt = ${Math.round(ms)},
         response = ${trace.response === null ? null : JSON.stringify(trace.response)}
    from ${within} where c.organisation_id = w.organisation_id and c.id = ${callId}`;
};

/** What came of it: a part of the statement that moves its run, which has it as `moved`. */
export const outcomePart = (ended: CallEnded): RawBuilder<unknown> => endCall(ended, sql`moved w`);

/** The same by itself, where the run is no longer to be moved. */
export async function recordOutcome(ctx: TenantCtx, ended: CallEnded): Promise<void> {
  await endCall(ended, sql`(values (${ctx.organisationId}::text)) as w (organisation_id)`).execute(ctx.db);
}

/** Any number, the same in every version. */
const droppingLock = 7_275_326_403;

/**
 * Drops calls with what was sent and answered, the oldest first, of every organisation; on one node at a time, for the
 * time of the statement. Answers how many; none where another node is at it.
 */
export async function dropOldCalls(ctx: Ctx, which: { days: number; most: number }): Promise<number> {
  const { numAffectedRows } = await sql`
    with mine as materialized (
      select from (select pg_try_advisory_xact_lock(${droppingLock}) as held) tried where held
    ), old as materialized (
      select c.organisation_id, c.id from skill_call c, mine
       where c.begin_at < behalf_now() - make_interval(days => ${which.days})
       order by c.begin_at limit ${which.most}
    )
    delete from skill_call c using old where c.organisation_id = old.organisation_id and c.id = old.id
  `.execute(ctx.db);
  return Number(numAffectedRows ?? 0);
}

interface CallRow {
  id: CallId;
  operation_id: string;
  outcome: "sending" | "answered" | "failed" | "unknown";
  request: Trace["request"];
  response: Trace["response"];
  error: string | null;
  begin_at: Date;
  rt: number | null;
}

/** In the order they were begun. */
export async function findCalls(ctx: TenantCtx, runId: RunId, page: Page<TimeKey>): Promise<Part<CallRow>> {
  const [time = null, last = null] = page.cursor ?? [];
  const { rows } = await sql<CallRow & { time: string }>`
    select c.*, ${exactTime("c.begin_at")} as time from skill_call c
     where c.organisation_id = ${ctx.organisationId} and c.run_id = ${runId}
       and (${time}::text is null or (c.begin_at, c.id) > (${time}::timestamptz, ${last}))
     order by c.begin_at, c.id limit ${page.limit + 1}
  `.execute(ctx.db);
  return partOf(rows, page, { to: (row) => row, key: ({ time, id }) => [time, id] });
}
