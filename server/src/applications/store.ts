import { type RawBuilder, sql } from "kysely";
import { auditOften } from "../audit/index.ts";
import type { TenantCtx } from "../platform/ctx.ts";
import { exactTime } from "../platform/db/exact-time.ts";
import { type Places, prepared } from "../platform/db/prepared.ts";
import type { ApplicationId, OrganisationId, PermissionRequestId, PersonId } from "../platform/ids.ts";
import { type Page, type Part, partOf, type TimeKey } from "../platform/page.ts";
import type {
  Application,
  ApplicationWithPermissions,
  ApplicationWords,
  NewApplication,
  PermissionRequest,
  RequestFilter,
} from "./application.ts";

interface ApplicationRow {
  id: ApplicationId;
  organisation_id: OrganisationId;
  client_id: string;
  name: string;
  description: string;
  provider: string | null;
  privacy_url: string | null;
  disabled_at: Date | null;
  created_by: PersonId;
  created_at: Date;
}

function toApplication(row: ApplicationRow): Application {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    clientId: row.client_id,
    name: row.name,
    description: row.description,
    provider: row.provider,
    privacyUrl: row.privacy_url,
    disabled: row.disabled_at !== null,
    createdBy: row.created_by,
    createdAt: row.created_at,
  };
}

interface StoredApplication extends NewApplication, Pick<Application, "id" | "clientId" | "createdBy"> {
  secretHash: Buffer;
}

/** The application and its first secret, together. */
export async function insertApplication(
  ctx: TenantCtx,
  application: StoredApplication,
): Promise<Application> {
  const { rows } = await sql<ApplicationRow>`
    with made as (
      insert into application (organisation_id, id, client_id, name, description, provider, privacy_url, created_by)
      values (${ctx.organisationId}, ${application.id}, ${application.clientId}, ${application.name},
              ${application.description ?? ""}, ${application.provider ?? null}, ${application.privacyUrl ?? null},
              ${application.createdBy})
      returning *
    ), secret as (
      insert into application_secret (organisation_id, hash, application_id)
      select organisation_id, ${application.secretHash}::bytea, id from made
    )
    select * from made
  `.execute(ctx.db);
  return toApplication(rows[0] as ApplicationRow);
}

interface ApplicationFilter extends Page<TimeKey> {
  createdBy?: PersonId | undefined;
  id?: ApplicationId;
}

interface WithPermissionsRow extends ApplicationRow {
  permissions: ApplicationWithPermissions["permissions"];
}

/** In the order they were made. */
export async function findApplications(
  ctx: TenantCtx,
  filter: ApplicationFilter,
): Promise<Part<ApplicationWithPermissions>> {
  const [time = null, last = null] = filter.cursor ?? [];
  const { rows } = await sql<WithPermissionsRow & { time: string }>`
    select a.*, ${exactTime("a.created_at")} as time,
           (select coalesce(jsonb_agg(jsonb_build_object('code', p.code, 'status', ${currentStatus("p")},
                                                         'reason', p.reason, 'note', p.note,
                                                         'hosts', p.hosts) order by p.code), '[]')
              from application_permission p
             where p.organisation_id = a.organisation_id and p.application_id = a.id) as permissions
      from application a
     where a.organisation_id = ${ctx.organisationId}
       and (${filter.createdBy ?? null}::text is null or a.created_by = ${filter.createdBy ?? null})
       and (${filter.id ?? null}::text is null or a.id = ${filter.id ?? null})
       and (${time}::text is null or (a.created_at, a.id) > (${time}::timestamptz, ${last}))
     order by a.created_at, a.id limit ${filter.limit + 1}
  `.execute(ctx.db);
  return partOf(rows, filter, {
    to: (row) => ({ ...toApplication(row), permissions: row.permissions }),
    key: ({ time, id }) => [time, id],
  });
}

export async function updateWords(ctx: TenantCtx, id: ApplicationId, words: ApplicationWords): Promise<void> {
  const { name = null, description = null, provider = null, privacyUrl = null } = words;
  await sql`
    update application
       set name = coalesce(${name}, name), description = coalesce(${description}, description),
           provider = case when ${"provider" in words} then ${provider} else provider end,
           privacy_url = case when ${"privacyUrl" in words} then ${privacyUrl} else privacy_url end
     where organisation_id = ${ctx.organisationId} and id = ${id}
  `.execute(ctx.db);
}

/** `false`: it was so before. Nodes that hold connections of its skills are told by a trigger. */
export async function disableApplication(ctx: TenantCtx, id: ApplicationId): Promise<boolean> {
  const { rows } = await sql`
    update application set disabled_at = behalf_now()
     where organisation_id = ${ctx.organisationId} and id = ${id} and disabled_at is null
    returning id
  `.execute(ctx.db);
  return rows.length > 0;
}

/** `false`: it was so before. */
export async function enableApplication(ctx: TenantCtx, id: ApplicationId): Promise<boolean> {
  const { rows } = await sql`
    update application set disabled_at = null
     where organisation_id = ${ctx.organisationId} and id = ${id} and disabled_at is not null
    returning id
  `.execute(ctx.db);
  return rows.length > 0;
}

/** Whatever was issued in those before is dead, also what a redemption that is under way is about to issue. */
export async function beginGeneration(ctx: TenantCtx, id: ApplicationId): Promise<void> {
  await sql`
    update application set generation = generation + 1
     where organisation_id = ${ctx.organisationId} and id = ${id}
  `.execute(ctx.db);
}

