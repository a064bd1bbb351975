import type { NextStep } from "../../planner/index.ts";
import { maskedFields } from "../../platform/masking/fields.ts";
import { maskOurs } from "../../platform/masking/masking.ts";

/**
 * What a planner says, without secrets of ours. It is shown none, but could have put one together, and what it says is
 * kept, shown and sent.
 */
export function maskedStep(step: NextStep): NextStep {
  switch (step.kind) {
    case "calls":
      return {
        ...step,
        calls: step.calls.map((call) => ({ ...call, arguments: maskedFields(call.arguments) })),
      };
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
