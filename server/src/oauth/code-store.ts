import { sql } from "kysely";
import { clientWith, type PresentedClient } from "../applications/index.ts";
import { skillStands } from "../assistants/index.ts";
import { auditFrom } from "../audit/index.ts";
import { type Cover, isLive } from "../consent/index.ts";
import { mayBeActedFor, noticeFrom } from "../directory/index.ts";
import { audienceOf } from "../permissions/index.ts";
import { prepared } from "../platform/db/prepared.ts";
import type {
  ApplicationId,
  CallId,
  FamilyId,
  OrganisationId,
  PersonId,
  RunId,
  SkillId,
} from "../platform/ids.ts";
import { accessSeconds, onceSeconds, refreshDays } from "./lifetimes.ts";

interface NewCode extends Cover {
  hash: Buffer;
  applicationId: ApplicationId;
  personId: PersonId;
  draft: boolean;
  skillId: SkillId | null;
  runId: RunId | null;
  callId: CallId | null;
  operationId: string | null;
  redirectUri: string | null;
  codeChallenge: string | null;
  namesOrganisation: boolean;
  ttlSeconds: number;
}

/**
 * Stores a code's hash if its grant and each of its permissions are live, and are this person's for this skill and
 * client, which is enabled, and the person may be acted for, and all of them belong to one API, which is then where the
 * tokens are taken; otherwise nothing, and no row.
 */
export const insertCode = prepared<NewCode, object>(
  (code) => sql`
    with allowed as (
      select g.id, p.term, a.generation, live.audience
        from consent_grant g
        join person p on p.organisation_id = g.organisation_id and p.id = g.person_id and ${mayBeActedFor("p")}
        join application a on a.organisation_id = ${code.organisationId} and a.id = g.application_id
        join lateral (select count(*) as count, min(${audienceOf("o")}) as audience
                        from grant_scope s
                        left join permission_point o on o.organisation_id = ${code.organisationId} and o.code = s.code
                       where s.organisation_id = ${code.organisationId} and s.id = any(${code.grantScopeIds})
                         and s.grant_id = g.id and ${isLive("s")} and o.withdrawn_at is null
                      having min(${audienceOf("o")}) = max(${audienceOf("o")})) live
          on live.count = cardinality(${code.grantScopeIds}::text[])
       where g.organisation_id = ${code.organisationId} and g.id = ${code.grantId} and g.revoked_at is null
         and a.disabled_at is null and g.person_id = ${code.personId} and g.application_id = ${code.applicationId}
         and g.skill_id is not distinct from ${code.skillId}
    ), issued as (
      insert into oauth_code (organisation_id, hash, application_id, person_id, grant_id, grant_scope_ids, skill_id,
                              term, generation, draft, run_id, call_id, operation_id, redirect_uri, code_challenge,
                              names_organisation, once, audience, expires_at)
      select ${code.organisationId}, ${code.hash}, ${code.applicationId}, ${code.personId}, id, ${code.grantScopeIds},
             ${code.skillId}, term, generation, ${code.draft}, ${code.runId}, ${code.callId}, ${code.operationId},
             ${code.redirectUri}, ${code.codeChallenge}, ${code.namesOrganisation}, ${code.once}, audience,
             behalf_now() + make_interval(secs => ${code.ttlSeconds})
        from allowed
    ), recorded as (
      ${auditFrom(sql`
        select ${code.organisationId}, 'code.issued', 'application', ${code.applicationId}, id,
               jsonb_strip_nulls(jsonb_build_object(
                 'personId', ${code.personId}::text, 'runId', ${code.runId}::text, 'callId', ${code.callId}::text,
                 'operationId', ${code.operationId}::text))
          from allowed`)}
    )
    select from allowed`,
);

/** A code as it is presented; it says itself whose it is, which need not be the client's organisation. */
interface PresentedCode {
  codeOrganisationId: OrganisationId;
  codeHash: Buffer;
}

interface Redemption extends PresentedClient, PresentedCode {
  /** Where the client says that it got the code; it need not say. */
  redirectUri: string | null;
  /** Made of the verifier that the client gave; a code that was begun with one is worth nothing without it, and the other way round. */
  codeChallenge: string | null;
  familyId: FamilyId;
  accessHash: Buffer;
  refreshHash: Buffer;
}

interface Redeemed {
  applicationId: ApplicationId;
  /** What was issued; all null where the code was refused: spent before, expired, another client's, no longer allowed. */
  refreshable: boolean | null;
  expiresIn: number | null;
  /** Null also where the application did not ask for it. */
  corpId: string | null;
}

/** What a notice says of the application that a code is for. */
const about = (application: string) => sql`
  jsonb_build_object('application', jsonb_build_object('id', ${sql.ref(`${application}.id`)},
                                                       'name', ${sql.ref(`${application}.name`)}))`;

/**
 * Authenticates the client, spends its code and issues the tokens: of two requests with the same code exactly one
 * spends it, and it is spent also when it is refused. No row, and nothing spent: the credentials are wrong.
 */
