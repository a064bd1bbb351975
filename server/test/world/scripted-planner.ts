import type { NextStep, OperationKey, PlannedCall, Planner, PlannerInput } from "../../src/planner/index.ts";
import { newId } from "../../src/platform/ids.ts";

type Script = Planner["nextStep"];

/** A planner that does what the test at work says, and remembers what it was shown. */
export interface ScriptedPlanner extends Planner {
  /** From now on, and what was shown is forgotten. */
  does(script: Script): void;
  /** One step after the other; the last one again and again. */
  answers(...steps: ((input: PlannerInput) => NextStep)[]): void;
  shown(): PlannerInput[];
}

export function scriptedPlanner(): ScriptedPlanner {
  let script: Script = async () => done;
  let shown: PlannerInput[] = [];
  const does = (next: Script) => {
    script = next;
    shown = [];
  };
  return {
    does,
    answers(...steps) {
      does(async (input) => steps[Math.min(shown.length, steps.length) - 1]?.(input) ?? done);
    },
    shown: () => shown,
    nextStep(input, io) {
      shown.push(input);
      return script(input, io);
    },
  };
}

export const done: NextStep = { kind: "answer", text: "done" };

/** A call of the operation with this id, among those on offer. */
export function callTo(
  operationId: string,
  input: PlannerInput,
  values: Record<string, unknown> = {},
): PlannedCall {
  return { callId: newId("cal"), ...keyOf(operationId, input), arguments: values };
}

export function keyOf(operationId: string, { operations }: PlannerInput): OperationKey {
  const found = operations.find((operation) => operation.operationId === operationId);
  if (found === undefined) throw new Error(`no operation ${operationId}`);
  return { skillId: found.skillId, operationId };
}
