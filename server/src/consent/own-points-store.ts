import { sql } from "kysely";
import { auditFrom } from "../audit/index.ts";
import type { TenantCtx } from "../platform/ctx.ts";
import { endingsTold, grantsEnded } from "./ended-scopes-store.ts";
import { isKept } from "./grant-store.ts";

// What people allow of the points of the organisation's own APIs, by their codes: uses grant_scope_own_code.

/** How many people allow each of these, whether it holds or rests. */
export async function countPeople(ctx: TenantCtx, codes: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ code: string; people: number }>`
    select s.code, count(distinct g.person_id) as people
      from grant_scope s join consent_grant g on g.organisation_id = s.organisation_id and g.id = s.grant_id
     where s.organisation_id = ${ctx.organisationId} and s.code = any(${codes}) and s.api_version is not null
       and ${isKept("s")}
     group by s.code
  `.execute(ctx.db);
  return new Map(rows.map(({ code, people }) => [code, people]));
}

/** What was allowed of these as an older version showed it rests from now on, on every node. */
export async function restScopes(
  ctx: TenantCtx,
  { codes, number }: { codes: readonly string[]; number: number },
): Promise<void> {
  await sql`
    with rested as (
      update grant_scope s set rests_since = behalf_now()
       where s.organisation_id = ${ctx.organisationId} and s.code = any(${codes}) and s.api_version < ${number}
         and ${isKept("s")} and s.rests_since is null
      returning s.organisation_id, s.grant_id, s.code
    ), recorded as (
      ${auditFrom(sql`
        select g.organisation_id, 'grant.rested', 'system', null, g.id,
               jsonb_build_object('personId', g.person_id, 'applicationId', g.application_id, 'skillId', g.skill_id,
                                  'codes', jsonb_agg(distinct r.code))
          from rested r join consent_grant g on g.organisation_id = r.organisation_id and g.id = r.grant_id
         group by g.organisation_id, g.id`)}
    )
    select from rested
  `.execute(ctx.db);
}

/** What was allowed of these has come to its end: they were withdrawn. Answers how many webhooks are to be told. */
export async function endWithdrawn(ctx: TenantCtx, codes: readonly string[]): Promise<number> {
  const { rows } = await sql<{ told: number }>`
    with ended as (
      update grant_scope s set revoked_at = behalf_now()
       where s.organisation_id = ${ctx.organisationId} and s.code = any(${codes}) and s.api_version is not null
         and s.revoked_at is null
      returning s.organisation_id, s.grant_id, s.code, 'permission_withdrawn'::text as reason
    ), recorded as (${grantsEnded}), told as (${endingsTold})
    select count(*) as told from told
  `.execute(ctx.db);
  return rows[0]?.told ?? 0;
}
