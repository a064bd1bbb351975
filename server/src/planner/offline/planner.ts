import { newId } from "../../platform/ids.ts";
import type { NextStep, PlannedCall, Planner, PlannerInput } from "../planner.ts";
import { languageOf } from "../telling/language.ts";
import { tellTurn } from "../telling/outcomes.ts";
import { type CallEntry, readTurn, type Turn } from "../telling/turn.ts";
import { stepsOf } from "./choosing/dialogue.ts";
import { smallTalk } from "./choosing/small-talk.ts";
import type { IntendedStep } from "./choosing/understanding.ts";
import { tellCannot, tellMissing, tellSmallTalk } from "./replies.ts";

/**
 * The planner that needs no model, no key and no network: it ranks operations by the person's own words. Results
 * and skill texts are only ever shown; nothing in them can cause a call, or change its values. It says nothing piece by piece: what it has
 * to say is whole as soon as it is known.
 */
export function offlinePlanner(): Planner {
  return {
    async nextStep(input, { signal }) {
      signal.throwIfAborted();
      const turn = readTurn(input);
      const left = notYetMade(await stepsOf(onlyOwnWords(input), signal), turn.calls);
      signal.throwIfAborted();
      const [asking] = left;
      const ready = left.filter(({ missing }) => missing.length === 0);
      if (ready.length > 0) return { kind: "calls", calls: ofOneSkill(ready).map(callOf), ownWords: true };
      return asking ? ask(asking, input, turn) : { kind: "answer", text: answer(input, turn) };
    },
  };
}

/** What is asked for is looked for here alone: nothing that was answered can have a hand in a call. */
const onlyOwnWords = (input: PlannerInput): PlannerInput => ({
  ...input,
  transcript: input.transcript.filter(({ kind }) => kind === "user"),
});

/** Each call of the turn stands for one step of its operation: an operation that is meant twice is called twice. */
function notYetMade(steps: readonly IntendedStep[], calls: readonly CallEntry[]): IntendedStep[] {
  const made = [...calls];
  return steps.filter(({ operation: { skillId, operationId } }) => {
    const at = made.findIndex((call) => call.skillId === skillId && call.operationId === operationId);
    if (at >= 0) made.splice(at, 1);
    return at < 0;
  });
}

/**
 * One skill's calls are planned at once. Another skill's are planned when it has answered: a person who allowed both is
 * then asked once more before the second is called, by the name of the first.
 */
function ofOneSkill(steps: readonly IntendedStep[]): IntendedStep[] {
  return steps.filter(({ operation }) => operation.skillId === steps[0]?.operation.skillId);
}

const callOf = ({ operation: { skillId, operationId }, arguments: values }: IntendedStep): PlannedCall => ({
  callId: newId("cal"),
  skillId,
  operationId,
  arguments: values,
});

/** One question at a time; what else the request meant is asked for when this one is done. */
function ask({ operation, said, missing }: IntendedStep, input: PlannerInput, turn: Turn): NextStep {
  const { skillId, operationId } = operation;
  const question = tellMissing(missing, languageOf(turn, input.locale));
  const text = tellTurn(input, turn, [question]);
  return { kind: "ask", about: { skillId, operationId }, filled: said, missing, text };
}

function answer(input: PlannerInput, turn: Turn): string {
  if (turn.calls.length > 0) return tellTurn(input, turn);
  const language = languageOf(turn, input.locale);
  const chat = smallTalk(turn.request);
  return chat ? tellSmallTalk(chat, input.operations, language) : tellCannot(input, language);
}
