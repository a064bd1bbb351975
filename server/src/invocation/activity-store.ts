import { type RawBuilder, sql } from "kysely";
import type { Audience } from "../permissions/index.ts";
import type { TenantCtx } from "../platform/ctx.ts";
import { exactTime } from "../platform/db/exact-time.ts";
import type { GrantId, RunId } from "../platform/ids.ts";
import { type Page, partOf, type TimeKey } from "../platform/page.ts";
import { lateness, longestCall, settledOutcome } from "./settled-store.ts";

export interface ActivityRow {
  at: Date;
  time: string;
  id: string;
  event: "skill.called" | "api.called" | "code.redeemed";
  operation: string | null;
  summary: string | null;
  api: string | null;
  audience: Audience | null;
  run_id: RunId | null;
  outcome: "sending" | "answered" | "failed" | "unknown" | "refused" | "issued" | "revoked";
  application: string;
}

/**
 * What was done with a grant, the latest first: the calls that it covered, and each request made with its tokens; of
 * an application itself, which is called by nobody, the tokens it got too. A request belongs to the run in whose call it was
 * made; one outside of any has none.
 */
export async function findActivity(ctx: TenantCtx, grantId: GrantId, page: Page<TimeKey>) {
  const [time = null, last = null] = page.cursor ?? [];
  /** Of each kind no more than a page is read, along its index. */
  const latest = (at: string, id: RawBuilder<unknown>) => sql`
    (${time}::text is null or (${sql.ref(at)}, ${id}) < (${time}::timestamptz, ${last}))
     order by ${sql.ref(at)} desc, ${id} desc limit ${page.limit + 1}`;
  const useId = sql`lpad(u.id::text, 20, '0')`;
  const { rows } = await sql<ActivityRow>`
    with done as (
      (select c.begin_at as at, c.id, 'skill.called' as event, c.operation_id as operation,
              nullif(c.summary, '') as summary, null as api, null as audience, c.run_id, ${settledOutcome} as outcome
         from skill_call c
        where c.organisation_id = ${ctx.organisationId} and c.grant_id = ${grantId} and ${latest("c.begin_at", sql`c.id`)})
      union all
      (select u.at, ${useId}, 'api.called', null, null, u.api, u.audience,
              (select c.run_id from skill_call c
                where c.organisation_id = ${ctx.organisationId} and c.grant_id = ${grantId} and c.begin_at <= u.at
                  and u.at <= c.begin_at
                              + make_interval(secs => (coalesce(c.rt, ${longestCall}::int) + ${lateness}::int) / 1000.0)
                order by c.begin_at desc limit 1),
              case when u.status in (401, 403) then 'refused' when u.status < 400 then 'answered' else 'failed' end
         from grant_use u
        where u.organisation_id = ${ctx.organisationId} and u.grant_id = ${grantId} and ${latest("u.at", useId)})
      union all
      (select f.created_at, f.id, 'code.redeemed', null, null, null, null, null,
              case when f.revoked_at is null then 'issued' else 'revoked' end
         from token_family f
        where f.organisation_id = ${ctx.organisationId} and f.grant_id = ${grantId}
          -- Of no row, so asked once: where a skill is allowed, no family is looked at.
          and exists (select from consent_grant g
                       where g.organisation_id = ${ctx.organisationId} and g.id = ${grantId} and g.skill_id is null)
          and ${latest("f.created_at", sql`f.id`)})
    )
    select d.*, a.name as application, ${exactTime("d.at")} as time
      from done d
      join consent_grant g on g.organisation_id = ${ctx.organisationId} and g.id = ${grantId}
      join application a on a.organisation_id = ${ctx.organisationId} and a.id = g.application_id
     order by d.at desc, d.id desc limit ${page.limit + 1}
  `.execute(ctx.db);
  return partOf(rows, page, { to: (row) => row, key: ({ time, id }) => [time, id] });
}
