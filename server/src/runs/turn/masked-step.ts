import type { Choice, NextStep, PlannedCall } from "../../planner/index.ts";
import { maskedFields } from "../../platform/masking/fields.ts";
import { maskOurs } from "../../platform/masking/masking.ts";
import { isOursAmong } from "../dispatch/held-secret.ts";
import type { Why } from "../run.ts";

type Planning = Extract<NextStep, { kind: "calls" }>;
/** `heldSecret`: there was one in its values, so it is not made. */
export type MaskedCall = PlannedCall & { heldSecret?: true };
export type MaskedStep = Exclude<NextStep, Planning> | (Planning & { calls: MaskedCall[] });

/**
 * What a planner says, without secrets of ours. It is shown none, but could have put one together, and what it says is
 * kept, shown and sent.
 */
export function maskedStep(step: NextStep): MaskedStep {
  switch (step.kind) {
    case "calls":
      return { ...step, calls: step.calls.map(maskedCall) };
    case "ask":
      return {
        ...maskedSaid(step),
        filled: maskedFields(step.filled),
        missing: step.missing.map((each) => ({ ...each, label: maskOurs(each.label) })),
      };
    case "answer":
      return maskedSaid(step);
    default:
      return step satisfies never;
  }
}

/** Whoever reads a trace is shown no secret of ours either. */
export function maskedWhy(why: Why): Why {
  switch (why.by) {
    case "rule":
      return { ...why, phrase: maskOurs(why.phrase) };
    case "built_in":
      return { ...why, best: why.best.map((it) => ({ ...it, met: it.met.map(maskedWord) })) };
    case "model":
      return {
        ...why,
        shown: why.shown.map(({ role, text }) => ({ role, text: maskOurs(text) })),
        refused: why.refused.map(({ name, problem }) => ({
          name: maskOurs(name),
          problem: maskOurs(problem),
        })),
      };
    default:
      return why satisfies never;
  }
}

const maskedWord = <M extends { word: string }>(met: M): M => ({ ...met, word: maskOurs(met.word) });

export function maskedSaid<S extends Extract<NextStep, { text: string }>>(step: S): S {
  const { text, parts, choices, suggestions } = step;
  return {
    ...step,
    text: maskOurs(text),
    ...(parts && { parts: parts.map((part) => ("text" in part ? { text: maskOurs(part.text) } : part)) }),
    ...(choices && { choices: choices.map(maskedChoice) }),
    ...(suggestions && { suggestions: suggestions.map(maskOurs) }),
  };
}

function maskedChoice(choice: Choice): Choice {
  const clear = { ...choice, label: maskOurs(choice.label) };
  return clear.kind === "value" ? { ...clear, ...maskedFields({ value: clear.value }) } : clear;
}

export function maskedCall(call: PlannedCall): MaskedCall {
  if (!isOursAmong(call.arguments)) return call;
  return { ...call, arguments: maskedFields(call.arguments), heldSecret: true };
}
