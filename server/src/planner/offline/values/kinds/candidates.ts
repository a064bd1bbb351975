import { type ExactNumber, numberOf } from "../../../../platform/exact/index.ts";
import { splitName, wordsOf } from "../../../words/words.ts";
import type { Mention } from "../mentions/mentions.ts";
import { inPlainDigits, shareOf, wholeOf } from "../mentions/spoken-numbers.ts";
import { nearness, type Reading } from "../slots/nearness.ts";
import { isNamed } from "../slots/slot-kinds.ts";
import type { Slot } from "../slots/slots.ts";

/** A value that the words at `start`…`end` may give to a slot; no place (-1) when it is spread over them. */
export interface Candidate {
  value: unknown;
  start: number;
  end: number;
  score: number;
}

export function numberCandidates(reading: Reading, slot: Slot, mentions: readonly Mention[]): Candidate[] {
  const numbers = mentions.filter((it) => it.kind === "number");
  const found = numbers.flatMap((mention) => {
    const value = inItsUnit(numberFor(mention, slot), slot, reading.text.slice(mention.end));
    if (value === undefined) return [];
    const near = nearness(reading, mention, slot, numbers, true) + suits(mention, slot, reading.text);
    return [{ value, start: mention.start, end: mention.end, score: 1 + near }];
  });
  return [
    ...found,
    ...labelledNumbers(reading.text, slot, numbers),
    ...gluedCandidates(reading.text, slot),
    ...monthCandidates(reading.text, slot),
  ];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** "a=2", "chapter 88", "湿度60%": right after the very name of the slot; one letter is a name only with a sign. */
function labelledNumbers(text: string, slot: Slot, numbers: readonly Mention[]): Candidate[] {
  const name = splitName(slot.name).toLowerCase().trim();
  const labels = [name, ...chineseNouns(slot.description)].map((label) => {
    const joint = "(?:=|:|：|is|was|of|to|at|是|为|在|达到?|约)";
    return `${escaped(label).replace(/\s+/g, "[\\s_-]*")}\\s*${joint}${label.length > 1 ? "?" : ""}`;
  });
  const label = new RegExp(`(?<![a-z\\d])(?:${labels.join("|")})\\s*[$€£¥]?$`, "iu");
  return numbers.flatMap((mention) => {
    const value = label.test(text.slice(0, mention.start)) ? numberFor(mention, slot) : undefined;
    return value === undefined ? [] : [{ value, start: mention.start, end: mention.end, score: 4.2 }];
  });
}

/** "品牌的唯一标识" → its nouns may label the value in a sentence. */
export const chineseNouns = (description: string): string[] =>
  description
    .match(/\p{Script=Han}+/gu)
    ?.flatMap((run) => run.split(/的|和|与|或|、/).filter((it) => it.length >= 2 && it.length <= 6))
    .slice(0, 4) ?? [];

const minutes = /\bminutes?\b|\bmins?\b|分钟/i;
const hours = /^\s*(?:个)?(?:hours?\b|hrs?\b|小时)/i;

/** "3小时" for what is counted in minutes. */
function inItsUnit<V>(value: V, { name, description }: Slot, after: string): V | number {
  const asked = `${splitName(name)} ${description}`;
  const isOther =
    typeof value === "number" && hours.test(after) && minutes.test(asked) && !/hour|小时/i.test(asked);
  return isOther ? value * 60 : value;
}

/** "order2147379413334046699": glued to a word that speaks of the slot. */
function gluedCandidates(text: string, slot: Slot): Candidate[] {
  return [...inPlainDigits(text).matchAll(/(?<![\w-])([a-z]{2,})[_-]?(\d+)(?![\w-])/gi)].flatMap((match) => {
    const [all, word = "", digits = ""] = match;
    const isAbout = [...wordsOf(splitName(word)).terms.keys()].some((term) => slot.cues.has(term));
    const value = isAbout ? numberOf(digits) : undefined;
    const end = match.index + all.length;
    return value === undefined ? [] : [{ value, start: end - digits.length, end, score: 2.2 }];
  });
}

const isYear = (slot: Slot): boolean => /year|年份/i.test(`${slot.name} ${slot.description.slice(0, 60)}`);

const countsPeople =
  /^\s*(?:(?:个|位|名)?人|(?:people|persons?|guests?|attendees|participants|of us|seats)\b)/i;
const takesPeople =
  /\b(?:people|persons?|guests?|attendees|participants|party size|head ?count|seats|capacity)\b|人数|几个人|多少人/i;

/** Years look like years; money is said with its sign. */
function suits(mention: Mention, slot: Slot, text: string): number {
  const looksLikeYear = /^(?:1[5-9]|20)\d\d$/.test(mention.text);
  const isMoney =
    /[$€£¥]\s?$/.test(text.slice(0, mention.start)) ||
    /^\s?(?:dollars|usd|元|美元|块)/i.test(text.slice(mention.end));
  const wantsMoney =
    /amount|price|cost|budget|salary|income|payment|fee|investment|principal|金额|价|费|预算/i.test(
      `${splitName(slot.name)} ${slot.description.slice(0, 60)}`,
    );
  if (
    countsPeople.test(text.slice(mention.end)) &&
    takesPeople.test(`${splitName(slot.name)} ${slot.description}`)
  )
    return 2;
  if (/\byears?\b/i.test(splitName(slot.name)) && looksLikeYear) return isYear(slot) ? 2 : 0;
  return (
    (looksLikeYear && !isYear(slot) ? -1 : 0) +
    (isMoney === wantsMoney ? 0 : -0.5) +
    (isMoney && wantsMoney ? 1 : 0)
  );
}

/** Digit for digit; nothing where a whole number is asked for and another was said. */
export function numberFor(
  { value, percent }: Mention,
  slot: Pick<Slot, "type" | "name" | "description">,
): number | ExactNumber | undefined {
  if (value === undefined) return undefined;
  const wantsShare =
    slot.type === "number" &&
    /\b(?:rate|ratio|probability|yield|interest|return|level|alpha|discount|fraction)\b/i.test(
      splitName(slot.name),
    ) &&
    !/percent|%|百分|(?:e\.g\.,?|such as|例如)[^\d]{0,4}[1-9]/i.test(slot.description + slot.name);
  const said = percent && wantsShare ? shareOf(value) : value;
  return slot.type === "integer" ? wholeOf(said) : said;
}

const months = "january february march april may june july august september october november december".split(
  " ",
);

function monthCandidates(text: string, slot: Slot): Candidate[] {
  if (!/month|月份/i.test(slot.name)) return [];
  const named = [...text.matchAll(new RegExp(`\\b(${months.join("|")})\\b|(\\d{1,2})\\s*月`, "gi"))];
  const match = isNamed(slot, "target") ? named.at(-1) : named[0];
  if (!match) return [];
  const month = months.indexOf((match[1] ?? "").toLowerCase()) + 1;
  return [
    { value: month || Number(match[2]), start: match.index, end: match.index + match[0].length, score: 4 },
  ];
}
