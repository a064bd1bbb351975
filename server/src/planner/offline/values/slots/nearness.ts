import { type PlacedTerm, placedTerms } from "../../../words/words.ts";
import type { Slot } from "./slots.ts";

/** The person's words with every telling term at its place. */
export interface Reading {
  text: string;
  terms: PlacedTerm[];
}

export interface Span {
  start: number;
  end: number;
}

/** The same words with spaces where these stand, if they stand anywhere. */
export function blank(text: string, { start, end }: Span): string {
  if (start < 0) return text;
  const [from, to] = [Math.ceil(start), Math.floor(end)];
  return text.slice(0, from) + " ".repeat(to - from) + text.slice(to);
}

export const readingOf = (text: string): Reading => ({ text, terms: placedTerms(text) });

/** A word right after a number is mostly its unit; after other values it is less telling than one before. */
const AFTER_NUMBER = 1.4;
const AFTER_TEXT = 0.9;
const FAR = 60;
const ENOUGH = 4;

/**
 * How far the words around a span speak of the slot. Near words count more than far ones, words before it more
 * than words after it; another value of the same kind in between, or the end of a sentence, hides what is behind.
 */
export function nearness(
  reading: Reading,
  span: Span,
  slot: Slot,
  others: readonly Span[],
  isNumber = false,
): number {
  const from = Math.max(
    span.start - FAR,
    ...others.filter((it) => it.end <= span.start).map((it) => it.end),
    0,
  );
  const to = Math.min(span.end + FAR, ...others.filter((it) => it.start >= span.end).map((it) => it.start));
  const best = new Map<string, number>();
  for (const { term, start, end } of reading.terms) {
    const weight = slot.cues.get(term);
    if (weight === undefined || end <= from || start >= to || (start < span.end && end > span.start))
      continue;
    const before = end <= span.start;
    const gap = before ? reading.text.slice(end, span.start) : reading.text.slice(span.end, start);
    const side = before ? 1.2 : (isNumber ? AFTER_NUMBER : AFTER_TEXT) * (beyond.test(gap) ? 0.4 : 1);
    const value = weight * closeness(gap) * side;
    best.set(term, Math.max(value, best.get(term) ?? 0));
  }
  return Math.min(
    ENOUGH,
    [...best.values()].reduce((sum, value) => sum + value, 0),
  );
}

const beyond = /\b(?:and|or|for|with|from|to|by|in|on|at|using)\b|和|与|及|并|在|从|到/;

function closeness(gap: string): number {
  if (/[。；!?！？]|[.;](?:\s|$)/.test(gap)) return 0;
  const han = gap.match(/\p{Script=Han}/gu)?.length ?? 0;
  const steps = han / 2 + gap.split(/\s+/).filter((word) => /\w/.test(word)).length;
  const crossed = /[,，、]|\band\b|和/.test(gap) ? 0.4 : 1;
  return (crossed * 2) / (2 + Math.max(0, steps - 1));
}
