import { type ExactNumber, numberOf } from "../../../../platform/exact/index.ts";
import { splitName, wordsOf } from "../../../words/words.ts";
import type { Mention } from "../mentions/mentions.ts";
import { inPlainDigits, shareOf, wholeOf } from "../mentions/spoken-numbers.ts";
import { nearness, type Reading } from "../slots/nearness.ts";
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
    const value = numberFor(mention, slot);
    if (value === undefined) return [];
    const near = nearness(reading, mention, slot, numbers, true) + suits(mention, slot, reading.text);
    return [{ value, start: mention.start, end: mention.end, score: 1 + near }];
  });
  return [...found, ...gluedCandidates(reading.text, slot), ...monthCandidates(reading.text, slot)];
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
    !/percent|%|百分/i.test(slot.description + slot.name);
  const said = percent && wantsShare ? shareOf(value) : value;
  return slot.type === "integer" ? wholeOf(said) : said;
}

const months = "january february march april may june july august september october november december".split(
  " ",
);

function monthCandidates(text: string, slot: Slot): Candidate[] {
  if (!/month|月份/i.test(slot.name)) return [];
  const match = new RegExp(`\\b(${months.join("|")})\\b`, "i").exec(text) ?? /(\d{1,2})\s*月/.exec(text);
  if (!match) return [];
  const named = months.indexOf((match[1] ?? "").toLowerCase()) + 1;
  return [
    { value: named || Number(match[1]), start: match.index, end: match.index + match[0].length, score: 4 },
  ];
}
