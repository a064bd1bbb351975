import { sql } from "kysely";
import type { TenantCtx } from "../platform/ctx.ts";
import type { ApiId } from "../platform/ids.ts";
import type { Permission, Words } from "./permission.ts";

/** What is kept of a point beside its code, its API and its versions. */
type Content = Omit<Permission, "code" | "api" | "widenedIn">;

interface PointRow {
  code: string;
  audience: ApiId;
  api: { name: Words; provider: Words };
  content: Content;
  widenedIn: number;
}

/** Those of the organisation's own APIs, as published. */
export async function findOwnPermissions(ctx: TenantCtx): Promise<Permission[]> {
  const { rows } = await sql<PointRow>`
    select code, audience, api, content, widened_in as "widenedIn" from permission_point
     where organisation_id = ${ctx.organisationId} and withdrawn_at is null
     order by code
  `.execute(ctx.db);
  return rows.map(({ code, audience, api, content, widenedIn }) => {
    return { code, ...content, api: { id: audience, audience, ...api }, widenedIn };
  });
}
