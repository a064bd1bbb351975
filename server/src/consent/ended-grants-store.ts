import { sql } from "kysely";
import { skillTitle } from "../assistants/index.ts";
import type { TenantCtx } from "../platform/ctx.ts";
import { exactTime } from "../platform/db/exact-time.ts";
import type { ApplicationId, GrantId, PersonId } from "../platform/ids.ts";
import { type Page, type Part, partOf, type TimeKey } from "../platform/page.ts";
import type { EndedGrant } from "./grant.ts";
import { isKept } from "./grant-store.ts";

interface EndedRow {
  id: GrantId;
  time: string;
  application_id: ApplicationId;
  application_name: string;
  provider: string;
  skill_title: string | null;
  codes: string[];
  revoked: boolean;
  ended_at: Date;
  last_used_at: Date | null;
}

/** A person's grants that allow nothing any more and ended within 30 days, the latest first: uses grant_scope_grant. */
export async function findEndedGrants(
  ctx: TenantCtx,
  personId: PersonId,
  page: Page<TimeKey>,
): Promise<Part<EndedGrant>> {
  const [time = null, last = null] = page.cursor ?? [];
  const { rows } = await sql<EndedRow>`
    select e.*, ${exactTime("e.ended_at")} as time
      from (select g.id, g.application_id, a.name as application_name, o.name as provider,
                   case when g.skill_id is not null then ${skillTitle("k")} end as skill_title,
                   g.revoked_at is not null as revoked, g.last_used_at,
                   (select max(least(s.revoked_at, s.expires_at)) from grant_scope s
                     where s.organisation_id = g.organisation_id and s.grant_id = g.id) as ended_at,
                   (select array_agg(distinct s.code order by s.code) from grant_scope s
                     where s.organisation_id = g.organisation_id and s.grant_id = g.id) as codes
              from consent_grant g
              join application a on a.organisation_id = g.organisation_id and a.id = g.application_id
              join organisation o on o.id = g.organisation_id
              left join skill k on k.organisation_id = g.organisation_id and k.id = g.skill_id
             where g.organisation_id = ${ctx.organisationId} and g.person_id = ${personId}
               and not exists (select from grant_scope s
                                where s.organisation_id = g.organisation_id and s.grant_id = g.id and ${isKept("s")})
           ) e
     where e.ended_at > behalf_now() - interval '30 days'
       and (${time}::text is null or (e.ended_at, e.id) < (${time}::timestamptz, ${last}))
     order by e.ended_at desc, e.id desc limit ${page.limit + 1}
  `.execute(ctx.db);
  return partOf(rows, page, { to: toEndedGrant, key: ({ time, id }) => [time, id] });
}

function toEndedGrant(row: EndedRow): EndedGrant {
  return {
    id: row.id,
    application: { id: row.application_id, name: row.application_name, provider: row.provider },
    skill: row.skill_title === null ? null : { title: row.skill_title },
    codes: row.codes,
    revoked: row.revoked,
    endedAt: row.ended_at,
    lastUsedAt: row.last_used_at,
  };
}
