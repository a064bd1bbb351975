import type { LoadedSkill } from "../../assistants/index.ts";
import type { Cover } from "../../consent/index.ts";
import type { PreparedRequest } from "../../invocation/index.ts";
import type { OperationKey } from "../../planner/index.ts";
import type { Operation } from "../../skill-files/index.ts";
import type { Call } from "../run.ts";

/** An operation that the assistant has, with the skill that it belongs to. */
export interface SkillOperation {
  skill: LoadedSkill;
  operation: Operation;
}

/** A planned call with what it is of and what exactly it would send. */
export interface CallInHand extends SkillOperation {
  call: Call;
  prepared: PreparedRequest;
}

/** That nothing stands in its way: what covers it (`null`: it needs no person's permission), and what it sends. */
export interface Clear {
  kind: "clear";
  cover: Cover | null;
  prepared: PreparedRequest;
}

export function findOperation(skills: readonly LoadedSkill[], key: OperationKey): SkillOperation | undefined {
  const skill = skills.find(({ skillId }) => skillId === key.skillId);
  const operation = skill?.operations.find(({ operationId }) => operationId === key.operationId);
  return skill && operation && { skill, operation };
}
