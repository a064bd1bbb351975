import { sql } from "kysely";
import type { Ctx, TenantCtx } from "../../../platform/ctx.ts";
import type { ApplicationId, PersonId } from "../../../platform/ids.ts";

export interface NamedRequest {
  applicationId: ApplicationId;
  personId: PersonId;
  tokenHash: Buffer;
}

/** Until the transaction ends nobody else is at work on it. Answers whether it is ours. */
export async function takeRequest(ctx: TenantCtx, request: NamedRequest): Promise<boolean> {
  const key = `${ctx.organisationId} ${request.applicationId} ${request.personId} ${request.tokenHash.toString("hex")}`;
  const { rows } = await sql<{ ours: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${key}, 0)) as ours
  `.execute(ctx.db);
  return rows[0]?.ours === true;
}

export async function findAnswer<Answer>(
  ctx: TenantCtx,
  { applicationId, personId, tokenHash }: NamedRequest,
): Promise<{ requestHash: Buffer; answer: Answer } | undefined> {
  const { rows } = await sql<{ requestHash: Buffer; answer: Answer }>`
    select request_hash as "requestHash", answer from calendar_request
     where organisation_id = ${ctx.organisationId} and application_id = ${applicationId} and person_id = ${personId}
       and token_hash = ${tokenHash} and at > behalf_now() - interval '1 day'
  `.execute(ctx.db);
  return rows[0];
}

/** In the place of one that is older than a day. */
export async function keepAnswer(
  ctx: TenantCtx,
  {
    applicationId,
    personId,
    tokenHash,
    requestHash,
    answer,
  }: NamedRequest & { requestHash: Buffer; answer: unknown },
): Promise<void> {
  await sql`
    insert into calendar_request (organisation_id, application_id, person_id, token_hash, request_hash, answer)
    values (${ctx.organisationId}, ${applicationId}, ${personId}, ${tokenHash}, ${requestHash},
            ${answer === undefined ? null : JSON.stringify(answer)})
    on conflict (organisation_id, application_id, person_id, token_hash) do update
       set request_hash = excluded.request_hash, answer = excluded.answer, at = behalf_now()
  `.execute(ctx.db);
}

export async function clearAnswers(ctx: Ctx): Promise<void> {
  await sql`delete from calendar_request where at < behalf_now() - interval '1 day'`.execute(ctx.db);
}