export interface PresentedClient {
  clientId: string;
  secretHash: Buffer;
}

/**
 * Selects the application with these credentials, its `id` and its `generation`; no row: they are wrong, or it is disabled. For a
 * statement that authenticates a client and then does something for it.
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

// Permissions

/** An approval that a version wants to go beyond waits for an admin again, and holds for the rest. */
const currentStatus = (permission: string) => sql<PermissionRequest["status"]>`
  case when cardinality(${sql.ref(`${permission}.asked_hosts`)}) > 0 then 'pending' else ${sql.ref(`${permission}.status`)} end`;

interface NewRequests {
  applicationId: ApplicationId;
  by: PersonId;
  reason: string;
  requests: { id: PermissionRequestId; code: string; status: "pending" | "approved" }[];
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
      select id from application where organisation_id = ${ctx.organisationId} and id = any(${ids}) for share
    ), approvals as materialized (
      select code from application_permission
       where organisation_id = ${ctx.organisationId} and application_id = any(${ids}) for share
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

/** What is approved or pending stays as it is; what an admin rejected or withdrew is theirs to decide anew, under a new id. */
export async function upsertRequests(ctx: TenantCtx, input: NewRequests): Promise<void> {
  await sql`
    insert into application_permission (organisation_id, id, application_id, code, status, reason, requested_by,
                                        approved_at)
    select ${ctx.organisationId}, r.id, ${input.applicationId}, r.code, r.status, ${input.reason}, ${input.by},
           case r.status when 'approved' then behalf_now() end
      from jsonb_to_recordset(${JSON.stringify(input.requests)}::jsonb) as r (id text, code text, status text)
    on conflict (organisation_id, application_id, code) do update
       set id = excluded.id, status = 'pending', approved_at = null, reason = excluded.reason, requested_by = excluded.requested_by,
           requested_at = behalf_now(), decided_by = null, decided_at = null, note = ''
     where application_permission.status = 'rejected'
  `.execute(ctx.db);
}

interface RequestRow {
  id: PermissionRequestId;
  application: PermissionRequest["application"];
  code: string;
  status: PermissionRequest["status"];
  reason: string;
  note: string;
  by: PermissionRequest["by"];
  hosts: string[];
  asked_hosts: string[];
  requested_at: Date;
  time: string;
}

/** What an admin decides or decided: the sensitive ones, the latest first. */
export async function findRequests(ctx: TenantCtx, filter: RequestFilter): Promise<Part<PermissionRequest>> {
  const [time = null, last = null] = filter.cursor ?? [];
  const { rows } = await sql<RequestRow>`
    select ${exactTime("r.requested_at")} as time, r.id, r.code, ${currentStatus("r")} as status, r.reason, r.note,
           coalesce(r.hosts, '{}') as hosts, r.asked_hosts, r.requested_at,
           jsonb_build_object('id', a.id, 'name', a.name, 'clientId', a.client_id) as application,
           jsonb_build_object('id', p.id, 'name', p.name) as by
      from application_permission r
      join application a on a.organisation_id = r.organisation_id and a.id = r.application_id
      join person p on p.organisation_id = r.organisation_id and p.id = r.requested_by
     where r.organisation_id = ${ctx.organisationId} and (${currentStatus("r")} = 'pending' or r.decided_at is not null)
       and (${filter.id ?? null}::text is null or r.id = ${filter.id ?? null})
       and (${filter.status ?? null}::text is null or ${currentStatus("r")} = ${filter.status ?? null})
       and (${time}::text is null or (r.requested_at, r.id) < (${time}::timestamptz, ${last}))
     order by r.requested_at desc, r.id desc limit ${filter.limit + 1}
  `.execute(ctx.db);
  return partOf(rows, filter, {
    to: ({ time, requested_at, asked_hosts, ...row }) => ({
      ...row,
      newHosts: asked_hosts,
      at: requested_at,
    }),
    key: ({ time, id }) => [time, id],
  });
}

interface Decision {
  id: PermissionRequestId;
  by: PersonId;
  status: "approved" | "rejected";
  /** Of a permission that was not approved yet: where its skills are now; `null`: there is none. */
  hosts: string[] | null;
  note: string;
}

/**
 * Of two decisions the first counts; `false` for the second. About destinations beyond an approval it is one about them
 * alone: the approval stays, wider or as it was.
 */
export async function decideRequest(ctx: TenantCtx, decision: Decision): Promise<boolean> {
  const isApproved = decision.status === "approved";
  const { rows } = await sql`
    update application_permission
       set hosts = case when status = 'approved' and ${isApproved} then hosts || asked_hosts
                        when status = 'approved' then hosts else ${decision.hosts}::text[] end,
           approved_at = case when status = 'approved' then approved_at when ${isApproved} then behalf_now() end,
           asked_hosts = '{}',
           status = case when status = 'approved' then status else ${decision.status} end, note = ${decision.note}, decided_by = ${decision.by}, decided_at = behalf_now()
     where organisation_id = ${ctx.organisationId} and id = ${decision.id}
       and (status = 'pending' or cardinality(asked_hosts) > 0)
    returning id
  `.execute(ctx.db);
  return rows.length > 0;
}
