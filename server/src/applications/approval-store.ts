import { type RawBuilder, sql } from "kysely";
import type { TenantCtx } from "../platform/ctx.ts";
import type { ApplicationId, PermissionRequestId, PersonId } from "../platform/ids.ts";

/** A permission that an application may use now, and where: `null` stands for anywhere. */
export interface Approval {
  code: string;
  hosts: string[] | null;
}

export async function findApprovals(ctx: TenantCtx, applicationId: ApplicationId): Promise<Approval[]> {
  const { rows } = await sql<Approval>`
    select code, hosts from application_permission
     where organisation_id = ${ctx.organisationId} and application_id = ${applicationId} and status = 'approved'
     order by code
  `.execute(ctx.db);
  return rows;
}

/** For a statement that has a permission of an application under this name: whether it is approved for that destination. */
export const isApprovedFor = (permission: string, host: RawBuilder<unknown>): RawBuilder<boolean> => {
  const of = (column: string) => sql.ref(`${permission}.${column}`);
  return sql`(${of("status")} = 'approved' and (${of("hosts")} is null or ${host} = any(${of("hosts")})))`;
};

/** Whether an admin has been asked for more of it than is approved. */
export const isAskedFor = (permission: string): RawBuilder<boolean> =>
  sql`(${sql.ref(`${permission}.status`)} = 'pending' or cardinality(${sql.ref(`${permission}.asked_hosts`)}) > 0)`;

/** A destination with the permissions that a skill there uses. */
export interface Use {
  applicationId: ApplicationId;
  code: string;
  hosts: string[];
}

/**
 * Asks for destinations that approvals do not cover, each under a new id; what is asked for already stays. Answers what
 * is asked for now and was not before.
 */
export async function askForHosts(
  ctx: TenantCtx,
  asked: readonly (Use & { id: PermissionRequestId })[],
  by: PersonId,
): Promise<Use[]> {
  const { rows } = await sql<Use>`
    update application_permission p
       set id = u.id, requested_by = ${by}, requested_at = behalf_now(), reason = '', note = '',
           asked_hosts = array(select distinct h from unnest(p.asked_hosts || u.hosts) as h
                                where h <> all(p.hosts) order by h)
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as u ("applicationId" text, code text, hosts text[], id text)
     where p.organisation_id = ${ctx.organisationId} and p.application_id = u."applicationId" and p.code = u.code
       and p.status = 'approved' and p.hosts is not null and not u.hosts <@ (p.hosts || p.asked_hosts)
    returning p.application_id as "applicationId", p.code, p.asked_hosts as hosts
  `.execute(ctx.db);
  return rows;
}

/** The first version that uses an approval fixes where it goes. Answers those that cover their use now. */
export async function pinApprovals(ctx: TenantCtx, uses: readonly Use[]): Promise<number> {
  const { rows } = await sql`
    update application_permission p set hosts = coalesce(p.hosts, u.hosts)
      from jsonb_to_recordset(${JSON.stringify(uses)}::jsonb) as u ("applicationId" text, code text, hosts text[])
     where p.organisation_id = ${ctx.organisationId} and p.application_id = u."applicationId" and p.code = u.code
       and p.status = 'approved' and (p.hosts is null or u.hosts <@ p.hosts)
    returning p.id
  `.execute(ctx.db);
  return rows.length;
}

/** `false`: it was not approved. It may be asked for anew, and is then an admin's to decide, sensitive or not. */
export async function withdrawApproval(
  ctx: TenantCtx,
  key: { applicationId: ApplicationId; code: string; by: PersonId },
): Promise<boolean> {
  const { rows } = await sql`
    update application_permission
       set status = 'rejected', approved_at = null, hosts = null, asked_hosts = '{}', note = '', decided_by = ${key.by},
           decided_at = behalf_now()
     where organisation_id = ${ctx.organisationId} and application_id = ${key.applicationId} and code = ${key.code}
       and status = 'approved'
    returning id
  `.execute(ctx.db);
  return rows.length > 0;
}

/** Who asked for one of these, and is approved for it or waits. */
export interface AskedFor {
  applicationId: ApplicationId;
  code: string;
}

/** The applications that are approved for one of these or wait for it, until the transaction ends. */
export async function holdAskedFor(ctx: TenantCtx, codes: readonly string[]): Promise<AskedFor[]> {
  const { rows } = await sql<AskedFor>`
    select application_id as "applicationId", code from application_permission
     where organisation_id = ${ctx.organisationId} and code = any(${codes}) and status <> 'rejected'
     order by id for update
  `.execute(ctx.db);
  return rows;
}

/** Each under a new id, so that whoever looks at it under the old one decides nothing. */
export async function reopen(
  ctx: TenantCtx,
  asked: readonly (AskedFor & { id: PermissionRequestId })[],
): Promise<void> {
  await sql`
    update application_permission p
       set id = u.id, status = 'pending', approved_at = null, hosts = null, asked_hosts = '{}', note = '',
           decided_by = null, decided_at = null
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as u ("applicationId" text, code text, id text)
     where p.organisation_id = ${ctx.organisationId} and p.application_id = u."applicationId" and p.code = u.code
  `.execute(ctx.db);
}

/** Permissions that there are no more. Answers who asked for them. */
export async function rejectAll(
  ctx: TenantCtx,
  { codes, by }: { codes: readonly string[]; by: PersonId },
): Promise<AskedFor[]> {
  const { rows } = await sql<AskedFor>`
    update application_permission
       set status = 'rejected', approved_at = null, hosts = null, asked_hosts = '{}', note = '', decided_by = ${by},
           decided_at = behalf_now()
     where organisation_id = ${ctx.organisationId} and code = any(${codes}) and status <> 'rejected'
    returning application_id as "applicationId", code
  `.execute(ctx.db);
  return rows;
}

/**
 * Of these applications those that are enabled, with what each is approved for; both stay so until the transaction ends:
 * whoever disables one or takes an approval back waits.
 */
export async function holdApproved(
  ctx: TenantCtx,
  ids: readonly ApplicationId[],
): Promise<Map<ApplicationId, string[]>> {
  // Held first, in a statement of its own: only the next one's snapshot sees what whoever held them before did.
  await sql`
    with held as materialized (
      select id from application where organisation_id = ${ctx.organisationId} and id = any(${ids})
       order by id for share
    ), approvals as materialized (
      select code from application_permission
       where organisation_id = ${ctx.organisationId} and application_id = any(${ids})
       order by id for share
    )
    select (select count(*) from held), (select count(*) from approvals)
  `.execute(ctx.db);
  const { rows } = await sql<{ id: ApplicationId; approved: string[] }>`
    select a.id, array(select p.code from application_permission p
                        where p.organisation_id = a.organisation_id and p.application_id = a.id
                          and p.status = 'approved') as approved
      from application a
     where a.organisation_id = ${ctx.organisationId} and a.id = any(${ids}) and a.disabled_at is null
  `.execute(ctx.db);
  return new Map(rows.map(({ id, approved }) => [id, approved]));
}
