import { isNumber } from "../../../../platform/exact/index.ts";
import type { PlannerOperation } from "../../../planner.ts";
import { measuresIn } from "../mentions/mentions.ts";
import type { Slot } from "../slots/slots.ts";
import type { Candidate } from "./candidates.ts";

/** Where an example's input shows a value: the characters around it, and the value's own make. */
interface Pattern {
  before: string;
  after: string;
  shape: string;
  length: number;
}

const AROUND = 6;
const EXAMPLES = 20;
const LONGEST = 60;

/** Values that stand in the person's words as they stand in the examples of the operation. */
export function exampleCandidates(text: string, slot: Slot, operation: PlannerOperation): Candidate[] {
  const [parameter] = slot.path;
  if (slot.path.length > 1 || parameter === undefined) return [];
  const patterns = operation.examples
    .slice(0, EXAMPLES)
    .flatMap(({ input, output }) =>
      shownValues(output[parameter]).flatMap((value) => patternOf(input, value)),
    );
  return patterns.flatMap((pattern) =>
    /9/.test(pattern.shape) ? byShape(text, pattern) : bySurroundings(text, pattern),
  );
}

const shownValues = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((it) => typeof it === "string" || isNumber(it)).map(String);

function patternOf(input: string, value: string): Pattern[] {
  const at = value === "" || value.length > LONGEST ? -1 : input.indexOf(value);
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

/** "4.5分以上" teaches that "4分以上" is one too: the same but for its numbers; and "4分", for it has the same unit. */
function byShape(text: string, pattern: Pattern): Candidate[] {
  if (pattern.shape === "9") return [];
  const numbered = `${escaped(pattern.shape).replaceAll("9", "\\d+(?:\\.\\d+)?")}`;
  const same = [...text.matchAll(new RegExp(`(?<![\\d.])${numbered}(?![\\d.])`, "g"))];
  const unit = /9[^9\p{Script=Han}]*(\p{Script=Han}{1,2}?)(?:以上|以下|以内|左右|之间)?$/u.exec(
    pattern.shape,
  )?.[1];
  const alike = measuresIn(text).filter((it) => unit !== undefined && it.text.includes(unit));
  return [
    ...same.map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length })),
    ...alike,
  ].map(({ text: value, start, end }) => {
    const isCut = measuresIn(text).some(
      (it) => it.start <= start && end <= it.end && end - start < it.end - it.start,
    );
    const bonus = Math.min(2, commonEnd(pattern.before, text.slice(0, start)) * 0.5);
    return { value, start, end, score: (isCut ? 1 : 4) + bonus };
  });
}

/** The value stands between the same characters as in the example, or after or before the same three. */
function bySurroundings(text: string, pattern: Pattern): Candidate[] {
  const longest = Math.max(10, pattern.length * 2);
  const inside = `([^，。,;；?？!！、]{1,${longest}}?)`;
  const sides = (size: number) => [
    escaped(pattern.before.slice(-size)),
    escaped(pattern.after.slice(0, size)),
  ];
  const [before3 = "", after3 = ""] = sides(3);
  const [before2 = "", after2 = ""] = sides(2);
  const [before1 = "", after1 = ""] = sides(1);
  // A space alone is between any two words.
  const isWhole = (side: string) => side.trim().length > 0;
  const ways: [boolean, string, number][] = [
    [isWhole(before3) && isWhole(after3), `${before3}${inside}${after3}`, 5],
    [isWhole(before2) && isWhole(after2), `${before2}${inside}${after2}`, 4],
    [isWhole(before1) && isWhole(after3), `${before1}${inside}${after3}`, 3.2],
    [isWhole(before3) && isWhole(after1), `${before3}${inside}${after1}`, 3],
    [isWhole(after3), `(?:${opens})${inside}${after3}`, 2.4],
    [isWhole(before2), `${before2}${inside}(?:${closes})`, 2.3],
  ];
  return ways.flatMap(([applies, like, score]) => (applies ? placed(text, like, score) : []));
}

const opens = "提供|名叫|叫做|叫|可以|能|有|带|吃|喝|做|的|，|、|\\b(?:with|named|called|in|at|for|to)\\s";
const closes = "的|这|吗|呢|，|。|？|、|和|$|,|\\?|\\.|\\s(?:and|in|at|for|on|with)\\b";

/** What leads up to a value rather than being a part of it. */
const lead = /^.*(?:提供|名叫|叫做|想吃|想喝|想去|吃|喝|去|有|带|找|的)(?=\p{Script=Han}{2})/u;

function placed(text: string, like: string, score: number): Candidate[] {
  return [...text.matchAll(new RegExp(like, "dgi"))].flatMap((match) => {
    const [start = -1, end = -1] = match.indices?.[1] ?? [];
    const value = text.slice(start, end).replace(lead, "").trim();
    const isWord = /\d/.test(value) ? false : /\p{Script=Han}/u.test(value) ? value.length > 1 : value !== "";
    return isWord ? [{ value, start: end - value.length, end, score: score - value.length / 100 }] : [];
  });
}

function commonEnd(a: string, b: string): number {
  let size = 0;
  while (size < a.length && size < b.length && a.at(-1 - size) === b.at(-1 - size)) size++;
  return size;
}
