import { setImmediate as turn } from "node:timers/promises";
import { sql } from "kysely";
import type { TenantCtx } from "../../platform/ctx.ts";
import type { ApplicationId, AssistantId, SkillId } from "../../platform/ids.ts";
import type { Problem, ReviewedShape, SkillSpec } from "../../skill-files/index.ts";
import type { Assistant } from "../assistant.ts";
import {
  type AuthenticationRow,
  shownAuthentication,
  toShownAuthentication,
} from "../authentication/authentication-store.ts";
import type { Revised, Skill } from "./skill.ts";

interface SkillRow {
  id: SkillId;
  assistant_id: AssistantId;
  application_id: ApplicationId;
  document: string;
  spec: SkillSpec;
  problems: Problem[];
  shape: ReviewedShape;
  shape_hash: string;
  privacy_url: string | null;
  enabled: boolean;
  /** Of the draft alone. */
  authentication?: AuthenticationRow | null;
}

function toSkill(row: SkillRow): Skill {
  return {
    id: row.id,
    assistantId: row.assistant_id,
    applicationId: row.application_id,
    document: row.document,
    spec: row.spec,
    problems: row.problems,
    shape: row.shape,
    shapeHash: row.shape_hash,
    privacyUrl: row.privacy_url,
    enabled: row.enabled,
    authentication: row.authentication ? toShownAuthentication(row.authentication) : null,
  };
}

export async function findSkills(ctx: TenantCtx, assistantId: AssistantId): Promise<Revised<Skill>[]> {
  const { rows } = await sql<SkillRow & { revision: string }>`
    select k.*, k.updated_at::text as revision, ${shownAuthentication} from skill k
     where k.organisation_id = ${ctx.organisationId} and k.assistant_id = ${assistantId} and k.deleted_at is null
     order by k.created_at, k.id
  `.execute(ctx.db);
  return rows.map((row) => ({ ...toSkill(row), revision: row.revision }));
}

/** Those of the draft that do not rest. */
export async function findPlannedSkills(ctx: TenantCtx, assistantId: AssistantId): Promise<Revised<Skill>[]> {
  return (await findSkills(ctx, assistantId)).filter(({ enabled }) => enabled);
}

export async function updateProblems(
  ctx: TenantCtx,
  id: SkillId,
  problems: readonly Problem[],
): Promise<void> {
  await sql`
    update skill set problems = ${JSON.stringify(problems)}::jsonb
     where organisation_id = ${ctx.organisationId} and id = ${id}
  `.execute(ctx.db);
}

export async function hasSkill(
  ctx: TenantCtx,
  place: { assistantId: AssistantId; skillId: SkillId },
): Promise<boolean> {
  const { rows } = await sql`
    select from skill
     where organisation_id = ${ctx.organisationId} and id = ${place.skillId}
       and assistant_id = ${place.assistantId} and deleted_at is null
  `.execute(ctx.db);
  return rows.length > 0;
}

/** Operations that are written as JSON at once: a few milliseconds. */
const pieceLength = 100;

/** A large file's spec takes longer to write than others should wait: in pieces, with turns for them. */
async function jsonOf({ operations, ...rest }: SkillSpec): Promise<string> {
  const written: string[] = [];
  for (let at = 0; at < operations.length; at += pieceLength) {
    if (at > 0) await turn();
    written.push(...operations.slice(at, at + pieceLength).map((operation) => JSON.stringify(operation)));
  }
  return `${JSON.stringify(rest).slice(0, -1)},"operations":[${written.join(",")}]}`;
}

/** A skill that rests goes on resting: answers whether it does not. */
export async function upsertSkill(ctx: TenantCtx, skill: Omit<Skill, "enabled">): Promise<boolean> {
  const spec = await jsonOf(skill.spec);
  const { rows } = await sql<{ enabled: boolean }>`
    insert into skill (organisation_id, id, assistant_id, application_id, document, spec, problems, shape, shape_hash,
                       privacy_url)
    values (${ctx.organisationId}, ${skill.id}, ${skill.assistantId}, ${skill.applicationId}, ${skill.document},
            ${spec}, ${JSON.stringify(skill.problems)}, ${JSON.stringify(skill.shape)},
            ${skill.shapeHash}, ${skill.privacyUrl})
    on conflict (organisation_id, id) do update
       set application_id = excluded.application_id, document = excluded.document, spec = excluded.spec,
           problems = excluded.problems, shape = excluded.shape, shape_hash = excluded.shape_hash,
           privacy_url = excluded.privacy_url, updated_at = behalf_now()
     where skill.assistant_id = excluded.assistant_id
    returning enabled
  `.execute(ctx.db);
  return rows[0]?.enabled ?? true;
}

export async function deleteSkill(
  ctx: TenantCtx,
  place: { assistantId: AssistantId; skillId: SkillId },
): Promise<boolean> {
  const { rows } = await sql`
    update skill set deleted_at = behalf_now()
     where organisation_id = ${ctx.organisationId} and id = ${place.skillId}
       and assistant_id = ${place.assistantId} and deleted_at is null
    returning id
  `.execute(ctx.db);
  return rows.length > 0;
}

/** `false`: there is no such skill in the draft. */
export async function switchSkill(
  ctx: TenantCtx,
  place: { assistantId: AssistantId; skillId: SkillId },
  enabled: boolean,
): Promise<boolean> {
  const { rows } = await sql`
    update skill set enabled = ${enabled}, updated_at = behalf_now()
     where organisation_id = ${ctx.organisationId} and id = ${place.skillId}
       and assistant_id = ${place.assistantId} and deleted_at is null
    returning id
  `.execute(ctx.db);
  return rows.length > 0;
}

/** The skills of a version; none before the first. */
export async function findVersionSkills(
  ctx: TenantCtx,
  { id, publishedVersion }: Pick<Assistant, "id" | "publishedVersion">,
): Promise<Skill[]> {
  const { rows } = await sql<SkillRow>`
    select v.skill_id as id, '[]'::jsonb as problems, true as enabled, v.* from skill_version v
     where v.organisation_id = ${ctx.organisationId} and v.assistant_id = ${id} and v.number = ${publishedVersion}
     order by v.skill_id
  `.execute(ctx.db);
  return rows.map(toSkill);
}