export const redeem = prepared<Redemption, Redeemed>(
  (given) => sql`
    with client as (${clientWith(given)}),
    presented as (
      update oauth_code c set spent_at = behalf_now(), spent_by = client.id, family_id = ${given.familyId}
        from client
       where c.organisation_id = ${given.codeOrganisationId} and c.hash = ${given.codeHash} and c.spent_at is null
      returning client.id as client_id, client.generation as client_generation, c.application_id, c.person_id,
                c.grant_id, c.grant_scope_ids, c.term, c.generation, c.draft, c.once, c.created_at,
                c.run_id, c.call_id, c.operation_id, c.audience, c.redirect_uri, c.code_challenge, c.names_organisation, c.expires_at
    ), allowed as (
      select c.*, o.corp_id, live.ends_at,
             case when c.once then ${onceSeconds}::int else ${accessSeconds}::int end as expires_in
        from presented c
        join organisation o on o.id = ${given.organisationId}
        join person p on p.organisation_id = ${given.organisationId} and p.id = c.person_id and ${mayBeActedFor("p")}
                     and p.term = c.term
        join consent_grant g on g.organisation_id = ${given.organisationId} and g.id = c.grant_id and g.revoked_at is null
        join lateral (select count(*) as count, max(s.expires_at) as ends_at from grant_scope s
                       where s.organisation_id = ${given.organisationId} and s.id = any(c.grant_scope_ids)
                         and ${isLive("s")}) live
          on live.count = cardinality(c.grant_scope_ids)
       where c.application_id = c.client_id and c.generation = c.client_generation
         and ${given.codeOrganisationId} = ${given.organisationId}::text
         and c.expires_at > behalf_now()
         and c.code_challenge is not distinct from ${given.codeChallenge}
         and (c.redirect_uri is null or c.redirect_uri = coalesce(${given.redirectUri}, c.redirect_uri))
         and ${skillStands({ organisation: "g.organisation_id", skill: "g.skill_id", draft: "c.draft", issuedAt: "c.created_at", person: "p" })}
    ), family as (
      insert into token_family (organisation_id, id, application_id, person_id, grant_id, grant_scope_ids, term,
                                generation, draft, audience, names_organisation, refresh_hash, expires_at)
      select ${given.organisationId}, ${given.familyId}, application_id, person_id, grant_id, grant_scope_ids, term,
             generation, draft, audience, names_organisation,
             case when not once then ${given.refreshHash}::bytea end,
             case when once then behalf_now() + make_interval(secs => expires_in)
                  else least(behalf_now() + make_interval(days => ${refreshDays}::int), ends_at) end
        from allowed
    ), access as (
      insert into access_token (organisation_id, hash, application_id, family_id, generation, audience, run_id, call_id,
                                operation_id, expires_at)
      select ${given.organisationId}, ${given.accessHash}, application_id, ${given.familyId}, generation, audience, run_id,
             call_id, operation_id,
             behalf_now() + make_interval(secs => expires_in)
        from allowed
    ), recorded as (
      ${auditFrom(sql`
        select ${given.codeOrganisationId}, case when a.client_id is null then 'code.refused' else 'code.redeemed' end,
               'application', c.client_id, c.grant_id,
               jsonb_strip_nulls(jsonb_build_object('personId', c.person_id, 'runId', c.run_id, 'callId', c.call_id))
          from presented c left join allowed a on true`)}
    ), told as (
      ${noticeFrom(sql`
        select ${given.codeOrganisationId}, c.person_id, 'code_presented_by_another', ${about("i")}
          from presented c
          join application i on i.organisation_id = ${given.codeOrganisationId} and i.id = c.application_id
         where c.client_id <> c.application_id`)}
    )
    select client.id as "applicationId", not a.once as refreshable, a.expires_in as "expiresIn",
           case when a.names_organisation then a.corp_id end as "corpId"
      from client left join allowed a on true`,
);

interface RefusedCode extends PresentedCode {
  /** What the refused redemption would have made; by it the code shows whether that redemption spent it. */
  familyId: FamilyId;
  applicationId: ApplicationId;
}

/**
 * After a refusal: if this client had redeemed the code before, everything issued from it dies. A statement of its
 * own, since only a new snapshot sees what a concurrent winner has just written. Of each client that comes with a spent
 * code there is one event, and the person is told once. Answers whether we ever issued it.
 */
export const refuseCode = prepared<RefusedCode, { known: boolean }>(
  ({ organisationId, codeOrganisationId, codeHash, familyId, applicationId }) => sql`
    with known as (
      select application_id, family_id, person_id, spent_by from oauth_code
       where organisation_id = ${codeOrganisationId} and hash = ${codeHash}
    ), misused as (
      insert into code_misuse (organisation_id, code_hash, application_id)
      select ${codeOrganisationId}, ${codeHash}, ${applicationId} from known where family_id <> ${familyId}
      on conflict do nothing
      returning application_id
    ), replayed as (
      update token_family f set revoked_at = coalesce(f.revoked_at, behalf_now()) from known
       where known.application_id = ${applicationId} and f.organisation_id = ${organisationId}
         and f.id = known.family_id
      returning f.id, f.grant_id, f.person_id
    ), recorded as (
      ${auditFrom(sql`
        select ${organisationId}, 'code.replayed', 'application', ${applicationId}, grant_id,
               jsonb_build_object('personId', person_id, 'familyId', id) from replayed, misused
        union all
        select ${organisationId}, 'code.refused', 'application', ${applicationId}, null, '{}'::jsonb
         where not exists (select from known)
            or exists (select from known, misused where spent_by is distinct from ${applicationId})`)}
    ), told as (
      ${noticeFrom(sql`
        select ${codeOrganisationId}, k.person_id,
               case when k.application_id = ${applicationId} then 'code_replayed' else 'code_presented_by_another' end,
               ${about("i")}
          from known k
          join misused m on m.application_id = ${applicationId}
          join application i on i.organisation_id = ${codeOrganisationId} and i.id = k.application_id
         where case when k.application_id = ${applicationId} then exists (select from replayed)
                    else k.spent_by is distinct from ${applicationId} end`)}
    )
    select exists (select from known) as known`,
);
