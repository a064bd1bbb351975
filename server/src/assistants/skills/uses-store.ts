import { type RawBuilder, sql } from "kysely";
import type { Use } from "../../applications/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import type { ApplicationId } from "../../platform/ids.ts";
import type { ReviewedShape } from "../../skill-files/index.ts";
import { usesOf } from "./uses.ts";

/** For a statement that has a skill, of a draft or of a version, under this name: `destinationOf` it. */
export const skillDestination = (skill: string): RawBuilder<string> => {
  const spec = sql.ref(`${skill}.spec`);
  return sql`(case ${spec} ->> 'protocol' when 'stream' then 'stream:' else '' end || (${spec} ->> 'host'))`;
};

/** What skills of these applications use, of drafts and of what is published. */
export async function findHosts(ctx: TenantCtx, applicationIds: readonly ApplicationId[]): Promise<Use[]> {
  const { rows } = await sql<{ applicationId: ApplicationId; shape: ReviewedShape }>`
    select k.application_id as "applicationId", k.shape from skill k
      join assistant a on a.organisation_id = k.organisation_id and a.id = k.assistant_id and a.deleted_at is null
     where k.organisation_id = ${ctx.organisationId} and k.application_id = any(${applicationIds})
       and k.deleted_at is null
    union all
    select v.application_id, v.shape from skill_version v
      join assistant a on a.organisation_id = v.organisation_id and a.id = v.assistant_id and a.deleted_at is null
                      and a.published_version = v.number
     where v.organisation_id = ${ctx.organisationId} and v.application_id = any(${applicationIds})
  `.execute(ctx.db);
  return usesOf(rows.map(({ applicationId, shape }) => ({ applicationId, spec: shape, shape })));
}
