import type { NextStep, PlannedCall } from "../../planner/index.ts";
import { maskedFields } from "../../platform/masking/fields.ts";
import { maskOurs } from "../../platform/masking/masking.ts";
import { isOursAmong } from "../dispatch/held-secret.ts";

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
        ...step,
        text: maskOurs(step.text),
        filled: maskedFields(step.filled),
        missing: step.missing.map((each) => ({ ...each, label: maskOurs(each.label) })),
      };
    case "answer":
      return { ...step, text: maskOurs(step.text) };
    default:
      return step satisfies never;
  }
}

function maskedCall(call: PlannedCall): MaskedCall {
  if (!isOursAmong(call.arguments)) return call;
  return { ...call, arguments: maskedFields(call.arguments), heldSecret: true };
}
