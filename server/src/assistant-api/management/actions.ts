import { createHash } from "node:crypto";
import { type LoadedSkill, loadSkills } from "../../assistants/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import type { AssistantId, SkillId } from "../../platform/ids.ts";

/** An operation of an assistant's skill, as the wire format names it. */
export interface Action {
  actionId: string;
  skillId: SkillId;
  summary: string;
  description: string;
}

/** `AGI-` and a UUID, the same at each look: an operation has no other id than its name in its skill. */
function actionIdOf(skillId: SkillId, operationId: string): string {
  const hex = createHash("sha256").update(`${skillId} ${operationId}`).digest("hex");
  return `AGI-${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5")}`;
}

/** What an assistant can do, in a version of it or in its draft. */
export async function actionsOf(
  ctx: TenantCtx,
  of: { assistantId: AssistantId; version: number | null },
): Promise<Action[]> {
  return (await loadSkills(ctx, of)).flatMap(actionsIn);
}

function actionsIn({ skillId, operations }: LoadedSkill): Action[] {
  return operations.map(({ operationId, summary, description }) => {
    return { actionId: actionIdOf(skillId, operationId), skillId, summary, description };
  });
}
