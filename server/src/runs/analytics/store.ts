import { type RawBuilder, sql } from "kysely";
import { skillTitle } from "../../assistants/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import type { AssistantId, PersonId } from "../../platform/ids.ts";
import type { Analytics, OperationUse, Percentiles, Usage } from "./analytics.ts";

/** What one look at the numbers may read; the latest turns count. */
const maxTurns = 20_000;
const maxOperations = 200;

/** The turns with what is published: a builder's own tries with the draft say nothing about its use. */
const turnsSince = (
  { organisationId }: TenantCtx,
  assistantId: AssistantId,
  since: RawBuilder<unknown>,
) => sql`
  select r.organisation_id, r.id, r.person_id, r.status, r.error, r.created_at, r.completed_at from run r
   where r.organisation_id = ${organisationId} and r.assistant_id = ${assistantId}
     and r.created_at >= ${since} and r.version is not null
   order by r.created_at desc limit ${maxTurns}`;

const percentilesOf = (ms: RawBuilder<unknown>) => sql`
  jsonb_build_object('p50', round(percentile_cont(0.5) within group (order by ${ms})),
                     'p95', round(percentile_cont(0.95) within group (order by ${ms})))`;

interface TurnsRow {
  since: Date;
  truncated: boolean;
  people: number;
  by_day: Analytics["byDay"];
  consents: Analytics["consents"];
  turn_time: Percentiles;
  waiting_time: Percentiles;
  errors: Analytics["errors"];
}

/**
 * Everything about the turns in one statement, along `run_assistant`, `consent_request_run` and `confirmation_run`.
 * Days are whole days of the time zone, today's included.
 */
export async function findTurns(
  ctx: TenantCtx,
  { assistantId, days, timeZone }: { assistantId: AssistantId; days: number; timeZone: string },
): Promise<Omit<Analytics, "operations">> {
  const { organisationId } = ctx;
  const { rows } = await sql<TurnsRow>`
    with span as materialized (
      select today, today - (${days}::int - 1) as first,
             (today - (${days}::int - 1))::timestamp at time zone ${timeZone} as since
        from (select (behalf_now() at time zone ${timeZone})::date as today) now
    ), turn as materialized (
      ${turnsSince(ctx, assistantId, sql`(select since from span)`)}
    ), asked as materialized (
      select q.run_id, 'consent' as kind, q.status, q.created_at,
             coalesce(q.answered_at, least(q.expires_at, behalf_now())) as ended_at
        from turn t join consent_request q on q.organisation_id = ${organisationId} and q.run_id = t.id
      union all
      select c.run_id, 'confirmation', case c.status when 'cancel' then 'deny' else c.status end, c.created_at,
             coalesce(c.answered_at, least(c.expires_at, behalf_now()))
        from turn t join confirmation c on c.organisation_id = ${organisationId} and c.run_id = t.id
    ), waited as (
      select run_id, bool_or(status = 'deny') as denied, bool_or(status = 'expired') as expired,
             sum(extract(epoch from ended_at - created_at)) * 1000 as ms
        from asked group by run_id
    ), ended as materialized (
      select t.person_id, (t.created_at at time zone ${timeZone})::date as day, t.error ->> 'code' as error,
             case when t.status in ('failed', 'cancelled') then t.status
                  when t.status in ('queued', 'in_progress', 'requires_action') then 'open'
                  when w.denied then 'denied'
                  when t.status = 'expired' or w.expired then 'expired' else 'completed' end as outcome,
             case when t.completed_at is not null
                  then greatest(0, extract(epoch from t.completed_at - t.created_at) * 1000 - coalesce(w.ms, 0)) end as took,
             w.ms as waited
        from turn t left join waited w on w.run_id = t.id
    ), by_day as (
      select d.day::date as day,
             count(*) filter (where outcome = 'completed') as completed,
             count(*) filter (where outcome = 'denied') as denied,
             count(*) filter (where outcome = 'failed') as failed,
             count(*) filter (where outcome = 'expired') as expired,
             count(*) filter (where outcome = 'cancelled') as cancelled,
             count(*) filter (where outcome = 'open') as open
        from span, generate_series(span.first::timestamp, span.today::timestamp, interval '1 day') as d (day)
        left join ended e on e.day = d.day::date
       group by d.day
    )
    select case when (select count(*) from turn) < ${maxTurns}::int then span.since
                else (select min(created_at) from turn) end as since,
           (select count(*) from turn) >= ${maxTurns}::int as truncated,
           (select count(distinct person_id)::int from ended) as people,
           (select jsonb_agg(to_jsonb(b) order by b.day) from by_day b) as by_day,
           (select jsonb_build_object('allowed', count(*) filter (where status = 'allow'),
                                      'denied', count(*) filter (where status = 'deny'),
                                      'expired', count(*) filter (where status = 'expired'),
                                      'other', count(*) filter (where status not in ('allow', 'deny', 'expired')))
              from asked where kind = 'consent') as consents,
           (select ${percentilesOf(sql`took`)} from ended) as turn_time,
           (select ${percentilesOf(sql`waited`)} from ended) as waiting_time,
           (select coalesce(jsonb_agg(jsonb_build_object('code', error, 'turns', turns) order by turns desc, error), '[]')
              from (select error, count(*) as turns from ended where outcome = 'failed' group by error) f) as errors
      from span
  `.execute(ctx.db);
  const [{ since, truncated, people, by_day: byDay, consents, turn_time, waiting_time, errors }] = rows as [
    TurnsRow,
  ];
  return {
    since,
    truncated,
    people,
    byDay,
    consents,
    time: { turn: turn_time, waiting: waiting_time },
    errors,
  };
}

