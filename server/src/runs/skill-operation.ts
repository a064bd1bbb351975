import type { LoadedSkill } from "../assistants/index.ts";
import type { OperationKey } from "../planner/index.ts";
import type { Operation } from "../skill-files/index.ts";

/** An operation that the assistant has, with the skill that it belongs to. */
export interface SkillOperation {
  skill: LoadedSkill;
  operation: Operation;
}

export function findOperation(skills: readonly LoadedSkill[], key: OperationKey): SkillOperation | undefined {
  const skill = skills.find(({ skillId }) => skillId === key.skillId);
  const operation = skill?.operations.find(({ operationId }) => operationId === key.operationId);
  return skill && operation && { skill, operation };
}
