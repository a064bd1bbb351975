import { type RawBuilder, sql } from "kysely";
import { skillTitle } from "../../assistants/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import { exactTime } from "../../platform/db/exact-time.ts";
import type { CallId, PersonId, RunId, SkillId } from "../../platform/ids.ts";
import { type Page, type Part, partOf, type TimeKey } from "../../platform/page.ts";
import { settledOutcome } from "../settled-store.ts";
import type { Caller, CallStatus, LogCounts, LogFilter, LoggedCall } from "./logged-call.ts";

/** The same person is another to each application, and nobody who has an id can find out whose alias it is. */
const alias = sql`left(encode(sha256(convert_to(a.pseudonym_key || c.person_id, 'UTF8')), 'hex'), 8)`;

const isFailed = sql`${settledOutcome} in ('failed', 'unknown')`;

const withStatus: Record<CallStatus, RawBuilder<unknown>> = {
  failed: isFailed,
  "2xx": sql`c.status between 200 and 299`,
  "3xx": sql`c.status between 300 and 399`,
  "4xx": sql`c.status between 400 and 499`,
  "5xx": sql`c.status between 500 and 599`,
  unanswered: sql`c.sent and c.status is null`,
  not_sent: sql`not c.sent`,
};

/** The application's calls of a time, along their index. */
const inTime = (ctx: TenantCtx, { applicationId, from, to }: LogFilter) => sql`
  application a
  join skill_call c on c.organisation_id = a.organisation_id and c.application_id = a.id
 where a.organisation_id = ${ctx.organisationId} and a.id = ${applicationId}
   and c.begin_at >= ${from ?? "-infinity"}::timestamptz and c.begin_at < ${to ?? "infinity"}::timestamptz`;

function isWanted({
  status,
  skillId,
  operationId,
  person,
  transport,
  words,
}: LogFilter): RawBuilder<unknown> {
  const wanted = [
    ...(status === undefined ? [] : [withStatus[status]]),
    ...(skillId === undefined ? [] : [sql`c.skill_id = ${skillId}`]),
    ...(operationId === undefined ? [] : [sql`c.operation_id = ${operationId}`]),
    ...(person === undefined ? [] : [sql`${alias} = ${person}`]),
    ...(transport === undefined ? [] : [sql`c.mode is not distinct from ${transport}`]),
    ...(words === undefined ? [] : [hasWords(words)]),
  ];
  return wanted.length === 0 ? sql`true` : sql`(${sql.join(wanted, sql` and `)})`;
}

/** In what the skill's file says; never in what was sent, which others' runs keep for themselves. */
const hasWords = (words: string) => sql`
  (c.id = ${words} or c.run_id = ${words} or position(lower(${words}) in lower(c.operation_id)) > 0
   or position(lower(${words}) in lower(c.path)) > 0)`;

export interface LoggedRow {
  id: CallId;
  begin_at: Date;
  run_id: RunId;
  outcome: LoggedCall["outcome"];
  method: string | null;
  operation_id: string;
  path: string | null;
  skill_id: SkillId;
  title: string;
  version: number | null;
  status: number | null;
  failure: string | null;
  sent: boolean | null;
  mode: "http" | "stream" | null;
  rt: number | null;
  alias: string | null;
  person_id: PersonId | null;
  person_name: string | null;
}

export const loggedColumns = sql`
  c.id, c.begin_at, c.run_id, ${settledOutcome} as outcome, c.method, c.operation_id, c.path, c.skill_id, c.version,
  c.status, c.failure, c.sent, c.mode, c.rt, ${alias} as alias, c.person_id`;

export function toLogged(row: LoggedRow): LoggedCall {
  return {
    id: row.id,
    at: row.begin_at,
    runId: row.run_id,
    outcome: row.outcome,
    method: row.method ?? "",
    operationId: row.operation_id,
    path: row.path ?? "",
    skill: { id: row.skill_id, title: row.title },
    version: row.version,
    status: row.status,
    failure: row.failure,
    sent: row.sent,
    transport: row.mode ?? "http",
    rt: row.rt,
    caller: { alias: row.alias ?? "", id: row.person_id, name: row.person_name },
  };
}

