import type { PlanningRule } from "../../assistants/index.ts";
import { newId } from "../../platform/ids.ts";
import {
  type NextStep,
  type OperationKey,
  operationOf,
  type Planner,
  type PlannerInput,
  type PlannerIO,
} from "../planner.ts";
import { languageOf } from "../telling/language.ts";
import { tellTurn } from "../telling/outcomes.ts";
import { readTurn } from "../telling/turn.ts";
import { holdsPhrase } from "../words/comparing.ts";

/**
 * A planner under the builder's decisions: a message that must be passed on, or that a rule speaks of, is not planned.
 * Rules read the person's current message alone, never a skill's answer or the assistant's own words; the first that
 * matches wins, also over a question that is still open.
 */
export function withRules(planner: Planner): Planner {
  return {
    async nextStep(input, io) {
      io.signal.throwIfAborted();
      const ruled = input.mode === "pass_through" ? passOn(input) : applyRules(input);
      const step = "transcript" in ruled ? await planner.nextStep(ruled, io) : ruled;
      if (ruled !== input && input.mode === "plan") explainRule(input, io);
      return step;
    },
  };
}

/** The rule that speaks of this message. */
export function ruleFor(text: string, rules: readonly PlanningRule[]): PlanningRule | undefined {
  return rules.find(({ when }) => when.some((phrase) => holdsPhrase(text, phrase)));
}

function explainRule(input: PlannerInput, { explain }: PlannerIO): void {
  const { request } = readTurn(input);
  const phrase = ruleFor(request, input.rules)?.when.find((it) => holdsPhrase(request, it));
  if (phrase !== undefined) explain?.({ by: "rule", phrase });
}

/** The next step itself where a rule decides it; else what is left to plan. */
function applyRules(input: PlannerInput): NextStep | PlannerInput {
  const turn = readTurn(input);
  const rule = ruleFor(turn.request, input.rules);
  if (rule === undefined) return input;
  if (rule.then.kind === "answer") return { kind: "answer", text: rule.then.text };
  const { skillId, operationId } = rule.then;
  const chosen = { skillId, operationId };
  const operation = operationOf(chosen, input.operations);
  // One that is no longer there is called all the same: whoever makes the call says that it is not available.
  if (operation === undefined && turn.calls.length === 0) return callOf(chosen);
  return { ...input, operations: operation === undefined ? [] : [operation], chosen, pending: null };
}

/** Every message becomes one call of the only operation, whose parameters the platform fills; its answer is shown. */
function passOn(input: PlannerInput): NextStep {
  const turn = readTurn(input);
  if (turn.calls.length > 0) return { kind: "answer", ...tellTurn(input, turn) };
  const [only, ...others] = input.operations;
  if (only === undefined || others.length > 0)
    return { kind: "answer", text: passThroughOff[languageOf(turn, input.locale)] };
  return callOf(only);
}

const callOf = ({ skillId, operationId }: OperationKey): NextStep => ({
  kind: "calls",
  calls: [{ callId: newId("cal"), skillId, operationId, arguments: {} }],
  ownWords: true,
});

const passThroughOff = {
  zh: "这个助理会把每条消息直接交给它唯一的操作，但它现在没有这样的操作。请告诉它的制作者。",
  en: "This assistant passes every message on to its only operation, but it does not have exactly one right now. Please tell its builder.",
} as const;
