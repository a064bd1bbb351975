import { sql } from "kysely";
import { apiWith, type PresentedApi, type Subject } from "../../apis/index.ts";
import { skillStands } from "../../assistants/index.ts";
import { isLive } from "../../consent/index.ts";
import { mayBeActedFor } from "../../directory/index.ts";
import { fieldsOf, isForApplications } from "../../permissions/index.ts";
import { prepared } from "../../platform/db/prepared.ts";
import type { ApiId, ApplicationId, GrantId, PersonId, RunId } from "../../platform/ids.ts";

interface Asked extends PresentedApi {
  tokenHash: Buffer;
}

/** Of the API that asks, and of its token where there is such a one for it: all null otherwise. */
export interface Found {
  apiId: ApiId;
  subject: Subject;
  pairwiseKey: Buffer;
  corpId: string;
  applicationId: ApplicationId | null;
  clientId: string | null;
  /** Null also for a token of the application itself. */
  personId: PersonId | null;
  grantId: GrantId | null;
  runId: RunId | null;
  operationId: string | null;
  /** Seconds, as the claims have them. */
  issuedAt: number | null;
  expiresAt: number | null;
  /** Each permission point that the token opens now, with the members of an answer that come with it; null: none. */
  opens: Record<string, readonly string[]> | null;
}

/**
 * Authenticates an API and finds a token that is for it, with what it opens there at this moment. It writes nothing. No
 * row: the credentials are wrong.
 */
export const findFor = prepared<Asked, Found>(
  (given) => sql`
    with asking as (${apiWith(given)})
    select asking.id as "apiId", asking.subject, asking.pairwise_key as "pairwiseKey", o.corp_id as "corpId",
           t.application_id as "applicationId", app.client_id as "clientId", f.person_id as "personId",
           f.grant_id as "grantId", t.run_id as "runId", t.operation_id as "operationId",
           extract(epoch from t.created_at)::int as "issuedAt", extract(epoch from t.expires_at)::int as "expiresAt",
           case when app.disabled_at is not null or t.generation <> app.generation then null
                when t.family_id is null then
             (select jsonb_object_agg(u.code, ${fieldsOf("u")})
                from application_permission a
                join permission_point u on u.organisation_id = ${given.organisationId} and u.code = a.code
                 and u.audience = asking.id and u.withdrawn_at is null and ${isForApplications("u")}
               where a.organisation_id = ${given.organisationId} and a.application_id = t.application_id
                 and a.status = 'approved')
                when f.revoked_at is null and g.revoked_at is null and ${mayBeActedFor("p")} and p.term = f.term
                 and ${skillStands({ organisation: "g.organisation_id", skill: "g.skill_id", draft: "f.draft", issuedAt: "f.created_at", person: "p" })}
                then
             (select jsonb_object_agg(u.code, ${fieldsOf("u")})
                from grant_scope s
                join permission_point u on u.organisation_id = ${given.organisationId} and u.code = s.code
                 and u.audience = asking.id and u.withdrawn_at is null
                join application_permission a on a.organisation_id = ${given.organisationId}
                 and a.application_id = f.application_id and a.code = s.code
                 and a.status = 'approved' and a.approved_at < f.created_at
               where s.organisation_id = ${given.organisationId} and s.id = any(f.grant_scope_ids) and ${isLive("s")})
           end as opens
      from asking
      join organisation o on o.id = ${given.organisationId}
      left join access_token t on t.organisation_id = ${given.organisationId} and t.hash = ${given.tokenHash}
                              and t.audience = asking.id and t.expires_at > behalf_now()
      left join application app on app.organisation_id = ${given.organisationId} and app.id = t.application_id
      left join token_family f on f.organisation_id = ${given.organisationId} and f.id = t.family_id
      left join consent_grant g on g.organisation_id = ${given.organisationId} and g.id = f.grant_id
      left join person p on p.organisation_id = ${given.organisationId} and p.id = f.person_id`,
);