/** Newest first. A skill's file, which may be large, is opened once for all of its calls. */
export async function findLogged(
  ctx: TenantCtx,
  filter: LogFilter & Page<TimeKey>,
): Promise<Part<LoggedCall> & { after: TimeKey | undefined }> {
  const [time = null, id = null] = filter.cursor ?? [];
  const { rows } = await sql<LoggedRow & { time: string }>`
    with logged as materialized (
      select ${loggedColumns}, ${exactTime("c.begin_at")} as time from ${inTime(ctx, filter)}
         and (${time}::text is null or (c.begin_at, c.id) < (${time}::timestamptz, ${id}))
         and ${isWanted(filter)}
       order by c.begin_at desc, c.id desc limit ${filter.limit + 1}
    )
    select l.*, t.title, p.name as person_name
      from logged l
      join (select s.id, ${skillTitle("s")} as title from skill s
             where s.organisation_id = ${ctx.organisationId} and s.id in (select skill_id from logged)) t
        on t.id = l.skill_id
      left join person p on p.organisation_id = ${ctx.organisationId} and p.id = l.person_id
     order by l.begin_at desc, l.id desc
  `.execute(ctx.db);
  const part = partOf(rows, filter, { to: toLogged, key: ({ time, id }) => [time, id] });
  const last = part.next === null ? undefined : rows[filter.limit - 1];
  return { ...part, after: last && [last.time, last.id] };
}

/** Past this many, a look at the log would be felt by those who are being served. */
const mostCounted = 100_000;
const mostNamed = 50;

interface CountsRow extends Omit<LogCounts, "callers" | "more"> {
  looked: number;
  callers: (Omit<Caller, "name"> & { name: string | null })[];
}

/** How many there are of those that are wanted, and what all of the time can be narrowed by, most often first. */
export async function countLogged(
  ctx: TenantCtx,
  { step, ...filter }: LogFilter & { from: Date; step: number },
): Promise<LogCounts> {
  const { rows } = await sql<CountsRow>`
    with looked as materialized (
      select c.begin_at, c.rt, c.skill_id, c.operation_id, c.person_id, ${alias} as alias,
             ${isFailed} as failed, ${isWanted(filter)} as wanted
        from ${inTime(ctx, filter)} order by c.begin_at desc limit ${mostCounted + 1}
    ), wanted as (
      select l.*, floor(extract(epoch from l.begin_at - ${filter.from}::timestamptz) * 1000 / ${step}::float8)::int as bar
        from looked l where l.wanted
    ), bars as (
      select bar, count(*) filter (where not failed) as answered, count(*) filter (where failed) as failed
        from wanted group by bar
    ), skills as (
      select skill_id as id from looked group by skill_id order by count(*) desc, skill_id limit ${mostNamed}
    ), operations as (
      select operation_id from looked group by operation_id order by count(*) desc, operation_id limit ${mostNamed}
    ), callers as (
      select alias, person_id from looked where person_id is not null
       group by alias, person_id order by count(*) desc, alias limit ${mostNamed}
    )
    select (select count(*)::int from looked) as looked, count(*)::int as calls,
           count(*) filter (where w.failed)::int as failed,
           round(percentile_cont(0.5) within group (order by w.rt))::int as "medianMs",
           (select coalesce(jsonb_agg(jsonb_build_object('bar', bar, 'answered', answered, 'failed', failed)), '[]')
              from bars) as bars,
           (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'title', ${skillTitle("s")})), '[]')
              from skill s
             where s.organisation_id = ${ctx.organisationId} and s.id in (select id from skills)) as skills,
           (select coalesce(jsonb_agg(operation_id), '[]') from operations) as operations,
           (select coalesce(jsonb_agg(jsonb_build_object('alias', k.alias, 'id', k.person_id, 'name', p.name)), '[]')
              from callers k
              left join person p on p.organisation_id = ${ctx.organisationId} and p.id = k.person_id) as callers
      from wanted w
  `.execute(ctx.db);
  const { looked = 0, ...counts } = rows[0] ?? {};
  return { ...nothingCounted, ...counts, more: looked > mostCounted };
}

const nothingCounted: Omit<LogCounts, "more"> = {
  calls: 0,
  failed: 0,
  medianMs: null,
  bars: [],
  skills: [],
  operations: [],
  callers: [],
};
