import { newId } from "../../platform/ids.ts";
import type { NextStep, Planner, PlannerInput } from "../planner.ts";
import { tellCannot, tellMissing, tellSmallTalk, tellTurn } from "../telling/answer.ts";
import { languageOf } from "../telling/language.ts";
import { stepsOf } from "./choosing/dialogue.ts";
import { smallTalk } from "./choosing/small-talk.ts";
import { readTurn, type Turn } from "./choosing/turn.ts";
import type { IntendedStep } from "./choosing/understanding.ts";

/**
 * The planner that needs no model, no key and no network: it ranks operations by the person's own words. Results
 * and skill texts are only ever shown; nothing in them can cause a call.
 */
export function offlinePlanner(): Planner {
  return {
    async nextStep(input, { signal }) {
      signal.throwIfAborted();
      const { forced } = input;
      const turn = readTurn(input.transcript, forced?.since);
      const steps = await stepsOf(turn, input.operations, input, forced && operationOf(forced, input));
      return nextCall(steps, turn) ?? { kind: "answer", text: compose(input, turn, steps) };
    },
  };
}

function operationOf(key: { skillId: string; operationId: string }, { operations }: PlannerInput) {
  return operations.find((it) => it.skillId === key.skillId && it.operationId === key.operationId);
}

/** The first intended step that is complete and has not been tried in this turn. */
function nextCall(steps: readonly IntendedStep[], turn: Turn): NextStep | undefined {
  const step = steps.find((it) => it.missing.length === 0 && !isTried(it, turn));
  if (!step) return undefined;
  const { skillId, operationId } = step.operation;
  return {
    kind: "calls",
    calls: [{ callId: newId("cal"), skillId, operationId, arguments: step.arguments }],
  };
}

const isTried = ({ operation }: IntendedStep, turn: Turn): boolean =>
  turn.calls.some((it) => it.skillId === operation.skillId && it.operationId === operation.operationId);

function compose(input: PlannerInput, turn: Turn, steps: readonly IntendedStep[]): string {
  const language = languageOf(turn, input.locale);
  const needed = steps
    .filter((step) => !isTried(step, turn))
    .flatMap((step) => step.missing.map((it) => it.description));
  const told = tellTurn(input, turn, needed.length > 0 ? [tellMissing(needed, language)] : []);
  if (told !== "") return told;
  const chat = smallTalk(turn.request);
  return chat ? tellSmallTalk(chat, input.operations, language) : tellCannot(input, language);
}
