import { sql } from "kysely";
import type { TenantCtx } from "../platform/ctx.ts";
import type { ApplicationId, AssistantId, PersonId } from "../platform/ids.ts";
import { isLive } from "./grant-store.ts";
import type { Held } from "./holders.ts";

interface HeldRow {
  id: string;
  grants: number;
  people: number;
  last_used_at: Date | null;
}

/** What holds now for each of these: uses consent_grant_application, _skill and _one_live. */
export async function findHeld(
  ctx: TenantCtx,
  of: {
    applications: readonly ApplicationId[];
    assistants: readonly AssistantId[];
    people: readonly PersonId[];
  },
): Promise<Held[]> {
  const { rows } = await sql<HeldRow>`
    with held as (
      select g.application_id as about, g.* from consent_grant g
       where g.organisation_id = ${ctx.organisationId} and g.application_id = any(${of.applications}::text[])
         and g.revoked_at is null
      union all
      select k.assistant_id, g.*
        from skill k join consent_grant g on g.organisation_id = k.organisation_id and g.skill_id = k.id
       where k.organisation_id = ${ctx.organisationId} and k.assistant_id = any(${of.assistants}::text[])
         and k.deleted_at is null and g.revoked_at is null
      union all
      select g.person_id, g.* from consent_grant g
       where g.organisation_id = ${ctx.organisationId} and g.person_id = any(${of.people}::text[])
         and g.revoked_at is null
    )
    select h.about as id, count(*) as grants, count(distinct h.person_id) as people,
           max(h.last_used_at) as last_used_at
      from held h
     where exists (select from grant_scope s
                    where s.organisation_id = h.organisation_id and s.grant_id = h.id and ${isLive("s")})
     group by h.about
  `.execute(ctx.db);
  return rows.map(({ last_used_at, ...row }) => ({ ...row, lastUsedAt: last_used_at }));
}
