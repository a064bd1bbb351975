import type { PlannerOperation } from "../../planner.ts";
import { comparable } from "../../words/comparing.ts";

/**
 * The operations whose keywords, if any, the person's message contains, and the one that they were asked about.
 * Keywords only ever close the door: what is closed is not looked at, and of what is open no keyword makes anything
 * more likely.
 */
export function openTo(
  message: string,
  operations: readonly PlannerOperation[],
  asking?: PlannerOperation,
): readonly PlannerOperation[] {
  if (operations.every(({ keywords }) => keywords.length === 0)) return operations;
  const said = comparable(message);
  const isSaid = (keyword: string) => keyword !== "" && said.includes(keyword);
  return operations.filter(
    (operation) =>
      operation === asking ||
      operation.keywords.length === 0 ||
      operation.keywords.map(comparable).some(isSaid),
  );
}
