import { type RawBuilder, sql } from "kysely";
import { auditOften } from "../audit/index.ts";
import type { TenantCtx } from "../platform/ctx.ts";
import { type Places, prepared } from "../platform/db/prepared.ts";
import type { ApiId } from "../platform/ids.ts";

/** What an API presents when it asks. */
export interface PresentedApi {
  apiId: string;
  secretHash: Buffer;
}

/**
 * Selects the API with these credentials, its `id`, its `subject` and its `pairwise_key`; no row: they are wrong, or it was
 * removed. For a statement that authenticates an API and then answers it something.
 */
export const apiWith = (where: Places<PresentedApi>): RawBuilder<unknown> => sql`
  select a.id, a.subject, a.pairwise_key
    from api_secret s
    join api a on a.organisation_id = s.organisation_id and a.id = s.api_id
   where s.organisation_id = ${where.organisationId} and s.hash = ${where.secretHash}
     and (s.expires_at is null or s.expires_at > behalf_now())
     and a.id = ${where.apiId} and a.removed_at is null`;

/** Selects the `id` of the published API that is so named: by its id, or by its address. */
export const apiAt = (where: Places<{ resource: string | null }>): RawBuilder<unknown> => sql`
  select a.id
    from api a
    join api_version v on v.organisation_id = a.organisation_id and v.api_id = a.id and v.number = a.published_number
   where a.organisation_id = ${where.organisationId} and a.removed_at is null
     and ${where.resource} in (a.id, v.content ->> 'baseUrl')
   order by a.id = ${where.resource} desc, a.created_at
   limit 1`;

export const findApiBy = prepared<PresentedApi, { id: ApiId }>(
  (given) => sql`select asking.id from (${apiWith(given)}) asking`,
);

/** Once a minute at most: what is written at each use of a busy API would be nothing but locks. */
export async function recordSecretUse(ctx: TenantCtx, hash: Buffer): Promise<void> {
  await sql`
    update api_secret set last_used_at = behalf_now()
     where organisation_id = ${ctx.organisationId} and hash = ${hash}
       and (last_used_at is null or last_used_at < behalf_now() - interval '1 minute')
  `.execute(ctx.db);
}

/** Says in the organisation's audit that this API's id came with a wrong secret; an unknown one has nobody to tell. */
export async function recordRefusedApi(
  ctx: TenantCtx,
  { apiId, times }: { apiId: string; times: number },
): Promise<void> {
  await auditOften(sql`
    select organisation_id, 'api.refused' as event, 'system' as actor_kind, null::text as actor_id, id as subject,
           ${times}::int as times
      from api where organisation_id = ${ctx.organisationId} and id = ${apiId} and removed_at is null
  `).execute(ctx.db);
}