/** Along `run_assistant` and the key of a run's steps. What was sent is kept for a while: times are of what is still kept. */
export async function findOperations(
  ctx: TenantCtx,
  { assistantId, since }: { assistantId: AssistantId; since: Date },
): Promise<OperationUse[]> {
  const { organisationId } = ctx;
  const { rows } = await sql<OperationUse>`
    with turn as materialized (
      ${turnsSince(ctx, assistantId, sql`${since}`)}
    ), made as materialized (
      select s.skill_id, s.operation_id, s.detail ->> 'outcome' as outcome, c.rt
        from turn t
        join run_step s on s.organisation_id = ${organisationId} and s.run_id = t.id and s.kind = 'call'
        left join skill_call c on c.organisation_id = ${organisationId} and c.id = s.call_id
    ), used as (
      select skill_id, operation_id, count(*)::int as calls,
             count(*) filter (where outcome = 'answered')::int as answered,
             count(*) filter (where outcome = 'failed')::int as failed,
             count(*) filter (where outcome = 'unknown')::int as unknown,
             count(*) filter (where outcome = 'refused')::int as refused,
             count(*) filter (where outcome in ('cancelled', 'stopped'))::int as cancelled,
             count(*) filter (where outcome in ('planning_off', 'not_available'))::int as unavailable,
             ${percentilesOf(sql`rt`)} as times
        from made group by skill_id, operation_id
    )
    select u.skill_id as "skillId", ${skillTitle("k")} as skill, u.operation_id as "operationId", u.calls, u.answered,
           u.failed, u.unknown, u.refused, u.cancelled, u.unavailable,
           (u.times ->> 'p50')::float as p50, (u.times ->> 'p95')::float as p95
      from used u join skill k on k.organisation_id = ${organisationId} and k.id = u.skill_id
     order by u.calls desc, u.skill_id, u.operation_id limit ${maxOperations}
  `.execute(ctx.db);
  return rows;
}

/** Of each assistant no more than the latest turns are counted. */
export async function findUsage(
  ctx: TenantCtx,
  { by, days }: { by: PersonId | "all"; days: number },
): Promise<Usage[]> {
  const { rows } = await sql<Usage>`
    select a.id as "assistantId", u.turns, u.failed, u.people from assistant a, lateral (
      select count(*)::int as turns, count(*) filter (where t.status = 'failed')::int as failed,
             count(distinct t.person_id)::int as people
        from (select r.status, r.person_id from run r
               where r.organisation_id = ${ctx.organisationId} and r.assistant_id = a.id and r.version is not null
                 and r.created_at >= behalf_now() - make_interval(days => ${days}::int)
               order by r.created_at desc limit ${maxTurns}) t
    ) u
     where a.organisation_id = ${ctx.organisationId} and a.deleted_at is null
       and (${by}::text = 'all' or a.created_by = ${by}) and u.turns > 0
     order by u.turns desc, a.id limit 1000
  `.execute(ctx.db);
  return rows;
}
