import { sql } from "kysely";
import type { Ctx } from "../platform/ctx.ts";
import type { ApplicationId, AssistantId, OrganisationId, PersonId, SkillId } from "../platform/ids.ts";
import type { Assistant, AssistantChange } from "./assistants.ts";
import type { Change } from "./changes.ts";
import type { ReviewedShape } from "./reading/shape.ts";
import type { Problem, SkillDocument } from "./reading/skill-document.ts";
import type { Skill } from "./skills.ts";
import type { Version } from "./versions.ts";

interface AssistantRow {
  id: AssistantId;
  organisation_id: OrganisationId;
  application_id: ApplicationId;
  name: string;
  description: string;
  planning: boolean;
  published_version: number | null;
  created_by: PersonId;
  created_at: Date;
}

function toAssistant(row: AssistantRow): Assistant {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    applicationId: row.application_id,
    name: row.name,
    description: row.description,
    planning: row.planning,
    publishedVersion: row.published_version,
    createdBy: row.created_by,
    createdAt: row.created_at,
  };
}

type NewRow = Omit<Assistant, "publishedVersion" | "createdAt">;

export async function insertAssistant(ctx: Ctx, assistant: NewRow): Promise<Assistant> {
  const { rows } = await sql<AssistantRow>`
    insert into assistant (id, organisation_id, application_id, name, description, planning, created_by)
    values (${assistant.id}, ${assistant.organisationId}, ${assistant.applicationId}, ${assistant.name},
            ${assistant.description}, ${assistant.planning}, ${assistant.createdBy})
    returning *
  `.execute(ctx.db);
  return toAssistant(rows[0] as AssistantRow);
}

/** In the order they were made; deleted ones are not found. */
export async function findAssistants(
  ctx: Ctx,
  key: { organisationId: OrganisationId; id?: AssistantId },
): Promise<Assistant[]> {
  const { rows } = await sql<AssistantRow>`
    select * from assistant
     where organisation_id = ${key.organisationId} and deleted_at is null
       and (${key.id ?? null}::text is null or id = ${key.id ?? null})
     order by created_at, id
  `.execute(ctx.db);
  return rows.map(toAssistant);
}

export async function updateAssistant(
  ctx: Ctx,
  id: AssistantId,
  change: AssistantChange,
): Promise<Assistant> {
  const { rows } = await sql<AssistantRow>`
    update assistant
       set name = coalesce(${change.name ?? null}, name),
           description = coalesce(${change.description ?? null}, description),
           planning = coalesce(${change.planning ?? null}, planning)
     where id = ${id}
    returning *
  `.execute(ctx.db);
  return toAssistant(rows[0] as AssistantRow);
}

export async function deleteAssistant(ctx: Ctx, id: AssistantId): Promise<void> {
  await sql`update assistant set deleted_at = behalf_now() where id = ${id}`.execute(ctx.db);
}

// Skills of the draft

interface SkillRow {
  id: SkillId;
  assistant_id: AssistantId;
  application_id: ApplicationId;
  document: string;
  reading: SkillDocument;
  problems: Problem[];
  shape: ReviewedShape;
  shape_hash: string;
  privacy_url: string | null;
}

function toSkill(row: SkillRow): Skill {
  return {
    id: row.id,
    assistantId: row.assistant_id,
    applicationId: row.application_id,
    document: row.document,
    reading: row.reading,
    problems: row.problems,
    shape: row.shape,
    shapeHash: row.shape_hash,
    privacyUrl: row.privacy_url,
  };
}

export async function findSkills(ctx: Ctx, assistantId: AssistantId): Promise<Skill[]> {
  const { rows } = await sql<SkillRow>`
    select * from skill where assistant_id = ${assistantId} and deleted_at is null order by created_at, id
  `.execute(ctx.db);
  return rows.map(toSkill);
}

export async function upsertSkill(ctx: Ctx, assistant: Assistant, skill: Skill): Promise<void> {
  await sql`
    insert into skill (id, organisation_id, assistant_id, application_id, document, reading, problems, shape, shape_hash,
                       privacy_url)
    values (${skill.id}, ${assistant.organisationId}, ${assistant.id}, ${skill.applicationId}, ${skill.document},
            ${JSON.stringify(skill.reading)}, ${JSON.stringify(skill.problems)}, ${JSON.stringify(skill.shape)},
            ${skill.shapeHash}, ${skill.privacyUrl})
    on conflict (id) do update
       set application_id = excluded.application_id, document = excluded.document, reading = excluded.reading,
           problems = excluded.problems, shape = excluded.shape, shape_hash = excluded.shape_hash,
           privacy_url = excluded.privacy_url, updated_at = behalf_now()
     where skill.assistant_id = excluded.assistant_id
  `.execute(ctx.db);
}

