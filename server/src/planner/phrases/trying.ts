import type { Words } from "../../permissions/index.ts";
import { adviceOn } from "./advice.ts";
import { type Alone, bestFor, meaningOf } from "./meaning.ts";
import { isRight, type Phrase, type TriedPhrase } from "./phrase.ts";

export type { Phrase, TriedPhrase };

const mostLike = 3;

/** Each as if nothing had been said before it, with what would make the choice surer; nothing is called. */
export async function tryPhrases(
  phrases: readonly Phrase[],
  alone: Alone,
  signal: AbortSignal,
): Promise<{ tried: TriedPhrase[]; advice: Words[] }> {
  const tried: TriedPhrase[] = [];
  for (const phrase of phrases) {
    const meaning = await meaningOf(phrase.text, alone, signal);
    const best = (await bestFor(phrase.text, alone, signal)).slice(0, mostLike);
    tried.push({ ...phrase, meaning, best, isRight: isRight(phrase.expects, meaning) });
  }
  return { tried, advice: adviceOn(tried, alone.operations) };
}
