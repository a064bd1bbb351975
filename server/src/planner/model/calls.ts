import { isMembers, parseExactly } from "../../platform/exact/index.ts";
import { newId } from "../../platform/ids.ts";
import { plainLine } from "../../platform/text.ts";
import type { PlannedCall, PlannerInput } from "../planner.ts";
import type { ModelReply } from "./one-step.ts";
import { answeredCalls, referenceProblems } from "./references.ts";
import type { Tool } from "./tools.ts";

type AskedCall = ModelReply["calls"][number];

/** A call as a model asked for it: one that can be planned, or why it cannot be. */
export type ReadCall = AskedCall &
  ({ planned: PlannedCall } | { problem: string; isUnknown?: true; tool?: Tool });

/** The calls of a reply against what was offered and what each operation takes. Nothing that is not sound is planned. */
export const readCalls = (
  calls: readonly AskedCall[],
  tools: readonly Tool[],
  input: PlannerInput,
): ReadCall[] => calls.map((call) => ({ ...call, ...readCall(call, tools, input) }));

function readCall({ name, json }: AskedCall, tools: readonly Tool[], input: PlannerInput) {
  const tool = tools.find((each) => each.name === name && each.past === undefined);
  if (tool === undefined)
    return { problem: `There is no tool named ${plainLine(name, 60)}.`, isUnknown: true } as const;
  const values = valuesIn(json);
  if (values === undefined) return { problem: "The arguments are not a JSON object.", tool };
  const { skillId, operationId } = tool.operation;
  const misled = referenceProblems(values, answeredCalls(input));
  if (misled.length > 0) return { problem: misled.join("\n"), tool };
  const problems = input.problemsOf?.({ skillId, operationId, arguments: values }) ?? [];
  if (problems.length > 0) return { problem: problems.join("\n"), tool };
  return { planned: { callId: newId("cal"), skillId, operationId, arguments: values } };
}

/** With every digit of its numbers; nothing at all stands for no arguments. */
function valuesIn(json: string): Record<string, unknown> | undefined {
  if (json.trim() === "") return {};
  try {
    const values = parseExactly(json);
    return isMembers(values) ? values : undefined;
  } catch {
    return undefined;
  }
}
