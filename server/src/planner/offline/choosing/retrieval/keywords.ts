import type { PlannerOperation } from "../../../planner.ts";
import { comparable } from "../../../words/comparing.ts";
import type { OperationIndex } from "./operation-index.ts";

/** The operations of an index that a message may mean; nothing else is looked at. */
export interface OpenOperations {
  index: OperationIndex;
  /** By position in the index. */
  isOpen: (at: number) => boolean;
  /** How telling a term is among these operations, 0 to 1. */
  rarity: (term: string) => number;
  /** The same for wordings. */
  wordingRarity: (wording: string) => number;
}

/**
 * The operations whose keywords, if any, the person's message contains, and the one that they were asked about.
 * Keywords only ever close the door: what is closed is not looked at, and of what is open no keyword makes anything
 * more likely.
 */
export function openTo(message: string, index: OperationIndex, asking?: PlannerOperation): OpenOperations {
  if (index.alwaysOpen.length === index.operations.length) return allOf(index);
  const open = new Uint8Array(index.operations.length);
  for (const at of index.alwaysOpen) open[at] = 1;
  const said = comparable(message);
  for (const [keyword, positions] of index.openedBy) {
    if (said.includes(keyword)) for (const at of positions) open[at] = 1;
  }
  if (asking) open[index.operations.findIndex(({ operation }) => operation === asking)] = 1;
  const total = open.reduce((sum, it) => sum + it, 0);
  const countOpen = (positions: readonly number[]) => positions.reduce((sum, at) => sum + (open[at] ?? 0), 0);
  return among(index, { total, countOpen, isOpen: (at) => open[at] === 1 });
}

export const allOf = (index: OperationIndex): OpenOperations =>
  among(index, { total: index.operations.length, countOpen: ({ length }) => length, isOpen: () => true });

interface Open {
  total: number;
  countOpen: (positions: readonly number[]) => number;
  isOpen: (at: number) => boolean;
}

function among(index: OperationIndex, { total, countOpen, isOpen }: Open): OpenOperations {
  const most = Math.log(1 + (total + 10) / 1.5);
  const rarityBy = (positions: ReadonlyMap<string, readonly number[]>) => {
    const known = new Map<string, number>();
    return (term: string): number => {
      const before = known.get(term);
      if (before !== undefined) return before;
      const holders = countOpen(positions.get(term) ?? []) || 1;
      const rarity = Math.log(1 + (total + 10) / (holders + 0.5)) / most;
      known.set(term, rarity);
      return rarity;
    };
  };
  return { index, isOpen, rarity: rarityBy(index.postings), wordingRarity: rarityBy(index.wordings) };
}
