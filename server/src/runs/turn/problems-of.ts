import type { LoadedSkill } from "../../assistants/index.ts";
import { checkArguments } from "../../invocation/index.ts";
import type { PlannedCall } from "../../planner/index.ts";
import { referencesToNothing, resolved } from "../provenance/reference.ts";
import type { Step } from "../run.ts";
import { findOperation } from "../skill-operation.ts";

/** As a planner is told of them, by key. A value that stands for an answer is looked at as what it stands for. */
export function problemsOf(
  call: Omit<PlannedCall, "callId">,
  steps: readonly Step[],
  skills: readonly LoadedSkill[],
): string[] {
  const operation = findOperation(skills, call)?.operation;
  if (operation === undefined) return ["There is no such operation."];
  const values = resolved(call.arguments, steps);
  if (values === undefined) return referencesToNothing(call.arguments, steps);
  const checked = checkArguments(operation, values);
  if (!("problems" in checked)) return [];
  const isName = (path: string) =>
    operation.parameters.some(({ key, entity }) => key === path && entity?.category === "name");
  return checked.problems
    .filter(({ path }) => !isName(path))
    .map(({ path, message }) => `${path} ${message.en}`);
}
