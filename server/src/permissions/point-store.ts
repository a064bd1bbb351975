import { sql } from "kysely";
import type { TenantCtx } from "../platform/ctx.ts";
import type { ApiId } from "../platform/ids.ts";
import type { Permission, Words } from "./permission.ts";

/** What is kept of a point beside its code, its API and its versions. */
export type PointContent = Omit<Permission, "code" | "api" | "version" | "widenedIn">;

/** What the catalogue keeps of an API with each of its points. */
export interface ApiOfPoint {
  name: Words;
  provider: Words;
  baseUrl: string;
}

export interface PublishedPoint {
  code: string;
  content: PointContent;
  widenedIn: number;
}

interface HeldPoint {
  code: string;
  sensitive: boolean;
  widenedIn: number;
  withdrawn: boolean;
}

/** The points of an API, those that were withdrawn among them; nobody allows or changes one until the transaction ends. */
export async function holdPoints(ctx: TenantCtx, audience: ApiId): Promise<HeldPoint[]> {
  const { rows } = await sql<HeldPoint>`
    select code, (content ->> 'sensitive')::boolean as sensitive, widened_in as "widenedIn",
           withdrawn_at is not null as withdrawn
      from permission_point
     where organisation_id = ${ctx.organisationId} and audience = ${audience}
     order by code for update
  `.execute(ctx.db);
  return rows;
}

/** Whether people allow a point of an API or an admin, those that were withdrawn among them. */
export async function findKinds(ctx: TenantCtx, audience: ApiId): Promise<Map<string, Permission["kind"]>> {
  const { rows } = await sql<Pick<Permission, "code" | "kind">>`
    select code, content ->> 'kind' as kind from permission_point
     where organisation_id = ${ctx.organisationId} and audience = ${audience}
  `.execute(ctx.db);
  return new Map(rows.map(({ code, kind }) => [code, kind]));
}

interface NewVersion {
  audience: ApiId;
  api: ApiOfPoint;
  number: number;
  points: readonly PublishedPoint[];
}

/** As this version of the API has them. A code that is another API's stays that one's. */
export async function writePoints(
  ctx: TenantCtx,
  { audience, api, number, points }: NewVersion,
): Promise<void> {
  await sql`
    insert into permission_point (organisation_id, code, audience, api, content, widened_in, number)
    select ${ctx.organisationId}, p.code, ${audience}, ${JSON.stringify(api)}::jsonb, p.content, p."widenedIn", ${number}
      from jsonb_to_recordset(${JSON.stringify(points)}::jsonb) as p (code text, content jsonb, "widenedIn" int)
    on conflict (organisation_id, code) do update
       set api = excluded.api, content = excluded.content, widened_in = excluded.widened_in,
           number = excluded.number, withdrawn_at = null
     where permission_point.audience = excluded.audience
  `.execute(ctx.db);
}

export async function withdrawPoints(
  ctx: TenantCtx,
  { audience, codes }: { audience: ApiId; codes: readonly string[] },
): Promise<void> {
  await sql`
    update permission_point set withdrawn_at = behalf_now()
     where organisation_id = ${ctx.organisationId} and audience = ${audience} and code = any(${codes})
       and withdrawn_at is null
  `.execute(ctx.db);
}

interface StandingPoint {
  code: string;
  kind: Permission["kind"];
  sensitive: boolean;
  widenedIn: number;
}

/**
 * Of these codes those that are points of the organisation's own APIs, as they are published and stay until the
 * transaction ends: whoever publishes waits. Left out is what was withdrawn.
 */
export async function keepPoints(
  ctx: TenantCtx,
  codes: readonly string[],
): Promise<Map<string, StandingPoint>> {
  const { rows } = await sql<StandingPoint & { withdrawn: boolean }>`
    select code, content ->> 'kind' as kind, (content ->> 'sensitive')::boolean as sensitive,
           widened_in as "widenedIn", withdrawn_at is not null as withdrawn
      from permission_point
     where organisation_id = ${ctx.organisationId} and code = any(${codes})
     order by code for share
  `.execute(ctx.db);
  return new Map(rows.filter(({ withdrawn }) => !withdrawn).map((row) => [row.code, row]));
}
