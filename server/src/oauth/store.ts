import { sql } from "kysely";
import type { Application } from "../applications/index.ts";
import { skillStands } from "../assistants/index.ts";
import { auditFrom } from "../audit/index.ts";
import { type Cover, isLive, noteUse } from "../consent/index.ts";
import type { Ctx, TenantCtx } from "../platform/ctx.ts";
import { plannedOnce } from "../platform/db/planned-client.ts";
import type { ApplicationPrincipal, TokenPrincipal } from "../platform/http/principal.ts";
import type { ApplicationId, FamilyId, OrganisationId, PersonId } from "../platform/ids.ts";
import type { CodeFor } from "./code.ts";

const accessSeconds = 7200;
const onceSeconds = 600;
const refreshDays = 30;

/** Stores a code's hash if its grant and each of its permissions are live; otherwise nothing, and `false`. */
export async function insertCode(
  ctx: TenantCtx,
  code: CodeFor & Cover & { hash: Buffer; ttlSeconds: number },
): Promise<boolean> {
  const { rows } = await sql`
    ${plannedOnce}
    with allowed as (
      select id from consent_grant where id = ${code.grantId} and revoked_at is null
         and (select count(*) from grant_scope s where s.id = any(${code.grantScopeIds}) and ${isLive("s")})
             = ${code.grantScopeIds.length}
    ), issued as (
      insert into oauth_code (hash, organisation_id, application_id, person_id, grant_id, grant_scope_ids, skill_id,
                              draft, run_id, call_id, operation_id, once, expires_at)
      select ${code.hash}, ${code.organisationId}, ${code.applicationId}, ${code.personId}, id, ${code.grantScopeIds},
             ${code.skillId}, ${code.draft}, ${code.runId}, ${code.callId}, ${code.operationId}, ${code.once},
             behalf_now() + make_interval(secs => ${code.ttlSeconds})
        from allowed
      returning *
    ), recorded as (
      ${auditFrom(sql`
        select organisation_id, 'code.issued', 'application', application_id, grant_id,
               jsonb_build_object('personId', person_id, 'runId', run_id, 'callId', call_id, 'operationId', operation_id)
          from issued`)}
    )
    select from issued
  `.execute(ctx.db);
  return rows.length > 0;
}

interface Redemption {
  codeHash: Buffer;
  applicationId: ApplicationId;
  familyId: FamilyId;
  accessHash: Buffer;
  refreshHash: Buffer;
}

interface Issued {
  refreshable: boolean;
  expiresIn: number;
  corpId: string;
}

/**
 * Spends a code and issues its tokens: of two callers with the same code exactly one spends it, and it is spent
 * also when it is refused. `undefined`: spent before, expired, another client's, or no longer allowed.
 */
export async function redeem(ctx: TenantCtx, input: Redemption): Promise<Issued | undefined> {
  const { rows } = await sql<Issued>`
    ${plannedOnce}
    with presented as (
      update oauth_code set spent_at = behalf_now(), family_id = ${input.familyId}
       where hash = ${input.codeHash} and spent_at is null
      returning *
    ), allowed as (
      select c.*, o.corp_id, live.ends_at,
             case when c.once then ${onceSeconds}::int else ${accessSeconds}::int end as expires_in
        from presented c
        join organisation o on o.id = c.organisation_id
        join application a on a.id = c.application_id and a.disabled_at is null
        join person p on p.id = c.person_id and p.disabled_at is null
        join consent_grant g on g.id = c.grant_id and g.revoked_at is null
        join skill k on k.id = c.skill_id
        join assistant t on t.id = k.assistant_id and t.deleted_at is null
        join lateral (select count(*) as count, max(s.expires_at) as ends_at from grant_scope s
                       where s.id = any(c.grant_scope_ids) and ${isLive("s")}) live
          on live.count = cardinality(c.grant_scope_ids)
       where c.application_id = ${input.applicationId} and c.expires_at > behalf_now()
         and case when c.draft then k.deleted_at is null
                  else exists (select from skill_version v where v.assistant_id = t.id
                                  and v.number = t.published_version and v.skill_id = k.id) end
    ), family as (
      insert into token_family (id, organisation_id, application_id, person_id, grant_id, grant_scope_ids, draft)
      select family_id, organisation_id, application_id, person_id, grant_id, grant_scope_ids, draft from allowed
    ), access as (
      insert into access_token (hash, organisation_id, application_id, family_id, expires_at)
      select ${input.accessHash}::bytea, organisation_id, application_id, family_id,
             behalf_now() + make_interval(secs => expires_in) from allowed
    ), refresh as (
      insert into refresh_token (hash, organisation_id, family_id, expires_at)
      select ${input.refreshHash}::bytea, organisation_id, family_id,
             least(behalf_now() + make_interval(days => ${refreshDays}::int), ends_at) from allowed where not once
    ), recorded as (
      ${auditFrom(sql`
        select c.organisation_id, case when a.hash is null then 'code.refused' else 'code.redeemed' end,
               'application', ${input.applicationId}::text, c.grant_id,
               jsonb_build_object('personId', c.person_id, 'runId', c.run_id, 'callId', c.call_id)
          from presented c left join allowed a on a.hash = c.hash`)}
    )
    select not once as refreshable, expires_in as "expiresIn", corp_id as "corpId" from allowed
  `.execute(ctx.db);
  return rows[0];
}

