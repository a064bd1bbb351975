import { type RawBuilder, sql } from "kysely";
import type { TenantCtx } from "../../platform/ctx.ts";
import type { ApiId, ApplicationId } from "../../platform/ids.ts";

/** What one look at the numbers may read; the latest count. */
const mostChecks = 50_000;
const mostRows = 200;

interface Numbers {
  calls: number;
  /** How many people; of none it is said who. */
  people: number;
  refused: number;
  /** Of what came of the requests, as far as the API told: answered with 500 or more. */
  failed: number;
}

interface Percentiles {
  p50: number | null;
  p95: number | null;
}

export interface Calls extends Numbers, Percentiles {
  since: Date;
  /** There were more than are looked at: the latest count. */
  truncated: boolean;
  byDay: (Numbers & { day: string })[];
  applications: (Numbers & Percentiles & { applicationId: ApplicationId; name: string })[];
  operations: (Numbers & Percentiles & { operation: string | null })[];
}

interface Asked {
  apiId: ApiId;
  days: number;
}

const sinceOf = (days: number) =>
  sql`date_trunc('day', behalf_now(), 'UTC') - make_interval(days => ${days - 1}::int)`;

/** The latest checks of an API: along `api_check_api`. */
const checksSince = ({ organisationId }: TenantCtx, { apiId, days }: Asked) => sql`
  select * from api_check
   where organisation_id = ${organisationId} and api_id = ${apiId} and at >= ${sinceOf(days)}
   order by at desc limit ${mostChecks}`;

const numbers = sql`
  count(*)::int as calls, count(distinct c.person)::int as people, count(*) filter (where c.refused)::int as refused,
  count(*) filter (where c.status >= 500)::int as failed`;
const times = sql`
  round(percentile_cont(0.5) within group (order by c.milliseconds)) as p50,
  round(percentile_cont(0.95) within group (order by c.milliseconds)) as p95`;

const listOf = (rows: RawBuilder<unknown>) => sql`coalesce((select jsonb_agg(r) from (${rows}) r), '[]')`;

/** What an API asked about tokens, in one statement. Days are whole days of UTC, today's included. */
export async function findCalls(ctx: TenantCtx, asked: Asked): Promise<Calls> {
  const { rows } = await sql<Calls>`
    with checks as materialized (${checksSince(ctx, asked)})
    select ${sinceOf(asked.days)} as since, count(*) = ${mostChecks} as truncated, ${numbers}, ${times},
           ${listOf(sql`
             select to_char(c.at at time zone 'UTC', 'YYYY-MM-DD') as day, ${numbers}
               from checks c group by 1 order by 1`)} as "byDay",
           ${listOf(sql`
             select c.application_id as "applicationId", a.name, ${numbers}, ${times}
               from checks c
               join application a on a.organisation_id = ${ctx.organisationId} and a.id = c.application_id
              group by 1, 2 order by calls desc, 1 limit ${mostRows}`)} as applications,
           ${listOf(sql`
             select c.operation, ${numbers}, ${times}
               from checks c group by 1 order by calls desc, 1 limit ${mostRows}`)} as operations
      from checks c
  `.execute(ctx.db);
  const [row] = rows;
  if (row === undefined) throw new Error("an aggregate has a row");
  return row;
}

export interface Refusals {
  applicationId: ApplicationId;
  application: string;
  operation: string | null;
  /** What the token did not open; null: it opened nothing any more. */
  scope: string | null;
  times: number;
  people: number;
  lastAt: Date;
}

/** Who was refused for what, the most frequent first. */
export async function findRefusals(ctx: TenantCtx, asked: Asked): Promise<Refusals[]> {
  const { rows } = await sql<Refusals>`
    with checks as (${checksSince(ctx, asked)})
    select c.application_id as "applicationId", a.name as application, c.operation, lacking.scope,
           count(*)::int as times, count(distinct c.person)::int as people, max(c.at) as "lastAt"
      from checks c
      join application a on a.organisation_id = ${ctx.organisationId} and a.id = c.application_id
      left join lateral unnest(c.missing) as lacking (scope) on true
     where c.refused
     group by 1, 2, 3, 4
     order by times desc, "lastAt" desc limit ${mostRows}
  `.execute(ctx.db);
  return rows;
}
