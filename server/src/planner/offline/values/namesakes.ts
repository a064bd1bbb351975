/**
 * Parameters of one name in several places: what is said once is proposed for each of them, and shown apart, so that
 * the person can make them differ.
 */
import { digitsOf, isNumber, numberOf } from "../../../platform/exact/index.ts";
import type { PlannerOperation } from "../../planner.ts";
import { wholeOf } from "./mentions/spoken-numbers.ts";
import type { Slot } from "./slots/slots.ts";

interface Filled {
  slot: Slot;
  value: unknown;
}

/** Whether both take what is said once. An example of the operation that fills only one of them says that they do not. */
export function areNamesakes(a: Slot, b: Slot, { examples }: Pick<PlannerOperation, "examples">): boolean {
  const [first = "", ...below] = a.path;
  const [second = "", ...belowSecond] = b.path;
  if (a === b || a.name !== b.name || below.length + belowSecond.length > 0) return false;
  return examples.every(({ output }) => Object.hasOwn(output, first) === Object.hasOwn(output, second));
}

/** One of each name: a question that is put once, and answered once. */
export function withoutNamesakes(slots: readonly Slot[], operation: PlannerOperation): Slot[] {
  return slots.filter(
    (slot, at) => !slots.slice(0, at).some((before) => areNamesakes(before, slot, operation)),
  );
}

/** What was found for one, for those of its name that have nothing yet and that it fits. */
export function forNamesakes(
  found: readonly Filled[],
  slots: readonly Slot[],
  operation: PlannerOperation,
): (Filled & { start: -1; end: -1 })[] {
  return slots.flatMap((slot) => {
    if (found.some((it) => it.slot === slot)) return [];
    const value = found
      .filter((it) => areNamesakes(it.slot, slot, operation))
      .map((it) => fitted(it, slot))
      .find((it) => it !== undefined);
    return value === undefined ? [] : [{ slot, value, start: -1, end: -1 }];
  });
}

/** A date or a person is written in the way of its own slot; any other value may change its type and nothing else. */
function fitted({ slot: said, value }: Filled, slot: Slot): unknown {
  const isAlike =
    said.list === slot.list &&
    said.format === slot.format &&
    said.entity?.category === slot.entity?.category &&
    said.entity?.format === slot.entity?.format;
  if (!isAlike) return undefined;
  const typed = slot.list || said.type === slot.type ? value : inType(value, slot.type);
  return slot.choices.length === 0 || slot.choices.some((choice) => choice === typed) ? typed : undefined;
}

function inType(value: unknown, type: Slot["type"]): unknown {
  if (typeof value !== "string" && !isNumber(value)) return undefined;
  if (type === "string") return isNumber(value) ? digitsOf(value) : value;
  const number = isNumber(value) ? value : numberOf(value.trim());
  if (type === "boolean" || number === undefined) return undefined;
  return type === "integer" ? wholeOf(number) : number;
}
