import { sql } from "kysely";
import type { TenantCtx } from "../platform/ctx.ts";
import type { ApiId, PersonId } from "../platform/ids.ts";
import { type Page, type Part, partOf } from "../platform/page.ts";
import type { ApiContent, ApiVersion } from "./api.ts";

interface NewVersion {
  apiId: ApiId;
  number: number;
  content: ApiContent;
  notes: string;
  by: PersonId;
}

export async function insertVersion(ctx: TenantCtx, version: NewVersion): Promise<void> {
  await sql`
    insert into api_version (organisation_id, api_id, number, content, notes, published_by)
    values (${ctx.organisationId}, ${version.apiId}, ${version.number}, ${JSON.stringify(version.content)},
            ${version.notes}, ${version.by})
  `.execute(ctx.db);
}

export async function findVersionContent(
  ctx: TenantCtx,
  key: { apiId: ApiId; number: number },
): Promise<ApiContent | undefined> {
  const { rows } = await sql<{ content: ApiContent }>`
    select content from api_version
     where organisation_id = ${ctx.organisationId} and api_id = ${key.apiId} and number = ${key.number}
  `.execute(ctx.db);
  return rows[0]?.content;
}

interface VersionRow extends Omit<ApiVersion, "at"> {
  published_at: Date;
}

/** The latest first. */
export async function findVersions(
  ctx: TenantCtx,
  apiId: ApiId,
  page: Page<readonly [number: number]>,
): Promise<Part<ApiVersion>> {
  const [number = null] = page.cursor ?? [];
  const { rows } = await sql<VersionRow>`
    select v.number, v.notes, v.published_at, jsonb_array_length(v.content -> 'points') as points,
           jsonb_build_object('id', p.id, 'name', p.name) as by
      from api_version v join person p on p.organisation_id = v.organisation_id and p.id = v.published_by
     where v.organisation_id = ${ctx.organisationId} and v.api_id = ${apiId}
       and (${number}::int is null or v.number < ${number})
     order by v.number desc limit ${page.limit + 1}
  `.execute(ctx.db);
  return partOf(rows, page, {
    to: ({ published_at, ...row }) => ({ ...row, at: published_at }),
    key: ({ number }) => [number],
  });
}
