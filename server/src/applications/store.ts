import { sql } from "kysely";
import type { TenantCtx } from "../platform/ctx.ts";
import { exactTime } from "../platform/db/exact-time.ts";
import type { ApplicationId, OrganisationId, PersonId } from "../platform/ids.ts";
import { type Page, type Part, partOf, type TimeKey } from "../platform/page.ts";
import type {
  Application,
  ApplicationWithPermissions,
  ApplicationWords,
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
