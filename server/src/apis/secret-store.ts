import { sql } from "kysely";
import type { TenantCtx } from "../platform/ctx.ts";
import type { ApiId } from "../platform/ids.ts";
import type { KeptSecret } from "./api.ts";

export async function insertSecret(ctx: TenantCtx, secret: { apiId: ApiId; hash: Buffer }): Promise<void> {
  await sql`
    insert into api_secret (organisation_id, hash, api_id)
    values (${ctx.organisationId}, ${secret.hash}, ${secret.apiId})
  `.execute(ctx.db);
}

/** In so many hours from now; what ends sooner still does. */
export async function endSecrets(ctx: TenantCtx, input: { apiId: ApiId; hours: 0 | 24 }): Promise<void> {
  await sql`
    update api_secret set expires_at = least(expires_at, behalf_now() + make_interval(hours => ${input.hours}::int))
     where organisation_id = ${ctx.organisationId} and api_id = ${input.apiId}
  `.execute(ctx.db);
}

interface SecretRow {
  created_at: Date;
  last_used_at: Date | null;
  expires_at: Date | null;
}

/** Those that open doors now, the latest first. */
export async function findSecrets(ctx: TenantCtx, apiId: ApiId): Promise<KeptSecret[]> {
  const { rows } = await sql<SecretRow>`
    select created_at, last_used_at, expires_at from api_secret
     where organisation_id = ${ctx.organisationId} and api_id = ${apiId}
       and (expires_at is null or expires_at > behalf_now())
     order by created_at desc
  `.execute(ctx.db);
  return rows.map((row) => ({
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    endsAt: row.expires_at,
  }));
}