interface RefusedCode {
  codeHash: Buffer;
  /** What the refused redemption would have made; by it the code shows whether that redemption spent it. */
  familyId: FamilyId;
  application: Application;
}

/**
 * After a refusal: if this client had redeemed the code before, everything issued from it dies. A statement of its
 * own, since only a new snapshot sees what a concurrent winner has just written. Answers whether we ever issued it.
 */
export async function refuseCode(ctx: TenantCtx, refused: RefusedCode): Promise<boolean> {
  const { id, organisationId } = refused.application;
  const { rows } = await sql<{ known: boolean }>`
    ${plannedOnce}
    with known as (
      select application_id, family_id from oauth_code where hash = ${refused.codeHash}
    ), replayed as (
      update token_family f set revoked_at = coalesce(f.revoked_at, behalf_now()) from known
       where known.application_id = ${id} and f.id = known.family_id
      returning f.id, f.grant_id, f.person_id
    ), recorded as (
      ${auditFrom(sql`
        select ${organisationId}::text, 'code.replayed', 'application', ${id}::text, grant_id,
               jsonb_build_object('personId', person_id, 'familyId', id) from replayed
        union all
        select ${organisationId}::text, 'code.refused', 'application', ${id}::text, null, '{}'::jsonb
         where not exists (select from replayed)
           and not exists (select from known where family_id = ${refused.familyId})`)}
    )
    select exists (select from known) as known
  `.execute(ctx.db);
  return rows[0]?.known ?? false;
}

interface RefreshInput {
  refreshHash: Buffer;
  applicationId: ApplicationId;
  accessHash: Buffer;
}

/** Extends a refresh token and adds an access token beside the earlier ones; `undefined` when it may not. */
export async function refresh(ctx: TenantCtx, input: RefreshInput) {
  const { rows } = await sql<{ expiresIn: number; corpId: string }>`
    ${plannedOnce}
    with allowed as (
      select r.hash, f.*, o.corp_id, live.ends_at
        from refresh_token r
        join token_family f on f.id = r.family_id and f.revoked_at is null
        join organisation o on o.id = f.organisation_id
        join person p on p.id = f.person_id and p.disabled_at is null
        join consent_grant g on g.id = f.grant_id and g.revoked_at is null
        join lateral (select max(s.expires_at) as ends_at from grant_scope s
                       where s.id = any(f.grant_scope_ids) and ${isLive("s")}) live on live.ends_at is not null
       where r.hash = ${input.refreshHash} and f.application_id = ${input.applicationId} and r.expires_at > behalf_now()
         and ${skillStands({ skill: "g.skill_id", draft: "f.draft" })}
    ), extended as (
      update refresh_token r
         set expires_at = least(behalf_now() + make_interval(days => ${refreshDays}::int), allowed.ends_at)
        from allowed where r.hash = allowed.hash
    ), access as (
      insert into access_token (hash, organisation_id, application_id, family_id, expires_at)
      select ${input.accessHash}::bytea, organisation_id, application_id, id,
             behalf_now() + make_interval(secs => ${accessSeconds}) from allowed
    ), recorded as (
      ${auditFrom(sql`
        select organisation_id, 'token.refreshed', 'application', application_id, grant_id,
               jsonb_build_object('personId', person_id) from allowed`)}
    )
    select ${accessSeconds}::int as "expiresIn", corp_id as "corpId" from allowed
  `.execute(ctx.db);
  return rows[0];
}

