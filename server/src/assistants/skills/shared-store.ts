import { sql } from "kysely";
import type { TenantCtx } from "../../platform/ctx.ts";
import type { AssistantId, PersonId, SkillId } from "../../platform/ids.ts";
import type { SharedSkill } from "./shared.ts";

/** Shared again, it is the version given now. */
export async function upsertShared(
  ctx: TenantCtx,
  { actionId, assistantId, skillId, version }: SharedSkill,
  by: PersonId,
): Promise<void> {
  await sql`
    insert into shared_skill (organisation_id, action_id, assistant_id, number, skill_id, shared_by)
    values (${ctx.organisationId}, ${actionId}, ${assistantId}, ${version}, ${skillId}, ${by})
    on conflict (organisation_id, action_id)
    do update set number = excluded.number, shared_by = excluded.shared_by, at = behalf_now()
  `.execute(ctx.db);
}

export async function deleteShared(
  ctx: TenantCtx,
  { actionId, assistantId }: { actionId: string; assistantId: AssistantId },
): Promise<void> {
  await sql`
    delete from shared_skill
     where organisation_id = ${ctx.organisationId} and action_id = ${actionId} and assistant_id = ${assistantId}
  `.execute(ctx.db);
}

interface SharedFile {
  skillId: SkillId;
  title: string;
  assistant: string;
  document: string;
}

/** Each skill once, the latest that was shared; not of an assistant that is gone or out of use. */
export async function findSharedFiles(ctx: TenantCtx): Promise<SharedFile[]> {
  const { rows } = await sql<SharedFile>`
    select distinct on (s.skill_id) s.skill_id as "skillId", v.spec ->> 'title' as title, w.name as assistant, v.document
      from shared_skill s
      join skill_version v on v.organisation_id = s.organisation_id and v.assistant_id = s.assistant_id
                          and v.number = s.number and v.skill_id = s.skill_id
      join assistant_version w on w.organisation_id = s.organisation_id and w.assistant_id = s.assistant_id
                              and w.number = s.number
      join assistant a on a.organisation_id = s.organisation_id and a.id = s.assistant_id and a.deleted_at is null
                      and a.disabled_at is null
     where s.organisation_id = ${ctx.organisationId}
     order by s.skill_id, s.number desc, s.at desc limit 50
  `.execute(ctx.db);
  return rows;
}
