import { type RawBuilder, sql } from "kysely";
import type { TenantCtx } from "../platform/ctx.ts";
import type { ApiId } from "../platform/ids.ts";

/**
 * Tells the webhooks concerned, in the statement that makes it so: use it as a data-modifying CTE, which returns one
 * row for each delivery there is to make. `rows` selects, by these names: organisation_id, type, application_id, codes,
 * person_id, data, and cause, which is null or what the same event must not be told twice for. An application is told of
 * what was allowed to it, an API of its own permissions alone.
 */
export const toldFrom = (rows: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  insert into webhook_delivery (organisation_id, id, webhook_id, type, data, person_id)
  select w.organisation_id, ${deliveryId(sql`r.cause`)}, w.id, r.type,
         case when r.type = 'person.left' then r.data else r.data || jsonb_build_object('codes', theirs.codes) end,
         r.person_id
    from (${rows}) r
    join webhook w on w.organisation_id = r.organisation_id and r.type = any(w.events)
   cross join lateral (
     select case when w.application_id = r.application_id then r.codes
                 else array(select p.code from permission_point p
                             where p.organisation_id = w.organisation_id and p.audience = w.api_id
                               and p.code = any(r.codes) order by p.code) end as codes) theirs
   where cardinality(theirs.codes) > 0
  on conflict do nothing
  returning webhook_id`;

/** Random, unless the event has a cause: then of every time it is told the first alone counts. */
const deliveryId = (cause: RawBuilder<unknown>): RawBuilder<string> => sql`
  'whd_' || coalesce(md5(${cause} || w.id), replace(gen_random_uuid()::text, '-', ''))`;

/** Tells the API itself and the applications that are approved for a permission of it. Answers how many. */
export async function tellPublished(
  ctx: TenantCtx,
  { apiId, version, cause }: { apiId: ApiId; version: number; cause: string },
): Promise<number> {
  const { rows } = await sql`
    insert into webhook_delivery (organisation_id, id, webhook_id, type, data)
    select w.organisation_id, ${deliveryId(sql`${cause}::text`)}, w.id, 'version.published',
           jsonb_build_object('apiId', ${apiId}::text, 'version', ${version}::int)
      from webhook w
     where w.organisation_id = ${ctx.organisationId} and 'version.published' = any(w.events)
       and (w.api_id = ${apiId}
            or exists (select from application_permission a
                         join permission_point p on p.organisation_id = a.organisation_id and p.code = a.code
                        where a.organisation_id = w.organisation_id and a.application_id = w.application_id
                          and a.status = 'approved' and p.audience = ${apiId}))
    on conflict do nothing
    returning id
  `.execute(ctx.db);
  return rows.length;
}
