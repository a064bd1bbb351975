import type { PlannerOperation } from "../planner.ts";
import type { Candidate } from "./candidates.ts";
import type { Slot } from "./slots.ts";

/** Where an example's input shows a value: the characters around it, and the value's own make. */
interface Pattern {
  before: string;
  after: string;
  shape: string;
  length: number;
}

const AROUND = 6;

/** Values that stand in the person's words as they stand in the examples of the operation. */
export function exampleCandidates(text: string, slot: Slot, operation: PlannerOperation): Candidate[] {
  const [parameter] = slot.path;
  if (slot.path.length > 1 || parameter === undefined) return [];
  const patterns = operation.examples.flatMap(({ input, output }) =>
    shownValues(output[parameter]).flatMap((value) => patternOf(input, value)),
  );
  return patterns.flatMap((pattern) => [...byShape(text, pattern), ...bySurroundings(text, pattern)]);
}

const shownValues = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value])
    .filter((it) => typeof it === "string" || typeof it === "number")
    .map(String);

function patternOf(input: string, value: string): Pattern[] {
  const at = value === "" ? -1 : input.indexOf(value);
  if (at < 0) return [];
  const end = at + value.length;
  return [
    {
      before: input.slice(Math.max(0, at - AROUND), at),
      after: input.slice(end, end + AROUND),
      shape: shapeOf(value),
      length: value.length,
    },
  ];
}

const shapeOf = (value: string): string => value.replace(/\d+(?:\.\d+)?/g, "9");

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** "4.5分以上" teaches that "4分以上" is one too: the same but for its numbers. */
function byShape(text: string, pattern: Pattern): Candidate[] {
  if (!/9/.test(pattern.shape) || /^9$/.test(pattern.shape)) return [];
  const like = new RegExp(
    `(?<![\\d.])${escaped(pattern.shape).replaceAll("9", "\\d+(?:\\.\\d+)?")}(?![\\d.])`,
    "g",
  );
  return [...text.matchAll(like)].map((match) => {
    const bonus = commonEnd(pattern.before, text.slice(0, match.index)) * 0.5;
    return {
      value: match[0],
      start: match.index,
      end: match.index + match[0].length,
      score: 4 + bonus + match[0].length / 20,
    };
  });
}

/** The value stands between the same characters as in the example; at least one side must be telling. */
function bySurroundings(text: string, pattern: Pattern): Candidate[] {
  const found: Candidate[] = [];
  for (const size of [3, 2]) {
    const before = pattern.before.slice(-size);
    const after = pattern.after.slice(0, size);
    if (before.length === size && after.length === size)
      found.push(...between(text, before, after, pattern, size));
  }
  return found;
}

function between(text: string, before: string, after: string, pattern: Pattern, size: number): Candidate[] {
  const longest = Math.max(12, pattern.length * 3);
  const like = new RegExp(`${escaped(before)}([^，。,;；?？!！]{1,${longest}}?)${escaped(after)}`, "gi");
  return [...text.matchAll(like)].flatMap((match) => {
    const value = match[1]?.trim() ?? "";
    const start = match.index + before.length;
    return value === "" ? [] : [{ value, start, end: start + (match[1]?.length ?? 0), score: 2 + size }];
  });
}

function commonEnd(a: string, b: string): number {
  let size = 0;
  while (size < a.length && size < b.length && a.at(-1 - size) === b.at(-1 - size)) size++;
  return size;
}
