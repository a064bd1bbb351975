import { type RawBuilder, sql } from "kysely";
import type { TenantCtx } from "../platform/ctx.ts";
import type { ApplicationId, PersonId } from "../platform/ids.ts";
import { toldFrom } from "../webhooks/index.ts";
import { isLive } from "./grant-store.ts";

/** Whoever had to do with something that this person allows is told that they left; however often, once. */
export function tellLeft(ctx: TenantCtx, personId: PersonId): Promise<number> {
  return tell(
    ctx,
    sql`
      select g.organisation_id, 'person.left' as type, g.application_id, array_agg(distinct s.code) as codes,
             g.person_id, concat(g.person_id, ' left ', p.term) as cause, '{}'::jsonb as data
        from person p
        join consent_grant g on g.organisation_id = p.organisation_id and g.person_id = p.id and g.revoked_at is null
        join grant_scope s on s.organisation_id = g.organisation_id and s.grant_id = g.id and ${isLive("s")}
       where p.organisation_id = ${ctx.organisationId} and p.id = ${personId} and p.disabled_at is not null
       group by g.organisation_id, g.application_id, g.person_id, p.term`,
  );
}

interface Withdrawn {
  applicationId: ApplicationId;
  code: string;
  /** Whether the application had it for itself rather than from people. */
  own: boolean;
  cause: string;
}

/** What people allow stays, and opens nothing while the application may not use it. */
export function tellWithdrawn(
  ctx: TenantCtx,
  { applicationId, code, own, cause }: Withdrawn,
): Promise<number> {
  const data = (grantId: RawBuilder<unknown>) => sql`
    jsonb_build_object('grantId', ${grantId}, 'applicationId', ${applicationId}::text, 'reason', 'approval_withdrawn')`;
  return tell(
    ctx,
    own
      ? sql`select ${ctx.organisationId}::text as organisation_id, 'permission.ended' as type,
                   ${applicationId}::text as application_id, array[${code}::text] as codes, null::text as person_id,
                   ${cause}::text as cause, ${data(sql`null::text`)} as data`
      : sql`select g.organisation_id, 'permission.ended' as type, g.application_id, array[${code}::text] as codes,
                   g.person_id, concat(${cause}::text, ' ', g.id) as cause, ${data(sql`g.id`)} as data
              from consent_grant g
             where g.organisation_id = ${ctx.organisationId} and g.application_id = ${applicationId}
               and g.revoked_at is null
               and exists (select from grant_scope s
                            where s.organisation_id = g.organisation_id and s.grant_id = g.id
                              and s.code = ${code} and ${isLive("s")})`,
  );
}

/** Answers how many webhooks. */
async function tell(ctx: TenantCtx, rows: RawBuilder<unknown>): Promise<number> {
  const { rows: found } = await sql<{ told: number }>`
    with told as (${toldFrom(rows)}) select count(*) as told from told`.execute(ctx.db);
  return found[0]?.told ?? 0;
}
