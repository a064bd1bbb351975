/** What is still to be asked for. */

import type { MissingParameter } from "../../../planner.ts";
import type { Found, Level, Slot } from "./slots.ts";

interface Given {
  values: readonly Found[];
  /** For what nobody said. */
  defaults: readonly Found[];
}

/**
 * The members that an object needs are asked for when it is needed itself, or was begun: left away, or given half, it
 * would be refused. An object that needs none of its members by name is asked for as a whole.
 */
export function missingFrom(slots: readonly Slot[], { values, defaults }: Given): MissingParameter[] {
  const given = [...values.filter(({ unclear }) => unclear === undefined), ...defaults];
  const begun = new Set(given.flatMap(({ slot }) => slot.levels.map(({ key }) => key)));
  const missing = new Map<string, MissingParameter>();
  for (const slot of slots) {
    const offered = values.find(
      ({ unclear, slot: it }) => unclear !== undefined && keyOf(it) === keyOf(slot),
    );
    const lacking = offered === undefined ? lackingAt(slot, slots, begun) : slot.levels.at(-1);
    if (lacking === undefined || missing.has(lacking.key)) continue;
    const { key, schema } = lacking;
    missing.set(key, { key, label: labelOf(lacking, offered?.unclear), schema });
  }
  return [...missing.values()];
}

const keyOf = (slot: Slot): string => slot.levels.at(-1)?.key ?? "";

/** The slot, or the outermost object around it that can only be asked for as a whole. */
function lackingAt(slot: Slot, slots: readonly Slot[], begun: ReadonlySet<string>): Level | undefined {
  for (const [at, level] of slot.levels.entries()) {
    if (begun.has(level.key)) continue;
    if (!level.required) return undefined;
    const inner = slots.filter((it) => it.levels[at]?.key === level.key);
    if (inner.every((it) => it.levels.slice(at + 1).some(({ required }) => !required))) return level;
  }
  return begun.has(keyOf(slot)) ? undefined : slot.levels.at(-1);
}

/** With what it is one of. */
function labelOf({ name, description }: Level, offered: readonly string[] | undefined): string {
  return `${description || name}${offered === undefined ? "" : ` (${offered.join(" / ")})`}`;
}
