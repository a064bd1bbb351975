import { sql } from "kysely";
import type { Ctx } from "../platform/ctx.ts";
import type { OrganisationId } from "../platform/ids.ts";
import type { Colleague } from "./directory.ts";

/** Those who have the name before those whose name only contains it, and then none of the latter. */
export async function findColleagues(
  ctx: Ctx,
  search: { organisationId: OrganisationId; name: string; limit: number },
): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`
    with found as (
      select id, union_id, name, job_number, email, lower(name) = lower(${search.name}) as exact
        from person
       where organisation_id = ${search.organisationId} and disabled_at is null
         and (lower(name) = lower(${search.name})
              or (length(${search.name}) > 1 and strpos(lower(name), lower(${search.name})) > 0))
    )
    select id as "userId", union_id as "unionId", name, job_number as "jobNumber", email from found
     where exact or not exists (select from found where exact)
     order by name, job_number, id limit ${search.limit}
  `.execute(ctx.db);
  return rows;
}