export async function deleteSkill(
  ctx: Ctx,
  place: { assistantId: AssistantId; skillId: SkillId },
): Promise<boolean> {
  const { rows } = await sql`
    update skill set deleted_at = behalf_now()
     where id = ${place.skillId} and assistant_id = ${place.assistantId} and deleted_at is null
    returning id
  `.execute(ctx.db);
  return rows.length > 0;
}

// Versions

type VersionSkill = Pick<Skill, "id" | "document" | "reading" | "shape">;

/** The skills of the version that is published now; none before the first. */
export async function findVersionSkills(
  ctx: Ctx,
  { id, publishedVersion }: Assistant,
): Promise<VersionSkill[]> {
  const { rows } = await sql<VersionSkill>`
    select skill_id as id, document, reading, shape from skill_version
     where assistant_id = ${id} and number = ${publishedVersion}
  `.execute(ctx.db);
  return rows;
}

interface NewVersion {
  notes: string;
  changes: Change[];
  by: PersonId;
}

/** Copies the draft into the next version and points the assistant at it; answers its number. */
export async function insertVersion(ctx: Ctx, assistant: Assistant, version: NewVersion): Promise<number> {
  // Held first, in a statement of its own: only the next one's snapshot sees a version made meanwhile.
  await sql`select from assistant where id = ${assistant.id} for update`.execute(ctx.db);
  const { rows } = await sql<{ number: number }>`
    with held as (
      select * from assistant where id = ${assistant.id}
    ), made as (
      insert into assistant_version (organisation_id, assistant_id, number, name, description, planning, notes, changes,
                                     created_by)
      select organisation_id, id,
             (select coalesce(max(number), 0) + 1 from assistant_version where assistant_id = held.id),
             name, description, planning, ${version.notes}, ${JSON.stringify(version.changes)}::jsonb, ${version.by}
        from held
      returning *
    ), skills as (
      insert into skill_version (organisation_id, assistant_id, number, skill_id, application_id, document, reading,
                                 shape, shape_hash, privacy_url)
      select made.organisation_id, made.assistant_id, made.number, k.id, k.application_id, k.document, k.reading,
             k.shape, k.shape_hash, k.privacy_url
        from made join skill k on k.assistant_id = made.assistant_id and k.deleted_at is null
    ), pointed as (
      update assistant a set published_version = made.number from made where a.id = made.assistant_id
    )
    select number from made
  `.execute(ctx.db);
  return (rows[0] as { number: number }).number;
}

interface VersionRow {
  number: number;
  notes: string;
  changes: Change[];
  created_at: Date;
  by: Version["by"];
}

/** The latest first. */
export async function findVersions(ctx: Ctx, assistantId: AssistantId): Promise<Version[]> {
  const { rows } = await sql<VersionRow>`
    select v.number, v.notes, v.changes, v.created_at, jsonb_build_object('id', p.id, 'name', p.name) as by
      from assistant_version v join person p on p.id = v.created_by
     where v.assistant_id = ${assistantId} order by v.number desc
  `.execute(ctx.db);
  return rows.map(({ created_at, ...row }) => ({ ...row, at: created_at }));
}

/** The version's skills become the draft's, under the ids they had; others leave the draft. `false`: no such version. */
export async function restoreVersion(
  ctx: Ctx,
  key: { assistantId: AssistantId; number: number },
): Promise<boolean> {
  const { rows } = await sql`
    with version as (
      select * from assistant_version where assistant_id = ${key.assistantId} and number = ${key.number}
    ), draft as (
      update assistant a set name = v.name, description = v.description, planning = v.planning
        from version v where a.id = v.assistant_id
    ), kept as (
      select k.* from version v join skill_version k on k.assistant_id = v.assistant_id and k.number = v.number
    ), restored as (
      update skill s
         set application_id = k.application_id, document = k.document, reading = k.reading, shape = k.shape,
             shape_hash = k.shape_hash, privacy_url = k.privacy_url, problems = '[]', deleted_at = null,
             updated_at = behalf_now()
        from kept k where s.id = k.skill_id
    ), left_out as (
      update skill s set deleted_at = behalf_now() from version v
       where s.assistant_id = v.assistant_id and s.deleted_at is null
         and s.id not in (select skill_id from kept)
    )
    select number from version
  `.execute(ctx.db);
  return rows.length > 0;
}
