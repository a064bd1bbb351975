import type { PlanningRule } from "../../assistants/index.ts";
import { newId } from "../../platform/ids.ts";
import { continued, readTurn } from "../offline/choosing/turn.ts";
import type { NextStep, OperationKey, Planner, PlannerInput } from "../planner.ts";
import { tellPassThroughOff, tellTurn } from "../telling/answer.ts";
import { holdsPhrase } from "../words/comparing.ts";

/**
 * A planner under the builder's decisions: a message that must be passed on, or that a rule speaks of, is not planned.
 * Rules read the person's current message alone, never a skill's answer or the assistant's own words; the first that
 * matches wins. A reply to what a rule's operation still needed goes on with that operation.
 */
export function withRules(planner: Planner): Planner {
  return {
    async nextStep(input, io) {
      io.signal.throwIfAborted();
      const ruled = ruleOn(input);
      return "transcript" in ruled ? planner.nextStep(ruled, io) : ruled;
    },
  };
}

/** The next step itself where it is decided; else what is left to plan. */
function ruleOn(input: PlannerInput): NextStep | PlannerInput {
  if (input.mode === "pass_through") return passOn(input);
  const { transcript, rules } = input;
  const current = transcript.findLastIndex((entry) => entry.kind === "user");
  const matched = ruleFor(transcript, current, rules);
  if (matched?.then.kind === "answer") return { kind: "answer", text: matched.then.text };
  if (matched?.then.kind === "run") return onlyRun(input, matched.then, current);
  const since = continued(transcript).findLast((at) => ruleFor(transcript, at, rules)?.then.kind === "run");
  const earlier = since === undefined ? undefined : ruleFor(transcript, since, rules);
  if (since === undefined || earlier?.then.kind !== "run") return input;
  return { ...input, forced: { ...keyOf(earlier.then), since } };
}

function ruleFor(
  transcript: PlannerInput["transcript"],
  at: number,
  rules: readonly PlanningRule[],
): PlanningRule | undefined {
  const said = transcript[at];
  if (said?.kind !== "user") return undefined;
  return rules.find(({ when }) => when.some((phrase) => holdsPhrase(said.text, phrase)));
}

const keyOf = ({ skillId, operationId }: OperationKey): OperationKey => ({ skillId, operationId });

const callOf = (key: OperationKey): NextStep => ({
  kind: "calls",
  calls: [{ callId: newId("cal"), ...keyOf(key), arguments: {} }],
});

/** One that is no longer there is called all the same: whoever makes the call says that it is not available. */
function onlyRun(input: PlannerInput, then: OperationKey, since: number): NextStep | PlannerInput {
  const operations = input.operations.filter(
    ({ skillId, operationId }) => skillId === then.skillId && operationId === then.operationId,
  );
  const isTried = input.transcript.slice(since).some((entry) => entry.kind === "call");
  if (operations.length === 0 && !isTried) return callOf(then);
  return { ...input, operations, forced: { ...keyOf(then), since } };
}

/** Every message becomes one call of the only operation, whose parameters the platform fills; its answer is shown. */
function passOn(input: PlannerInput): NextStep {
  const turn = readTurn(input.transcript);
  if (turn.calls.length > 0) return { kind: "answer", text: tellTurn(input, turn) };
  const [only, ...others] = input.operations;
  if (only === undefined || others.length > 0)
    return { kind: "answer", text: tellPassThroughOff(input, turn) };
  return callOf(only);
}
