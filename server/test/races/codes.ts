import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "../../src/platform/db/database.ts";
import type { OrganisationId } from "../../src/platform/ids.ts";
import { hashOf, newSecret } from "../../src/platform/secret.ts";

/** Unspent codes like the one the chat got, good for five minutes, of the grant that is live. */
export async function issueCodes(db: Db, count: number): Promise<string[]> {
  const { rows } = await sql<{ id: OrganisationId }>`
    select organisation_id as id from oauth_code order by created_at limit 1`.execute(db);
  const codes = rows.flatMap(({ id }) => Array.from({ length: count }, () => newSecret(id).reveal()));
  const hashes = codes.map(hashOf);
  await sql`
    insert into oauth_code (hash, organisation_id, application_id, person_id, grant_id, grant_scope_ids, skill_id,
                            draft, run_id, call_id, operation_id, once, expires_at)
    select fresh.hash, c.organisation_id, c.application_id, c.person_id, g.id,
           array(select s.id from grant_scope s where s.grant_id = g.id and s.revoked_at is null), c.skill_id,
           c.draft, c.run_id, 'cal_' || encode(fresh.hash, 'hex'), c.operation_id, false,
           behalf_now() + interval '5 minutes'
      from (select * from oauth_code order by created_at limit 1) c
      join consent_grant g on (g.person_id, g.application_id, g.skill_id) = (c.person_id, c.application_id, c.skill_id)
                          and g.revoked_at is null
     cross join unnest(${hashes}::bytea[]) as fresh (hash)
  `.execute(db);
  return codes;
}

/** What the chat would do after a revocation: the same permissions, allowed anew. Answers the new grant's id. */
export async function allowAgain(db: Db): Promise<string> {
  const id = `gra_${randomBytes(12).toString("base64url")}`;
  await sql`
    with model as (
      select * from consent_grant order by created_at limit 1
    ), fresh as (
      insert into consent_grant (id, organisation_id, person_id, application_id, skill_id)
      select ${id}, organisation_id, person_id, application_id, skill_id from model returning *
    )
    insert into grant_scope (id, organisation_id, grant_id, code, shape, duration, expires_at)
    select 'gsc_' || md5(${id} || s.code), s.organisation_id, ${id}, s.code, s.shape, 'always',
           behalf_now() + interval '1 day'
      from grant_scope s join model on s.grant_id = model.id
  `.execute(db);
  return id;
}
