import type { Ranked } from "../offline/choosing/retrieval/ranking.ts";
import type { OperationKey } from "../planner.ts";
import type { Meaning } from "./meaning.ts";

/** What somebody may say; `expects`: the operation that should be found, `null`: none. */
export interface Phrase {
  text: string;
  expects: OperationKey | null;
}

export interface TriedPhrase extends Phrase {
  meaning: Meaning;
  /** The three that it is most like, best first, whether or not one is meant. */
  best: Ranked[];
  isRight: boolean;
}

/** Exactly what was expected; where nothing was, nothing is called or offered. */
export function isRight(expects: OperationKey | null, meaning: Meaning): boolean {
  if (expects === null) return meaning.kind === "nothing" || meaning.kind === "rule";
  if (meaning.kind !== "steps") return false;
  return meaning.steps.length > 0 && meaning.steps.every(({ operation }) => isSame(operation, expects));
}

export const isSame = (a: OperationKey, b: OperationKey): boolean =>
  a.skillId === b.skillId && a.operationId === b.operationId;
