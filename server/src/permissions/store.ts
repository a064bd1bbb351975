import { type RawBuilder, sql } from "kysely";
import type { TenantCtx } from "../platform/ctx.ts";
import type { ApiId } from "../platform/ids.ts";
import { type Permission, platformAudience } from "./permission.ts";
import type { ApiOfPoint, PointContent } from "./point-store.ts";

interface PointRow {
  code: string;
  audience: ApiId;
  api: ApiOfPoint;
  content: PointContent;
  version: number;
  widenedIn: number;
}

/** Those of the organisation's own APIs, as published. */
export async function findOwnPermissions(ctx: TenantCtx): Promise<Permission[]> {
  const { rows } = await sql<PointRow>`
    select code, audience, api, content, number as version, widened_in as "widenedIn"
      from permission_point
     where organisation_id = ${ctx.organisationId} and withdrawn_at is null
     order by code
  `.execute(ctx.db);
  return rows.map(({ code, audience, api, content, ...versions }) => {
    const { name, provider } = api;
    return { code, ...content, api: { id: audience, audience, name, provider }, ...versions };
  });
}

/** Whose a code is, for a statement that looked for it among those of own APIs, under this name; the rest is ours. */
export const audienceOf = (point: string): RawBuilder<string> =>
  sql`coalesce(${sql.ref(`${point}.audience`)}, ${platformAudience}::text)`;

/** The members of an answer that a point opens, as JSON; so named in the statement. */
export const fieldsOf = (point: string): RawBuilder<readonly string[]> =>
  sql`${sql.ref(`${point}.content`)} -> 'fields'`;

/** Whether it is for applications themselves. */
export const isForApplications = (point: string): RawBuilder<boolean> =>
  sql`${sql.ref(`${point}.content`)} ->> 'kind' = 'application'`;
