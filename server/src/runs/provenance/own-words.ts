import { holdsPhrase } from "../../planner/index.ts";

/** What a person said themselves, in whole words: the one source from which a name is looked up, and that no skill can write into. */
export function isOwnWord(said: string, ownTexts: readonly string[]): boolean {
  return ownTexts.some((text) => holdsPhrase(text, said));
}

/** Of more pieces a message could be put together, each of them being the person's own word, or a yes or no. */
const mostPieces = 5;

/** Whether every value is the person's own, or one of few that the operation itself offers. */
export function saysOnlyOwnWords(
  values: Readonly<Record<string, unknown>>,
  offered: (key: string) => readonly unknown[],
  ownTexts: readonly string[],
): boolean {
  const pieces = Object.entries(values).flatMap(([key, value]) =>
    leavesOf(value)
      .filter((leaf) => leaf !== null && !offered(key).includes(leaf))
      .map((leaf) => typeof leaf === "boolean" || isOwnWord(String(leaf), ownTexts)),
  );
  return pieces.length <= mostPieces && pieces.every(Boolean);
}

/** Names of members count too: they are text like any other. */
export function leavesOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  if (typeof value !== "object" || value === null) return [value];
  return Object.entries(value).flatMap(([name, item]) => [name, ...leavesOf(item)]);
}
