import { sql } from "kysely";
import { apiAt } from "../apis/index.ts";
import { clientWith, type PresentedClient } from "../applications/index.ts";
import { skillStands } from "../assistants/index.ts";
import { auditFrom, auditOften } from "../audit/index.ts";
import { isLive } from "../consent/index.ts";
import { mayBeActedFor } from "../directory/index.ts";
import { type Audience, findCatalogue, platformAudience } from "../permissions/index.ts";
import type { Ctx, TenantCtx } from "../platform/ctx.ts";
import { prepared } from "../platform/db/prepared.ts";
import { AppError } from "../platform/errors.ts";
import type { ApplicationPrincipal, PersonOfToken, TokenPrincipal } from "../platform/http/principal.ts";
import type { ApplicationId, CallId, GrantId, PersonId, RunId } from "../platform/ids.ts";
import { accessSeconds, refreshDays } from "./lifetimes.ts";

interface Refresh extends PresentedClient {
  refreshHash: Buffer;
  accessHash: Buffer;
}

interface Refreshed {
  applicationId: ApplicationId;
  /** Whether there are new tokens. */
  refreshed: boolean;
  /** Null also where the application did not ask for it. */
  corpId: string | null;
}

/**
 * Authenticates the client, extends its refresh token and adds an access token beside the earlier ones. No row: the
 * credentials are wrong.
 */
export const refresh = prepared<Refresh, Refreshed>(
  (given) => sql`
    with client as (${clientWith(given)}),
    allowed as (
      select f.id, f.generation, o.corp_id, live.ends_at
        from client
        join token_family f on f.organisation_id = ${given.organisationId} and f.refresh_hash = ${given.refreshHash}
                           and f.application_id = client.id and f.generation = client.generation
        join organisation o on o.id = ${given.organisationId}
        join person p on p.organisation_id = ${given.organisationId} and p.id = f.person_id and ${mayBeActedFor("p")}
                     and p.term = f.term
        join consent_grant g on g.organisation_id = ${given.organisationId} and g.id = f.grant_id and g.revoked_at is null
        join lateral (select max(s.expires_at) as ends_at from grant_scope s
                       where s.organisation_id = ${given.organisationId} and s.id = any(f.grant_scope_ids)
                         and ${isLive("s")}) live on live.ends_at is not null
       where f.revoked_at is null and f.expires_at > behalf_now()
         and ${skillStands({ organisation: "g.organisation_id", skill: "g.skill_id", draft: "f.draft", issuedAt: "f.created_at", person: "p" })}
    ), extended as (
      update token_family f
         set expires_at = least(behalf_now() + make_interval(days => ${refreshDays}::int), allowed.ends_at)
        from allowed
       where f.organisation_id = ${given.organisationId} and f.id = allowed.id and f.revoked_at is null
      returning f.id, f.application_id, f.person_id, f.grant_id, f.generation, f.audience, f.names_organisation,
                allowed.corp_id
    ), access as (
      insert into access_token (organisation_id, hash, application_id, family_id, generation, audience, expires_at)
      select ${given.organisationId}, ${given.accessHash}, application_id, id, generation, audience,
             behalf_now() + make_interval(secs => ${accessSeconds})
        from extended
    ), recorded as (
      ${auditFrom(sql`
        select ${given.organisationId}, 'token.refreshed', 'application', application_id, grant_id,
               jsonb_build_object('personId', person_id) from extended`)}
    )
    select client.id as "applicationId", extended.id is not null as refreshed,
           case when extended.names_organisation then extended.corp_id end as "corpId"
      from client left join extended on true`,
);

export async function recordRefusedRefresh(
  ctx: TenantCtx,
  { applicationId, times }: { applicationId: ApplicationId; times: number },
): Promise<void> {
  await auditOften(sql`
    select ${ctx.organisationId} as organisation_id, 'token.refused' as event, 'application' as actor_kind,
           ${applicationId}::text as actor_id, ${applicationId}::text as subject, ${times}::int as times
  `).execute(ctx.db);
}

interface NewAppToken extends PresentedClient {
  accessHash: Buffer;
  /** Where it is to be taken: an API of the organisation's own by its id or address; null: the platform. */
  resource: string | null;
}

/**
 * Authenticates the client and issues a token of its own, unless there is no such `resource`. No row: the credentials are
 * wrong.
 */
export const insertAppToken = prepared<NewAppToken, { issued: boolean }>(
  (given) => sql`
    with client as (${clientWith(given)}),
    target as (
      select ${platformAudience}::text as audience where ${given.resource}::text is null
      union all
      select id from (${apiAt(given)}) asked
    ), access as (
      insert into access_token (organisation_id, hash, application_id, generation, audience, expires_at)
      select ${given.organisationId}, ${given.accessHash}, client.id, client.generation, target.audience,
             behalf_now() + make_interval(secs => ${accessSeconds})
        from client, target
    ), recorded as (
      ${auditFrom(sql`
        select ${given.organisationId}, 'token.app_issued', 'application', client.id, null, '{}'::jsonb
          from client, target`)}
    )
    select target.audience is not null as issued from client left join target on true`,
);

export interface Bearer {
  principal: TokenPrincipal | ApplicationPrincipal;
  /** Under which it was issued; an application's own token has none. */
  grantId: GrantId | null;
}

