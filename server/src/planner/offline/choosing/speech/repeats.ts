/** One thing asked for several times over: "the first … the second …", "1. … 2. …", "第一个…第二个…". */

import type { PlannerOperation } from "../../../planner.ts";
import { splitName, wordsOf } from "../../../words/words.ts";
import { slotsOf } from "../../values/slots/slots.ts";

const chinese =
  /第([一二三四五六七八九])(?!次|天|年|季度|名次|代|大)(?:[个位篇组款家条项种份台只场件笔批段类块张座间]|\b)?/gu;
const english = /\bthe (first|second|third|fourth|fifth|sixth)\b/gi;
const numbered = /(?<=^|\n|[：:。；;.]\s*|\s)([1-9])[.、)）](?!\d)/g;

const order: readonly (readonly string[])[] = [
  [..."一二三四五六七八九"],
  ["first", "second", "third", "fourth", "fifth", "sixth"],
  [..."123456789"],
];

/** Each with the words before all of them: what is said once is said of each. Nothing where there are no two. */
export function repeatsIn(text: string, operation: PlannerOperation): string[] {
  const marks = [chinese, numbered, english].map((pattern) => inOrder([...text.matchAll(pattern)]));
  const [first, ...others] = marks.find((found) => found.length > 1) ?? [];
  if (first === undefined || isOneList(text.slice(first.index), operation)) return [];
  const before = text.slice(0, first.index);
  const starts = [first, ...others].map(({ index, 0: mark }) => ({
    mark: index,
    start: index + mark.length,
  }));
  return starts.map(({ start }, at) => `${before} ${text.slice(start, starts[at + 1]?.mark)}`);
}

/** As far as they count up from one, each once. */
function inOrder(found: readonly RegExpExecArray[]): RegExpExecArray[] {
  const names = order.find((some) => some.includes((found[0]?.[1] ?? "").toLowerCase())) ?? [];
  const counted: RegExpExecArray[] = [];
  for (const match of found) {
    if ((match[1] ?? "").toLowerCase() === names[counted.length]) counted.push(match);
  }
  return counted;
}

/** The operation takes a list of them, as a parameter or under the name that they are called by. */
function isOneList(words: string, operation: PlannerOperation): boolean {
  const called = wordsOf(words.slice(0, 24)).terms;
  return slotsOf(operation).some(({ path, levels }) => {
    const at = path.indexOf(0);
    if (at < 0) return false;
    const level = levels[at - 1];
    if (at === 1 || level === undefined) return true;
    const named = wordsOf(`${splitName(level.name)} ${level.description}`).terms;
    return [...named.keys()].some((term) => called.has(term));
  });
}
