import { sql } from "kysely";
import { skillTitle } from "../../assistants/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import type { ApplicationId, CallId, PersonId } from "../../platform/ids.ts";
import { lateness, longestCall, settledOutcome } from "../settled-store.ts";
import type { Trace } from "../trace/trace.ts";
import { type LoggedRow, loggedColumns, toLogged } from "./log-store.ts";
import type { LoggedCallDetail } from "./logged-call.ts";

interface DetailRow extends LoggedRow {
  request: Trace["request"];
  response: Trace["response"];
  error: string | null;
  permissions: LoggedCallDetail["permissions"];
  code: { issuedAt: string; redeemedAt: string | null; expiresAt: string } | null;
  uses: { at: string; api: string; status: number }[];
}

/** One call of an application, with what was done under its permission while it ran; without the rest, as it is kept. */
export async function findLoggedDetail(
  ctx: TenantCtx,
  { applicationId, id }: { applicationId: ApplicationId; id: CallId },
): Promise<LoggedCallDetail | undefined> {
  const { rows } = await sql<DetailRow>`
    select ${loggedColumns}, c.request, c.response, c.error, ${skillTitle("s")} as title, p.name as person_name,
           (select coalesce(jsonb_agg(jsonb_build_object('code', needed.code, 'duration', (
                     select g.duration from grant_scope g
                      where g.organisation_id = c.organisation_id and g.grant_id = c.grant_id and g.code = needed.code
                        and g.granted_at <= c.begin_at
                      order by g.granted_at desc limit 1)) order by needed.place), '[]')
              from unnest(c.scopes) with ordinality as needed (code, place)) as permissions,
           (select jsonb_build_object('issuedAt', o.created_at, 'redeemedAt', o.spent_at, 'expiresAt', o.expires_at)
              from oauth_code o where o.organisation_id = c.organisation_id and o.call_id = c.id) as code,
           (select coalesce(jsonb_agg(jsonb_build_object('at', u.at, 'api', u.api, 'status', u.status)
                                      order by u.at, u.id), '[]')
              from (select u.* from grant_use u
                     where u.organisation_id = c.organisation_id and u.grant_id = c.grant_id and u.at >= c.begin_at
                       and u.at <= c.begin_at + make_interval(
                             secs => (coalesce(c.rt, ${longestCall}::int) + ${lateness}::int) / 1000.0)
                     order by u.at, u.id limit 50) u) as uses
      from application a
      join skill_call c on c.organisation_id = a.organisation_id and c.application_id = a.id and c.id = ${id}
      join skill s on s.organisation_id = c.organisation_id and s.id = c.skill_id
      left join person p on p.organisation_id = c.organisation_id and p.id = c.person_id
     where a.organisation_id = ${ctx.organisationId} and a.id = ${applicationId}
  `.execute(ctx.db);
  return rows[0] && toDetail(rows[0]);
}

function toDetail(row: DetailRow): LoggedCallDetail {
  const { request, response, error, permissions, code, uses } = row;
  return {
    ...toLogged(row),
    request,
    response,
    error,
    permissions,
    code: code && {
      issuedAt: new Date(code.issuedAt),
      redeemedAt: code.redeemedAt === null ? null : new Date(code.redeemedAt),
      expiresAt: new Date(code.expiresAt),
    },
    uses: uses.map(({ at, ...use }) => ({ at: new Date(at), ...use })),
  };
}

export interface RecentCalls {
  applicationId: ApplicationId;
  calls: number;
  failed: number;
}

/** Past this many of a day, how many exactly is no news. */
const mostOfADay = 10_000;

/** The calls of the last 24 hours, by application; of those of one person, or of the organisation. */
export async function countRecent(
  ctx: TenantCtx,
  of: { createdBy?: PersonId | undefined; applicationId?: ApplicationId | undefined },
): Promise<RecentCalls[]> {
  const [createdBy, applicationId] = [of.createdBy ?? null, of.applicationId ?? null];
  const { rows } = await sql<RecentCalls>`
    select a.id as "applicationId", count(k.outcome)::int as calls,
           count(*) filter (where k.outcome in ('failed', 'unknown'))::int as failed
      from application a
      left join lateral (
        select ${settledOutcome} as outcome from skill_call c
         where c.organisation_id = ${ctx.organisationId} and c.application_id = a.id
           and c.begin_at > behalf_now() - interval '24 hours'
         order by c.begin_at desc limit ${mostOfADay}) k on true
     where a.organisation_id = ${ctx.organisationId}
       and (${createdBy}::text is null or a.created_by = ${createdBy})
       and (${applicationId}::text is null or a.id = ${applicationId})
     group by a.id order by a.id limit 1000
  `.execute(ctx.db);
  return rows;
}
