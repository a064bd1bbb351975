import type { PlannerOperation } from "../../../planner.ts";
import { describedCandidates } from "../../values/kinds/described-choices.ts";
import { slotsOf } from "../../values/slots/slots.ts";
import { actOf } from "../speech/acts.ts";

const maxLookedAt = 100;

/** "I'm not feeling well": what one of an operation's choices is about, so that it may be what is wanted. */
export function offered(text: string, operations: readonly PlannerOperation[]): PlannerOperation[] {
  return operations
    .slice(0, maxLookedAt)
    .filter((operation) => actOf(operation) !== "read" && actOf(operation) !== "remove")
    .filter((operation) =>
      slotsOf(operation).some(
        (slot) => slot.required && slot.choices.length > 0 && describedCandidates(text, slot).length > 0,
      ),
    );
}
