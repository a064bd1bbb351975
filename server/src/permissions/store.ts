import { sql } from "kysely";
import type { TenantCtx } from "../platform/ctx.ts";
import type { ApiId } from "../platform/ids.ts";
import type { Permission } from "./permission.ts";
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