interface BearerRow extends PersonOfToken {
  applicationId: ApplicationId;
  personId: PersonId | null;
  grantId: GrantId | null;
  runId: RunId | null;
  callId: CallId | null;
  audience: Audience;
  isOver: boolean;
  scopes: string[];
}

/** One whose application is disabled, or that was issued before everything of the application was ended. */
const isOver = sql`app.disabled_at is not null or t.generation <> app.generation`;

/** A revoked one is still found, with nothing it may do. */
const findToken = prepared<{ hash: Buffer }, BearerRow>(
  ({ organisationId, hash }) => sql`
    select t.application_id as "applicationId", f.person_id as "personId", f.grant_id as "grantId",
           t.run_id as "runId", t.call_id as "callId", t.audience, ${isOver} as "isOver",
           case when t.family_id is null then
             array(select a.code from application_permission a
                    where a.organisation_id = ${organisationId} and a.application_id = t.application_id
                      and a.status = 'approved')
           else array(select s.code from grant_scope s
                   join application_permission a on a.organisation_id = ${organisationId}
                                                and a.application_id = f.application_id and a.code = s.code
                  where s.organisation_id = ${organisationId} and s.id = any(f.grant_scope_ids) and ${isLive("s")}
                    and a.status = 'approved' and a.approved_at < f.created_at and f.revoked_at is null and g.revoked_at is null
                    and ${mayBeActedFor("p")} and p.term = f.term and not (${isOver})
                    and ${skillStands({ organisation: "g.organisation_id", skill: "g.skill_id", draft: "f.draft", issuedAt: "f.created_at", person: "p" })}
                ) end as scopes,
           p.name, p.union_id as "unionId", p.avatar_url as "avatarUrl", p.email, p.mobile,
           p.state_code as "stateCode"
      from access_token t
      join application app on app.organisation_id = ${organisationId} and app.id = t.application_id
      left join token_family f on f.organisation_id = ${organisationId} and f.id = t.family_id
      left join consent_grant g on g.organisation_id = ${organisationId} and g.id = f.grant_id
      left join person p on p.organisation_id = ${organisationId} and p.id = f.person_id
     where t.organisation_id = ${organisationId} and t.hash = ${hash} and t.expires_at > behalf_now()`,
);

/**
 * What a token may do at our own APIs at this moment, and the person it acts for; no cache.
 * Errors: `invalid_token` for one that is for another API, `insufficient_scope`.
 */
export async function findBearer(ctx: TenantCtx, hash: Buffer): Promise<Bearer | undefined> {
  const [row] = await findToken(ctx, { hash });
  if (row === undefined) return undefined;
  const { applicationId, personId, grantId, runId, callId, audience, isOver, scopes, ...person } = row;
  if (audience !== platformAudience)
    throw new AppError("invalid_token", `a token for ${audience}`, {
      message: `此令牌只能用于接口 ${audience}，不能用于平台接口`,
    });
  const issued = { organisationId: ctx.organisationId, applicationId };
  if (personId === null && isOver)
    throw new AppError("insufficient_scope", `an ended token of ${applicationId}`, {
      details: ["application"],
    });
  if (personId === null) {
    const catalogue = await findCatalogue(ctx);
    const own = scopes.filter((code) => {
      const { kind, api } = catalogue.find(code) ?? {};
      return kind === "application" && api?.audience === platformAudience;
    });
    return { principal: { kind: "application", ...issued, scopes: own }, grantId };
  }
  return { principal: { kind: "token", ...issued, personId, person, scopes, runId, callId }, grantId };
}

const findAllowed = prepared<{ personId: PersonId; applicationId: ApplicationId }, { code: string }>(
  ({ organisationId, personId, applicationId }) => sql`
    select distinct s.code
      from consent_grant g
      join grant_scope s on s.organisation_id = g.organisation_id and s.grant_id = g.id
     where g.organisation_id = ${organisationId} and g.person_id = ${personId}
       and g.application_id = ${applicationId} and g.revoked_at is null and ${isLive("s")}
       and exists (select from application_permission a
                    where a.organisation_id = ${organisationId} and a.application_id = g.application_id
                      and a.code = s.code and a.status = 'approved')
     order by s.code`,
);

/** All that a person allows an application now, by itself and over all its skills, as far as it is approved for it. */
export async function findAuthorised(
  ctx: TenantCtx,
  { personId, applicationId }: TokenPrincipal,
): Promise<string[]> {
  const rows = await findAllowed(ctx, { personId, applicationId });
  return rows.map(({ code }) => code);
}

/**
 * Clears what has been over for a day: nothing reads it any more. Spent codes, and what was issued from them, stay as
 * long as a code that is presented again must be recognised.
 */
export async function clearExpired(ctx: Ctx): Promise<void> {
  await sql`delete from access_token where expires_at < behalf_now() - interval '1 day'`.execute(ctx.db);
  await sql`delete from token_family where expires_at < behalf_now() - interval '31 days'`.execute(ctx.db);
  await sql`delete from oauth_code where expires_at < behalf_now() - interval '31 days'`.execute(ctx.db);
  await sql`delete from authorisation_request where expires_at < behalf_now() - interval '1 day'`.execute(
    ctx.db,
  );
  await sql`delete from code_misuse where at < behalf_now() - interval '63 days'`.execute(ctx.db);
}
