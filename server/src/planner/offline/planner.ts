import { newId } from "../../platform/ids.ts";
import type { NextStep, PlannedCall, Planner, PlannerInput } from "../planner.ts";
import { languageOf } from "../telling/language.ts";
import { tellTurn } from "../telling/outcomes.ts";
import { type CallEntry, readTurn, type Turn } from "../telling/turn.ts";
import type { Understood } from "./choosing/conversation/understood.ts";
import { understand } from "./choosing/dialogue.ts";
import type { IntendedStep } from "./choosing/meaning/understanding.ts";
import { whyOf } from "./explaining.ts";
import {
  choicesOfOperations,
  choicesOfValues,
  tellCannot,
  tellChoice,
  tellMissing,
  tellOthers,
  tellSmallTalk,
} from "./replies.ts";

/**
 * The planner that needs no model, no key and no network: it ranks operations by the person's own words, and remembers
 * what it called for them. Results and skill texts are only ever shown, or pointed at by the person: nothing in them can
 * cause a call, and what of them goes into one is a reference that the platform resolves. It says nothing piece by piece:
 * what it has to say is whole as soon as it is known.
 */
export function offlinePlanner(): Planner {
  return {
    async nextStep(input, { signal, explain }) {
      signal.throwIfAborted();
      const turn = readTurn(input);
      const own = onlyOwnWords(input);
      const understood = await understand(own, signal);
      const steps = understood.kind === "steps" ? understood.steps : [];
      const left = notYetMade(steps, turn.calls);
      signal.throwIfAborted();
      const [asking] = left;
      const ready = left.filter(({ missing }) => missing.length === 0);
      if (turn.calls.length === 0 || ready.length > 0) explain?.(await whyOf(own, understood, signal));
      if (ready.length > 0) return planned(ofOneSkill(ready));
      return asking ? ask(asking, input, turn) : { kind: "answer", ...answer(understood, input, turn) };
    },
  };
}

/** What is asked for is looked for here alone: nothing that was answered in this turn can have a hand in a call. */
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

const planned = (steps: readonly IntendedStep[]): NextStep => ({
  kind: "calls",
  calls: steps.map(callOf),
  ...(!steps.some(({ isOthers }) => isOthers) && { ownWords: true }),
});

const callOf = ({ operation: { skillId, operationId }, arguments: values }: IntendedStep): PlannedCall => ({
  callId: newId("cal"),
  skillId,
  operationId,
  arguments: values,
});

/** One question at a time; what else the request meant is asked for when this one is done. */
function ask({ operation, said, missing }: IntendedStep, input: PlannerInput, turn: Turn): NextStep {
  const { skillId, operationId } = operation;
  const language = languageOf(turn, input.locale);
  const told = tellTurn(input, turn, [tellMissing(missing, language)]);
  const choices = choicesOfValues(missing, language);
  return {
    kind: "ask",
    about: { skillId, operationId },
    filled: said,
    missing,
    ...told,
    ...(choices.length > 0 && { choices, ownWords: true }),
  };
}

type Answer = Omit<Extract<NextStep, { kind: "answer" }>, "kind">;

function answer(understood: Understood, input: PlannerInput, turn: Turn): Answer {
  if (turn.calls.length > 0) return tellTurn(input, turn);
  const language = languageOf(turn, input.locale);
  switch (understood.kind) {
    case "chat":
      return { text: tellSmallTalk(understood.chat, input, language) };
    case "told": {
      const calls = understood.calls.flatMap(({ call }) =>
        call.outcome === "left" ? [] : [{ ...call, kind: "call" as const }],
      );
      return { text: tellTurn(input, { ...turn, calls }).text };
    }
    case "others":
      return { text: tellOthers(understood, language) };
    case "choice":
      return {
        text: tellChoice(language),
        choices: choicesOfOperations(understood.options, language),
        ownWords: true,
      };
    case "steps":
    case "nothing":
      return { text: tellCannot(input, language) };
    default:
      return understood satisfies never;
  }
}
