import { sql } from "kysely";
import type { Ctx } from "../../platform/ctx.ts";
import type { ApplicationId, AssistantId, SkillId } from "../../platform/ids.ts";
import type { Operation, Parameter, ReviewedShape, SkillDocument } from "../../skill-files/index.ts";

/** A skill as a run uses it: of the published version it runs, or of the draft. */
export interface LoadedSkill {
  skillId: SkillId;
  title: string;
  host: string;
  operations: Operation[];
  shape: ReviewedShape;
  /** Sealed: what the platform proves itself with to the skill, of whichever version; `null` when nothing was given. */
  authentication: string | null;
  application: {
    id: ApplicationId;
    name: string;
    /** The organisation's own name: a developer cannot choose it. */
    provider: string;
    privacyUrl: string | null;
    approvedScopes: string[];
  };
}

interface LoadedRow {
  skill_id: SkillId;
  reading: SkillDocument;
  shape: ReviewedShape;
  authentication: string | null;
  authentication_header: string | null;
  application: LoadedSkill["application"];
}

/** One statement. Nothing of a deleted assistant or a disabled application. */
export async function loadSkills(
  ctx: Ctx,
  { assistantId, version }: { assistantId: AssistantId; version: number | null },
): Promise<LoadedSkill[]> {
  const skills =
    version === null
      ? sql`(select id as skill_id, * from skill where assistant_id = ${assistantId} and deleted_at is null)`
      : sql`(select * from skill_version where assistant_id = ${assistantId} and number = ${version})`;
  const { rows } = await sql<LoadedRow>`
    select k.skill_id, k.reading, k.shape, x.sealed as authentication,
           case x.type when 'header' then x.hint end as authentication_header,
           jsonb_build_object(
             'id', a.id, 'name', a.name, 'provider', o.name, 'privacyUrl', coalesce(k.privacy_url, a.privacy_url),
             'approvedScopes', (select coalesce(jsonb_agg(p.code), '[]') from application_permission p
                                 where p.application_id = a.id and p.status = 'approved')) as application
      from ${skills} k
      join application a on a.id = k.application_id and a.disabled_at is null
      join assistant t on t.id = k.assistant_id and t.deleted_at is null
      join organisation o on o.id = k.organisation_id
      left join skill_authentication x on x.skill_id = k.skill_id
     order by k.skill_id
  `.execute(ctx.db);
  return rows.map(({ skill_id, reading, shape, authentication, authentication_header, application }) => {
    const { title, host } = reading;
    const operations = withoutHeader(reading.operations, authentication_header);
    return { skillId: skill_id, title, host, operations, shape, authentication, application };
  });
}

/** A file may declare the header that the platform proves itself with: it is then nobody's to fill. */
function withoutHeader(operations: Operation[], name: string | null): Operation[] {
  if (name === null) return operations;
  const isTaken = (parameter: Parameter) =>
    parameter.in === "header" && parameter.name.toLowerCase() === name.toLowerCase();
  return operations.map((operation) =>
    operation.parameters.some(isTaken)
      ? { ...operation, parameters: operation.parameters.filter((parameter) => !isTaken(parameter)) }
      : operation,
  );
}