export async function recordRefusedRefresh(
  ctx: TenantCtx,
  { id, organisationId }: Application,
): Promise<void> {
  await auditFrom(sql`
    values (${organisationId}, 'token.refused', 'application', ${id}, null, '{"grantType": "refresh_token"}'::jsonb)
  `).execute(ctx.db);
}

/** Answers its lifetime in seconds. */
export async function insertAppToken(
  ctx: TenantCtx,
  input: { application: Application; accessHash: Buffer },
): Promise<number> {
  const { id, organisationId } = input.application;
  await sql`
    with issued as (
      insert into access_token (hash, organisation_id, application_id, expires_at)
      values (${input.accessHash}, ${organisationId}, ${id}, behalf_now() + make_interval(secs => ${accessSeconds}))
    )
    ${auditFrom(sql`values (${organisationId}, 'token.app_issued', 'application', ${id}, null, '{}'::jsonb)`)}
  `.execute(ctx.db);
  return accessSeconds;
}

/**
 * What a token may do at this moment; no cache. A revoked one is still found, with nothing it may do. Notes the use
 * of its grant in the same statement.
 */
export async function findBearer(
  ctx: TenantCtx,
  hash: Buffer,
): Promise<TokenPrincipal | ApplicationPrincipal | undefined> {
  const { rows } = await sql<BearerRow>`
    ${plannedOnce}
    with used as (
      select t.application_id, t.organisation_id, f.person_id, f.grant_id,
             array(select s.code from grant_scope s
                     join application_permission a on a.application_id = f.application_id and a.code = s.code
                    where s.id = any(f.grant_scope_ids) and ${isLive("s")} and a.status = 'approved'
                      and f.revoked_at is null and g.revoked_at is null
                      and p.disabled_at is null and app.disabled_at is null and ${skillStands({ skill: "g.skill_id", draft: "f.draft" })}) as scopes
        from access_token t
        join application app on app.id = t.application_id
        left join token_family f on f.id = t.family_id
        left join consent_grant g on g.id = f.grant_id
        left join person p on p.id = f.person_id
       where t.hash = ${hash} and t.expires_at > behalf_now()
    ), noted as (${noteUse} and cardinality(used.scopes) > 0)
    select application_id as "applicationId", organisation_id as "organisationId", person_id as "personId", scopes
      from used
  `.execute(ctx.db);
  return rows[0] && toPrincipal(rows[0]);
}

interface BearerRow {
  applicationId: ApplicationId;
  organisationId: OrganisationId;
  personId: PersonId | null;
  scopes: string[];
}

function toPrincipal({ personId, scopes, ...bearer }: BearerRow): TokenPrincipal | ApplicationPrincipal {
  return personId === null
    ? { kind: "application", ...bearer }
    : { kind: "token", ...bearer, personId, scopes };
}

/** All that a person allows an application now, over all its skills. */
export async function findAuthorised(ctx: TenantCtx, bearer: TokenPrincipal): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select distinct s.code from consent_grant g join grant_scope s on s.grant_id = g.id
     where g.person_id = ${bearer.personId} and g.application_id = ${bearer.applicationId}
       and g.revoked_at is null and ${isLive("s")}
     order by s.code
  `.execute(ctx.db);
  return rows.map(({ code }) => code);
}

/** Everything ever issued to an application's skills dies; its secret was revoked. */
export async function endFamilies(ctx: TenantCtx, applicationId: ApplicationId): Promise<void> {
  await sql`
    update token_family set revoked_at = behalf_now() where application_id = ${applicationId} and revoked_at is null
  `.execute(ctx.db);
}

/** Clears what has been over for a day: nothing reads it any more. Spent codes stay as long, to recognise a replay. */
export async function clearExpired(ctx: Ctx): Promise<void> {
  await sql`delete from access_token where expires_at < behalf_now() - interval '1 day'`.execute(ctx.db);
  await sql`delete from refresh_token where expires_at < behalf_now() - interval '1 day'`.execute(ctx.db);
  await sql`delete from oauth_code where expires_at < behalf_now() - interval '31 days'`.execute(ctx.db);
}
