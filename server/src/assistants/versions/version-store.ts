import { type RawBuilder, sql } from "kysely";
import type { TenantCtx } from "../../platform/ctx.ts";
import type { AssistantId, PersonId } from "../../platform/ids.ts";
import { type Page, type Part, partOf } from "../../platform/page.ts";
import type { Assistant, AssistantWords } from "../assistant.ts";
import type { Revised, Skill } from "../skills/skill.ts";
import { wordColumns, wordsFrom } from "../store.ts";
import { isBuilderOf, isInUse } from "../use-store.ts";
import type { Change } from "./changes.ts";
import type { Version } from "./version.ts";

export interface NewVersion {
  notes: string;
  changes: Change[];
  by: PersonId;
  /** The draft's skills as they were looked at. */
  skills: readonly Revised<Pick<Skill, "id">>[];
}

/**
 * Copies the held assistant and these skills into the next version and points the assistant at it; answers its number.
 * `undefined`, and nothing is done, when one of the skills is no longer in the draft as it was looked at.
 */
export async function insertVersion(
  ctx: TenantCtx,
  assistant: Assistant,
  version: NewVersion,
): Promise<number | undefined> {
  const looked = JSON.stringify(version.skills.map(({ id, revision }) => ({ id, revision })));
  const { rows } = await sql<{ number: number }>`
    with held as (
      select * from assistant where organisation_id = ${ctx.organisationId} and id = ${assistant.id}
    ), draft as (
      select k.* from jsonb_to_recordset(${looked}::jsonb) as l (id text, revision text)
        join skill k on k.organisation_id = ${ctx.organisationId} and k.id = l.id
                    and k.assistant_id = ${assistant.id} and k.updated_at::text = l.revision and k.deleted_at is null
                    and k.enabled
    ), made as (
      insert into assistant_version (organisation_id, assistant_id, number, ${wordColumns}, notes, changes, created_by)
      select organisation_id, id,
             (select coalesce(max(v.number), 0) + 1 from assistant_version v
               where v.organisation_id = held.organisation_id and v.assistant_id = held.id),
             ${wordColumns}, ${version.notes}, ${JSON.stringify(version.changes)}::jsonb, ${version.by}
        from held where (select count(*) from draft) = ${version.skills.length}
      returning *
    ), skills as (
      insert into skill_version (organisation_id, assistant_id, number, skill_id, application_id, document, spec,
                                 shape, shape_hash, privacy_url)
      select made.organisation_id, made.assistant_id, made.number, k.id, k.application_id, k.document, k.spec,
             k.shape, k.shape_hash, k.privacy_url
        from made join draft k on k.assistant_id = made.assistant_id
    ), pointed as (
      update assistant a set published_version = made.number from made
       where a.organisation_id = made.organisation_id and a.id = made.assistant_id
    )
    select number from made
  `.execute(ctx.db);
  return rows[0]?.number;
}

interface VersionRow {
  number: number;
  notes: string;
  changes: Change[];
  created_at: Date;
  by: Version["by"];
}

/** The latest first. */
export async function findVersions(
  ctx: TenantCtx,
  assistantId: AssistantId,
  page: Page<readonly [number: number]>,
): Promise<Part<Version>> {
  const [number = null] = page.cursor ?? [];
  const { rows } = await sql<VersionRow>`
    select v.number, v.notes, v.changes, v.created_at, jsonb_build_object('id', p.id, 'name', p.name) as by
      from assistant_version v join person p on p.organisation_id = v.organisation_id and p.id = v.created_by
     where v.organisation_id = ${ctx.organisationId} and v.assistant_id = ${assistantId}
       and (${number}::int is null or v.number < ${number})
     order by v.number desc limit ${page.limit + 1}
  `.execute(ctx.db);
  return partOf(rows, page, {
    to: ({ created_at, ...row }) => ({ ...row, at: created_at }),
    key: ({ number }) => [number],
  });
}

/** What a version keeps of the assistant itself. */
export async function findVersionWords(
  ctx: TenantCtx,
  key: { assistantId: AssistantId; number: number },
): Promise<AssistantWords | undefined> {
  const { rows } = await sql<AssistantWords>`
    select ${wordColumns} from assistant_version
     where organisation_id = ${ctx.organisationId} and assistant_id = ${key.assistantId} and number = ${key.number}
  `.execute(ctx.db);
  return rows[0];
}

/** The version's skills become the draft's, under the ids they had; others leave the draft. `false`: no such version. */
export async function restoreVersion(
  ctx: TenantCtx,
  key: { assistantId: AssistantId; number: number },
): Promise<boolean> {
  const { rows } = await sql`
    with version as (
      select * from assistant_version
       where organisation_id = ${ctx.organisationId} and assistant_id = ${key.assistantId} and number = ${key.number}
    ), draft as (
      update assistant a set ${wordsFrom("v")} from version v
       where a.organisation_id = v.organisation_id and a.id = v.assistant_id
    ), kept as (
      select k.* from version v
        join skill_version k on k.organisation_id = v.organisation_id and k.assistant_id = v.assistant_id
                            and k.number = v.number
    ), restored as (
      update skill s
         set application_id = k.application_id, document = k.document, spec = k.spec, shape = k.shape,
             shape_hash = k.shape_hash, privacy_url = k.privacy_url, problems = '[]', enabled = true, deleted_at = null,
             updated_at = behalf_now()
        from kept k where s.organisation_id = k.organisation_id and s.id = k.skill_id
    ), left_out as (
      update skill s set deleted_at = behalf_now() from version v
       where s.organisation_id = v.organisation_id and s.assistant_id = v.assistant_id and s.deleted_at is null
         and s.id not in (select skill_id from kept)
    )
    select number from version
  `.execute(ctx.db);
  return rows.length > 0;
}

interface Standing {
  organisation: string;
  skill: string;
  draft: string;
  /** When something was issued to it. */
  issuedAt?: string;
  /** Whose draft it is: of somebody who builds it no more it does not stand. */
  person?: string;
}

/**
 * Whether a skill is still in the draft, or in what is published, of an assistant in use; for a statement that has the
 * organisation's id, the skill's, and whether it is the draft that counts, under these names. Where there is no skill,
 * nothing stops standing.
 */
export const skillStands = (names: Standing): RawBuilder<boolean> => sql`
  (${sql.ref(names.skill)} is null
   or exists (select from skill k
                join assistant t on t.organisation_id = k.organisation_id and t.id = k.assistant_id
               where k.organisation_id = ${sql.ref(names.organisation)} and k.id = ${sql.ref(names.skill)}
                 and ${isInUse("t", names.issuedAt)}
                 and case when ${sql.ref(names.draft)}
                          then k.deleted_at is null and k.enabled and ${names.person === undefined ? sql`true` : isBuilderOf({ assistant: "t", person: names.person })}
                          else exists (select from skill_version v
                                        where v.organisation_id = k.organisation_id and v.assistant_id = t.id
                                          and v.number = t.published_version and v.skill_id = k.id) end))`;
