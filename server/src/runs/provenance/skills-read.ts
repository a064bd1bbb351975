import type { LoadedSkill } from "../../assistants/index.ts";
import type { SkillId } from "../../platform/ids.ts";
import type { CallStep, Step } from "../run.ts";
import { callSteps } from "../steps.ts";

/** The skills that were called with a permission of the person's. */
export function skillsRead(steps: readonly Step[], skills: readonly LoadedSkill[]): SkillId[] {
  const calls = callSteps(steps).filter((step) => step.detail.sent && needsPermission(step, skills));
  return skills.map(({ skillId }) => skillId).filter((id) => calls.some(({ skillId }) => skillId === id));
}

export function needsPermission(
  { skillId, operationId }: Pick<CallStep, "skillId" | "operationId">,
  skills: readonly LoadedSkill[],
): boolean {
  const operations = skills.find((skill) => skill.skillId === skillId)?.operations ?? [];
  return operations.some((each) => each.operationId === operationId && each.scopes.length > 0);
}
