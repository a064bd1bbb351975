import { type RawBuilder, sql } from "kysely";
import type { Words } from "../permissions/index.ts";
import type { TenantCtx } from "../platform/ctx.ts";
import { exactTime } from "../platform/db/exact-time.ts";
import type { ApiId, PersonId } from "../platform/ids.ts";
import { type Page, type Part, partOf, type TimeKey } from "../platform/page.ts";
import type { Api, ApiChange, ApiContent, ListedApi, Subject } from "./api.ts";

interface ApiRow {
  id: ApiId;
  namespace: string;
  owner_id: PersonId;
  owner_name: string;
  subject: Subject;
  draft: ApiContent;
  revision: number;
  published_number: number | null;
  created_at: Date;
}

function toApi(row: ApiRow): Api {
  return {
    id: row.id,
    namespace: row.namespace,
    ownerId: row.owner_id,
    ownerName: row.owner_name,
    subject: row.subject,
    draft: row.draft,
    revision: row.revision,
    publishedNumber: row.published_number,
    createdAt: row.created_at,
  };
}

/** Whether there is such a person, and not disabled. */
export async function isActive(ctx: TenantCtx, id: PersonId): Promise<boolean> {
  const { rows } = await sql`
    select from person where organisation_id = ${ctx.organisationId} and id = ${id} and disabled_at is null
  `.execute(ctx.db);
  return rows.length > 0;
}

interface NewApiRow extends Pick<Api, "id" | "namespace" | "ownerId" | "subject" | "draft"> {
  look: string;
  createdBy: PersonId;
}

/** `false`: something that looks like the namespace belongs to another API, or did. */
export async function insertApi(ctx: TenantCtx, api: NewApiRow): Promise<boolean> {
  const { rows } = await sql`
    insert into api (organisation_id, id, namespace, look, owner_id, subject, draft, created_by)
    values (${ctx.organisationId}, ${api.id}, ${api.namespace}, ${api.look}, ${api.ownerId}, ${api.subject},
            ${JSON.stringify(api.draft)}, ${api.createdBy})
    on conflict (organisation_id, look) do nothing
    returning id
  `.execute(ctx.db);
  return rows.length > 0;
}

/** Those of other APIs than this one, also of such as were removed. */
export async function findNamespaces(ctx: TenantCtx, except?: ApiId): Promise<string[]> {
  const { rows } = await sql<{ namespace: string }>`
    select namespace from api
     where organisation_id = ${ctx.organisationId} and id is distinct from ${except ?? null} order by namespace
  `.execute(ctx.db);
  return rows.map(({ namespace }) => namespace);
}

export const findApi = (ctx: TenantCtx, id: ApiId) => oneApi(ctx, id, sql``);

/** Until the transaction ends nobody else changes it. */
export const holdApi = (ctx: TenantCtx, id: ApiId) => oneApi(ctx, id, sql`for update of a`);

async function oneApi(ctx: TenantCtx, id: ApiId, held: RawBuilder<unknown>): Promise<Api | undefined> {
  const { rows } = await sql<ApiRow>`
    select a.*, p.name as owner_name
      from api a join person p on p.organisation_id = a.organisation_id and p.id = a.owner_id
     where a.organisation_id = ${ctx.organisationId} and a.id = ${id} and a.removed_at is null
     ${held}
  `.execute(ctx.db);
  return rows[0] && toApi(rows[0]);
}

interface ListedRow extends ApiRow {
  time: string;
  points: number;
}

/** In the order they were registered, by what is published of each, and where nothing is by its draft. */
export async function findApis(
  ctx: TenantCtx,
  filter: Page<TimeKey> & { ownerId?: PersonId | undefined },
): Promise<Part<ListedApi>> {
  const [time = null, last = null] = filter.cursor ?? [];
  const { rows } = await sql<ListedRow>`
    select a.id, a.namespace, a.owner_id, p.name as owner_name, a.subject, a.revision, a.published_number, a.created_at,
           shown.content as draft, ${exactTime("a.created_at")} as time,
           jsonb_array_length(shown.content -> 'points') as points
      from api a
      join person p on p.organisation_id = a.organisation_id and p.id = a.owner_id
      left join api_version v on v.organisation_id = a.organisation_id and v.api_id = a.id
                             and v.number = a.published_number
      cross join lateral (select coalesce(v.content, a.draft) as content) shown
     where a.organisation_id = ${ctx.organisationId} and a.removed_at is null
       and (${filter.ownerId ?? null}::text is null or a.owner_id = ${filter.ownerId ?? null})
       and (${time}::text is null or (a.created_at, a.id) > (${time}::timestamptz, ${last}))
     order by a.created_at, a.id limit ${filter.limit + 1}
  `.execute(ctx.db);
  return partOf(rows, filter, {
    to: ({ draft: { name, provider, baseUrl }, points, ...row }) => {
      const {
        draft: _,
        revision: __,
        ...api
      } = toApi({ ...row, draft: { name, provider, baseUrl, points: [] } });
      return { ...api, name, provider, baseUrl, points };
    },
    key: ({ time, id }) => [time, id],
  });
}

/** `undefined`: the draft is of another revision by now. */
export async function updateDraft(
  ctx: TenantCtx,
  { id, draft, revision }: Pick<Api, "id" | "draft" | "revision">,
): Promise<number | undefined> {
  const { rows } = await sql<{ revision: number }>`
    update api set draft = ${JSON.stringify(draft)}, revision = revision + 1
     where organisation_id = ${ctx.organisationId} and id = ${id} and revision = ${revision} and removed_at is null
    returning revision
  `.execute(ctx.db);
  return rows[0]?.revision;
}

export async function updateApi(ctx: TenantCtx, id: ApiId, { ownerId, subject }: ApiChange): Promise<void> {
  await sql`
    update api set owner_id = coalesce(${ownerId ?? null}, owner_id), subject = coalesce(${subject ?? null}, subject)
     where organisation_id = ${ctx.organisationId} and id = ${id}
  `.execute(ctx.db);
}

export async function updatePublished(ctx: TenantCtx, id: ApiId, number: number): Promise<void> {
  await sql`
    update api set published_number = ${number} where organisation_id = ${ctx.organisationId} and id = ${id}
  `.execute(ctx.db);
}

/** Its namespace stays its own. */
export async function removeApi(ctx: TenantCtx, id: ApiId): Promise<void> {
  await sql`
    update api set removed_at = behalf_now() where organisation_id = ${ctx.organisationId} and id = ${id}
  `.execute(ctx.db);
}

/** What APIs are called, in both languages: as published, and before that as drafted; also those that were removed. */
export async function findApiNames(ctx: TenantCtx, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: Words }>`
    select a.id, coalesce(v.content, a.draft) -> 'name' as name
      from api a
      left join api_version v on v.organisation_id = a.organisation_id and v.api_id = a.id
                             and v.number = a.published_number
     where a.organisation_id = ${ctx.organisationId} and a.id = any(${ids}::text[])
  `.execute(ctx.db);
  return new Map(rows.map(({ id, name: { zh, en } }) => [id, zh === en ? en : `${zh} / ${en}`]));
}
