import { sql } from "kysely";
import type { TenantCtx } from "../platform/ctx.ts";
import { exactTime } from "../platform/db/exact-time.ts";
import type { ApplicationId, OrganisationId, PersonId } from "../platform/ids.ts";
import { type Page, type Part, partOf, type TimeKey } from "../platform/page.ts";
import type {
  Application,
  ApplicationWithPermissions,
  ApplicationWords,
  KeptSecret,
  NewApplication,
} from "./application.ts";
import { currentStatus } from "./permission-store.ts";

interface ApplicationRow {
  id: ApplicationId;
  organisation_id: OrganisationId;
  client_id: string;
  name: string;
  description: string;
  provider: string | null;
  privacy_url: string | null;
  redirect_urls: string[];
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
    redirectUrls: row.redirect_urls,
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
): Promise<Application & Pick<ApplicationWithPermissions, "ownerName">> {
  const { rows } = await sql<ApplicationRow & { owner_name: string }>`
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
    select made.*, o.name as owner_name
      from made join person o on o.organisation_id = made.organisation_id and o.id = made.created_by
  `.execute(ctx.db);
  const row = rows[0] as ApplicationRow & { owner_name: string };
  return { ...toApplication(row), ownerName: row.owner_name };
}

interface ApplicationFilter extends Page<TimeKey> {
  createdBy?: PersonId | undefined;
  id?: ApplicationId;
}

interface WithPermissionsRow extends ApplicationRow {
  owner_name: string;
  permissions: ApplicationWithPermissions["permissions"];
  secrets: KeptSecret[];
}

/** In the order they were made. */
export async function findApplications(
  ctx: TenantCtx,
  filter: ApplicationFilter,
): Promise<Part<ApplicationWithPermissions>> {
  const [time = null, last = null] = filter.cursor ?? [];
  const { rows } = await sql<WithPermissionsRow & { time: string }>`
    select a.*, ${exactTime("a.created_at")} as time, o.name as owner_name,
           (select coalesce(jsonb_agg(jsonb_build_object('code', p.code, 'status', ${currentStatus("p")},
                                                         'reason', p.reason, 'note', p.note,
                                                         'hosts', p.hosts) order by p.code), '[]')
              from application_permission p
             where p.organisation_id = a.organisation_id and p.application_id = a.id) as permissions,
           (select coalesce(jsonb_agg(jsonb_build_object('createdAt', s.created_at, 'lastUsedAt', s.last_used_at,
                                                         'endsAt', s.expires_at) order by s.created_at desc), '[]')
              from application_secret s
             where s.organisation_id = a.organisation_id and s.application_id = a.id
               and (s.expires_at is null or s.expires_at > behalf_now())) as secrets
      from application a
      join person o on o.organisation_id = a.organisation_id and o.id = a.created_by
     where a.organisation_id = ${ctx.organisationId}
       and (${filter.createdBy ?? null}::text is null or a.created_by = ${filter.createdBy ?? null})
       and (${filter.id ?? null}::text is null or a.id = ${filter.id ?? null})
       and (${time}::text is null or (a.created_at, a.id) > (${time}::timestamptz, ${last}))
     order by a.created_at, a.id limit ${filter.limit + 1}
  `.execute(ctx.db);
  return partOf(rows, filter, {
    to: (row) => ({
      ...toApplication(row),
      ownerName: row.owner_name,
      permissions: row.permissions,
      secrets: row.secrets.map(toKeptSecret),
    }),
    key: ({ time, id }) => [time, id],
  });
}

const toKeptSecret = (row: WithPermissionsRow["secrets"][number]): KeptSecret => ({
  createdAt: new Date(row.createdAt).toISOString(),
  lastUsedAt: row.lastUsedAt && new Date(row.lastUsedAt).toISOString(),
  endsAt: row.endsAt && new Date(row.endsAt).toISOString(),
});

export async function findByClientId(
  ctx: TenantCtx,
  clientId: string,
): Promise<Pick<Application, "id" | "redirectUrls" | "disabled"> | undefined> {
  const { rows } = await sql<Pick<ApplicationRow, "id" | "redirect_urls" | "disabled_at">>`
    select id, redirect_urls, disabled_at from application
     where organisation_id = ${ctx.organisationId} and client_id = ${clientId}
  `.execute(ctx.db);
  const [row] = rows;
  return row && { id: row.id, redirectUrls: row.redirect_urls, disabled: row.disabled_at !== null };
}

export async function updateWords(ctx: TenantCtx, id: ApplicationId, words: ApplicationWords): Promise<void> {
  const { name = null, description = null, provider = null, privacyUrl = null, redirectUrls = null } = words;
  await sql`
    update application
       set name = coalesce(${name}, name), description = coalesce(${description}, description),
           provider = case when ${"provider" in words} then ${provider} else provider end,
           privacy_url = case when ${"privacyUrl" in words} then ${privacyUrl} else privacy_url end,
           redirect_urls = coalesce(${redirectUrls}::text[], redirect_urls)
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

/** What applications are called. */
export async function findApplicationNames(
  ctx: TenantCtx,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from application where organisation_id = ${ctx.organisationId} and id = any(${ids}::text[])
  `.execute(ctx.db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function countApplications(ctx: TenantCtx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from application where organisation_id = ${ctx.organisationId}`.execute(ctx.db);
  return rows[0]?.count ?? 0;
}
