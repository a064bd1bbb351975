import { sql } from "kysely";
import type { TenantCtx } from "../../platform/ctx.ts";
import type { SkillId } from "../../platform/ids.ts";
import { skillStands } from "./version-store.ts";

/** Why a skill is called no more. */
export type SkillGone = "assistant_deleted" | "assistant_disabled" | "skill_unpublished";

/**
 * Of these skills those that are gone: from what is published or, of a draft, from the draft. Until the transaction ends
 * the others stay: whoever deletes their assistant or publishes waits.
 */
export async function holdSkills(
  ctx: TenantCtx,
  { skillIds, draft }: { skillIds: readonly SkillId[]; draft: boolean },
): Promise<Map<SkillId, SkillGone>> {
  // Held first, in a statement of its own: only the next one's snapshot sees what whoever held it before did.
  await sql`
    select from assistant a join skill s on s.organisation_id = a.organisation_id and s.assistant_id = a.id
     where a.organisation_id = ${ctx.organisationId} and s.id = any(${skillIds}) for share of a
  `.execute(ctx.db);
  const stands = skillStands({ organisation: "s.organisation_id", skill: "s.id", draft: "d.draft" });
  const { rows } = await sql<{ id: SkillId; why: SkillGone }>`
    select s.id, case when a.deleted_at is not null then 'assistant_deleted'
                       when a.disabled_at is not null then 'assistant_disabled' else 'skill_unpublished' end as why
      from skill s
      join assistant a on a.organisation_id = s.organisation_id and a.id = s.assistant_id
      join (values (${draft}::boolean)) as d (draft) on true
     where s.organisation_id = ${ctx.organisationId} and s.id = any(${skillIds}) and not ${stands}
  `.execute(ctx.db);
  return new Map(rows.map(({ id, why }) => [id, why]));
}
