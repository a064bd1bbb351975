import { compareNumbers, type ExactNumber, numberOf } from "../../../../platform/exact/index.ts";
import { normalise } from "../../../words/comparing.ts";
import {
  chineseMeanings,
  chineseQualities,
  englishMeanings,
  englishQualities,
} from "../../../words/lexicon.ts";
import { splitName, wordsOf } from "../../../words/words.ts";
import type { Mention } from "../mentions/mentions.ts";
import { nearness, type Reading } from "../slots/nearness.ts";
import type { Choice, Slot } from "../slots/slots.ts";
import type { Candidate } from "./candidates.ts";
import { describedCandidates } from "./described-choices.ts";

/** The choices that the person names: literally, in another form, or in the other language. */
export function choiceCandidates(reading: Reading, slot: Slot, mentions: readonly Mention[]): Candidate[] {
  const plain = normalise(reading.text);
  const described = describedCandidates(reading.text, slot);
  if (described.length > 0) return described;
  return slot.choices.flatMap((choice) => {
    const written = String(choice);
    const number = numberOf(written);
    if (number !== undefined) return numberChosen(reading, slot, { choice, number }, mentions);
    if (written === "" || /^(?:dontcare|any|none|other|unknown)$/i.test(written)) return [];
    const literal = literalPlace(plain, written);
    if (literal) return [{ value: choice, ...literal, score: 4 + written.length / 10 }];
    return alike(plain, choice);
  });
}

/** Whatever the type that the file gives it: 7 is chosen by "7", and by "seven" where the words speak of the slot. */
function numberChosen(
  reading: Reading,
  slot: Slot,
  { choice, number }: { choice: Choice; number: number | ExactNumber },
  mentions: readonly Mention[],
): Candidate[] {
  const numbers = mentions.filter((it) => it.kind === "number");
  return numbers.flatMap((mention) => {
    const { start, end, text, value: said } = mention;
    if (said === undefined || compareNumbers(said, number) !== 0) return [];
    const near = nearness(reading, mention, slot, numbers, true);
    const score = /\d/.test(text) ? 4 + near / 4 : 1.4 + near;
    const value = slot.type === "string" ? String(choice) : number;
    return [{ value, start, end, score }];
  });
}

/** Values that the description offers are choices too, though not the only ones. */
export function sampleCandidates(text: string, slot: Slot): Candidate[] {
  const plain = normalise(text);
  return slot.samples.flatMap((sample) => {
    const found = literalPlace(plain, sample);
    if (found !== undefined)
      return [{ value: text.slice(found.start, found.end), ...found, score: 2.6 + sample.length / 20 }];
    const elsewhere = inOtherWords(plain, sample.toLowerCase());
    return elsewhere === undefined ? [] : [{ value: sample, ...elsewhere, score: 2.4 }];
  });
}

function literalPlace(plain: string, choice: string): { start: number; end: number } | undefined {
  const pattern = normalise(splitName(choice).trim() || choice)
    .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
    .replace(/[\s-]+/g, "[\\s_.-]*");
  const match = new RegExp(
    /\p{Script=Han}/u.test(choice) ? pattern : `(?<![a-z\\d])${pattern}(?:s|es)?(?![a-z\\d])`,
  ).exec(plain);
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}

function alike(plain: string, choice: Choice): Candidate[] {
  const written = splitName(String(choice)).toLowerCase().trim();
  const elsewhere = inOtherWords(plain, written);
  if (elsewhere) return [{ value: choice, ...elsewhere, score: 2.6 }];
  const wanted = [...wordsOf(written).terms.keys()].filter((term) => !term.startsWith("~"));
  const said = wordsOf(plain).terms;
  const isSaid = wanted.length > 0 && wanted.every((term) => said.has(term));
  return isSaid ? [{ value: choice, start: -1, end: -1, score: 3 }] : [];
}

const inOtherWords = (plain: string, written: string): { start: number; end: number } | undefined =>
  otherWords(written)
    .map((word) => (word.length > 1 ? literalPlace(plain, word) : gradePlace(plain, word)))
    .find((it) => it !== undefined);

/** One letter says a grade only where a grade stands: "敏感性是高", "高级别". */
function gradePlace(plain: string, letter: string): { start: number; end: number } | undefined {
  const match = new RegExp(
    `(?<=[是为成较很偏:：])${letter}(?=$|[^\\p{Script=Han}]|级|等|的)|${letter}(?=级别|等级|水平|优先|程度|风险|强度|难度)`,
    "u",
  ).exec(plain);
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}

/** Other words, in both languages, for what a choice means. */
export function otherWords(choice: string): string[] {
  const tables = [englishQualities, chineseQualities, englishMeanings, chineseMeanings];
  const ids = new Set(tables.map((table) => table.get(choice)).filter((id) => id !== undefined));
  return tables.flatMap((table) => [...table].filter(([, id]) => ids.has(id)).map(([word]) => word));
}
