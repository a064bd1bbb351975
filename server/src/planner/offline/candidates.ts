import type { Mention } from "./mentions.ts";
import type { Slot } from "./slots.ts";
import { normalise, wordsOf } from "./words.ts";

/** A value that the words at `start`…`end` may give to a slot. */
export interface Candidate {
  value: unknown;
  start: number;
  end: number;
  score: number;
}

const BEFORE = 45;
const AFTER = 28;

/** How far the words around a mention speak of the slot: its name counts more than its description. */
export function nearness(
  text: string,
  mention: Pick<Mention, "start" | "end">,
  slot: Slot,
  others: readonly Mention[],
): number {
  const from = Math.max(
    mention.start - BEFORE,
    ...others.filter((it) => it.end <= mention.start).map((it) => it.end),
    0,
  );
  const to = Math.min(
    mention.end + AFTER,
    ...others.filter((it) => it.start >= mention.end).map((it) => it.start),
  );
  const before = lastClause(text.slice(from, mention.start));
  const after = text.slice(mention.end, to).split(/[.;。；!?！？](?:\s|$)|[,，]/)[0] ?? "";
  return 1.2 * shared(before, slot) + 0.9 * shared(after, slot);
}

const lastClause = (text: string): string => text.split(/[.;。；!?！？](?:\s|$)/).at(-1) ?? "";

function shared(said: string, slot: Slot): number {
  let sum = 0;
  for (const [term, weight] of wordsOf(said).terms) {
    if (slot.nameWords.terms.has(term)) sum += 1.5 * weight;
    else if (slot.words.terms.has(term)) sum += 0.7 * weight;
  }
  return Math.min(3, sum);
}

/** Choices that the person names, longest first. */
export function choiceCandidates(text: string, slot: Slot): Candidate[] {
  const plain = normalise(text);
  return slot.choices.flatMap((choice) => {
    const written = String(choice);
    if (written === "") return [];
    const literal = literalChoice(plain, written);
    if (literal) return [{ value: choice, ...literal, score: 4 + written.length / 10 }];
    return alikeChoice(text, choice);
  });
}

function literalChoice(plain: string, choice: string): { start: number; end: number } | undefined {
  const pattern = normalise(choice)
    .replace(/([a-z])_([a-z])/g, "$1 $2")
    .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
    .replace(/[\s-]+/g, "[\\s_-]*");
  const isWord = /^[\w].*[\w]$|^\w$/.test(choice);
  const match = new RegExp(isWord ? `(?<![a-z\\d])${pattern}(?:s|es)?(?![a-z\\d])` : pattern).exec(plain);
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}

/** The same words in another form or in the other language. */
function alikeChoice(text: string, choice: string | number): Candidate[] {
  const wanted = wordsOf(
    String(choice)
      .replace(/[_-]/g, " ")
      .replace(/([a-z])([A-Z])/g, "$1 $2"),
  ).terms;
  const said = wordsOf(text).terms;
  const meanings = [...wanted.keys()].filter((term) => term.startsWith("~"));
  const plain = [...wanted.keys()].filter((term) => !term.startsWith("~"));
  if (meanings.some((term) => said.has(term))) return [{ value: choice, start: -1, end: -1, score: 2.5 }];
  if (plain.length > 0 && plain.every((term) => said.has(term)))
    return [{ value: choice, start: -1, end: -1, score: 3 }];
  return [];
}

const negation =
  /\b(?:no|not|without|don't|doesn't|exclude|excluding|disable|never|isn't)\b[^,.;]{0,25}$|(?:不|没有|无需|无|别|关闭|禁用)[^，。；]{0,6}$/i;
const carriers =
  /^(?:is|has|have|include|includes|enable|enabled|use|with|need|should|show|allow|require|required|flag|whether)$/i;

/** A flag is raised when the person speaks of what it is about. */
export function flagCandidates(text: string, slot: Slot): Candidate[] {
  const topics = slot.name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .split(/[\s_-]+/)
    .filter((word) => word !== "" && !carriers.test(word));
  const wanted = [...wordsOf(topics.join(" ")).terms.keys()];
  const said = wordsOf(text).terms;
  const isNamed =
    wanted.length > 0 && wanted.filter((term) => !term.startsWith("~")).every((term) => said.has(term));
  if (!isNamed) return [];
  const at = normalise(text).indexOf((topics[0] ?? "").toLowerCase().slice(0, 5));
  const denied = at >= 0 && negation.test(text.slice(0, at));
  return [{ value: !denied, start: -1, end: -1, score: 2 }];
}

export function numberCandidates(text: string, slot: Slot, mentions: readonly Mention[]): Candidate[] {
  const numbers = mentions.filter((it) => it.kind === "number");
  return numbers.flatMap((mention) => {
    const value = numberFor(mention, slot);
    if (value === undefined) return [];
    return [
      { value, start: mention.start, end: mention.end, score: 1 + nearness(text, mention, slot, numbers) },
    ];
  });
}

function numberFor(mention: Mention, slot: Slot): number | undefined {
  if (mention.value === undefined) return undefined;
  const asShare =
    mention.percent && slot.type === "number" && !/percent|%|百分/i.test(slot.description + slot.name);
  const value = asShare ? Number((mention.value / 100).toPrecision(12)) : mention.value;
  return slot.type === "integer" && !Number.isInteger(value) ? undefined : value;
}
