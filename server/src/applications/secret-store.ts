import { type RawBuilder, sql } from "kysely";
import { auditOften } from "../audit/index.ts";
import type { TenantCtx } from "../platform/ctx.ts";
import { type Places, prepared } from "../platform/db/prepared.ts";
import type { ApplicationId } from "../platform/ids.ts";

export interface PresentedClient {
  clientId: string;
  secretHash: Buffer;
}

/**
 * Selects the application with these credentials, its `id` and its `generation`; no row: they are wrong, or it is
 * disabled. For a statement that authenticates a client and then does something for it.
 */
export const clientWith = (where: Places<PresentedClient>): RawBuilder<unknown> => sql`
  select a.id, a.generation
    from application_secret s
    join application a on a.organisation_id = s.organisation_id and a.id = s.application_id
   where s.organisation_id = ${where.organisationId} and s.hash = ${where.secretHash}
     and (s.expires_at is null or s.expires_at > behalf_now())
     and a.client_id = ${where.clientId} and a.disabled_at is null`;

export const findClient = prepared<PresentedClient, { id: ApplicationId }>(clientWith);

/** Says in the organisation's audit that this client id came with a wrong secret; an unknown one has nobody to tell. */
export async function recordRefusedClient(
  ctx: TenantCtx,
  { clientId, times }: { clientId: string; times: number },
): Promise<void> {
  await auditOften(sql`
    select organisation_id, 'client.refused' as event, 'application' as actor_kind, id as actor_id, id as subject,
           ${times}::int as times
      from application where organisation_id = ${ctx.organisationId} and client_id = ${clientId}
  `).execute(ctx.db);
}

/** With `revokeOld` at once, otherwise 24 hours from now; what ends sooner still does. */
export async function endSecrets(
  ctx: TenantCtx,
  input: { applicationId: ApplicationId; revokeOld: boolean },
): Promise<void> {
  await sql`
    update application_secret
       set expires_at = least(expires_at, behalf_now() + make_interval(hours => ${input.revokeOld ? 0 : 24}::int))
     where organisation_id = ${ctx.organisationId} and application_id = ${input.applicationId}
  `.execute(ctx.db);
}

export async function insertSecret(
  ctx: TenantCtx,
  secret: { applicationId: ApplicationId; hash: Buffer },
): Promise<void> {
  await sql`
    insert into application_secret (organisation_id, hash, application_id)
    values (${ctx.organisationId}, ${secret.hash}, ${secret.applicationId})
  `.execute(ctx.db);
}

/** Once a minute at most: what is written at each use of a busy client would be nothing but locks. */
export async function recordSecretUse(ctx: TenantCtx, hash: Buffer): Promise<void> {
  await sql`
    update application_secret set last_used_at = behalf_now()
     where organisation_id = ${ctx.organisationId} and hash = ${hash}
       and (last_used_at is null or last_used_at < behalf_now() - interval '1 minute')
  `.execute(ctx.db);
}

/** Codes and tokens of the generations before are dead, also what a redemption that is under way is about to issue. */
export async function beginGeneration(ctx: TenantCtx, id: ApplicationId): Promise<void> {
  await sql`
    update application set generation = generation + 1
     where organisation_id = ${ctx.organisationId} and id = ${id}
  `.execute(ctx.db);
}
