import { isExactNumber } from "../../../platform/exact/index.ts";
import { splitName } from "../../words/words.ts";
import type { Mention } from "./mentions.ts";
import { nearness, type Reading } from "./nearness.ts";
import type { Slot } from "./slots.ts";

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
  return [...found, ...monthCandidates(reading.text, slot)];
}

const isYear = (slot: Slot): boolean => /year|年份/i.test(`${slot.name} ${slot.description.slice(0, 60)}`);

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
  if (/\byears?\b/i.test(splitName(slot.name)) && looksLikeYear) return isYear(slot) ? 2 : 0;
  return (
    (looksLikeYear && !isYear(slot) ? -1 : 0) +
    (isMoney === wantsMoney ? 0 : -0.5) +
    (isMoney && wantsMoney ? 1 : 0)
  );
}

/** As it was written, where a number of ours would be another one: whoever sends it says so. */
function numberFor(mention: Mention, slot: Slot): number | string | undefined {
  if (mention.value === undefined) return undefined;
  const written = mention.text.replaceAll(",", "");
  if (/^-?\d+(?:\.\d+)?$/.test(written) && !isExactNumber(written)) return written;
  const wantsShare =
    slot.type === "number" &&
    /\b(?:rate|ratio|probability|yield|interest|return|level|alpha|discount|fraction)\b/i.test(
      splitName(slot.name),
    ) &&
    !/percent|%|百分/i.test(slot.description + slot.name);
  const value = mention.percent && wantsShare ? Number((mention.value / 100).toPrecision(12)) : mention.value;
  return slot.type === "integer" && !Number.isInteger(value) ? undefined : value;
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
