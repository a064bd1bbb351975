import { sql } from "kysely";
import type { TenantCtx } from "../../platform/ctx.ts";
import type { ApiPoint } from "../api.ts";
import { type Opening, opening } from "./opening.ts";

/** A permission point, and the version of its API in which somebody saw it. */
export interface SeenPoint {
  code: string;
  number: number;
}

interface SeenRow extends SeenPoint {
  seen: ApiPoint | null;
  seenUrl: string;
  point: ApiPoint;
  baseUrl: string;
}

/** What these points open by now beyond what was seen of them; those that were withdrawn are left out. */
export async function findOpened(
  ctx: TenantCtx,
  seen: readonly SeenPoint[],
): Promise<(SeenPoint & { opened: Opening })[]> {
  if (seen.length === 0) return [];
  const pointIn = (version: string) => sql`
    (select point from jsonb_array_elements(${sql.ref(`${version}.content`)} -> 'points') as point
      where point ->> 'code' = s.code)`;
  const { rows } = await sql<SeenRow>`
    select distinct on (s.code, s.number) s.code, s.number, ${pointIn("v")} as seen, v.content ->> 'baseUrl' as "seenUrl",
           ${pointIn("w")} as point, w.content ->> 'baseUrl' as "baseUrl"
      from jsonb_to_recordset(${JSON.stringify(seen)}::jsonb) as s (code text, number int)
      join permission_point p on p.organisation_id = ${ctx.organisationId} and p.code = s.code
                             and p.withdrawn_at is null
      join api a on a.organisation_id = p.organisation_id and a.id = p.audience
      join api_version v on v.organisation_id = a.organisation_id and v.api_id = a.id and v.number = s.number
      join api_version w on w.organisation_id = a.organisation_id and w.api_id = a.id
                        and w.number = a.published_number
  `.execute(ctx.db);
  return rows.map(({ code, number, seen: before, seenUrl, point, baseUrl }) => ({
    ...{ code, number },
    opened: opening(before === null ? undefined : { point: before, baseUrl: seenUrl }, { point, baseUrl }),
  }));
}
