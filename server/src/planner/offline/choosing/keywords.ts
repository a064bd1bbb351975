import type { PlannerOperation } from "../../planner.ts";
import { comparable } from "../../words/comparing.ts";

/**
 * The operations whose keywords, if any, the person's own words contain. Keywords only ever close the door: what is
 * closed is not looked at, and of what is open no keyword makes anything more likely. `words` are the person's
 * current message and, where that answers a question of ours, theirs before it; nobody else's.
 */
export function openTo(
  words: readonly string[],
  operations: readonly PlannerOperation[],
): readonly PlannerOperation[] {
  if (operations.every(({ keywords }) => keywords.length === 0)) return operations;
  const said = words.map(comparable);
  return operations.filter(
    ({ keywords }) =>
      keywords.length === 0 ||
      keywords.map(comparable).some((it) => it !== "" && said.some((text) => text.includes(it))),
  );
}
