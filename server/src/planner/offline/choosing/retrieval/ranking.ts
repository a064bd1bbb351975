import type { PlannerOperation } from "../../../planner.ts";
import { type Words, wordingOf, wordsOf } from "../../../words/words.ts";
import type { OpenOperations } from "./keywords.ts";
import type { IndexedOperation } from "./operation-index.ts";

export interface Ranked {
  operation: PlannerOperation;
  /** Above zero: meant. Below: the request is about something else. */
  score: number;
  /** The share of the words that the operation speaks of, 0 to 1. */
  covered: number;
  /** What the operation is called by means a thing that is said, in whichever language. */
  isNamed: boolean;
}

const maxCandidates = 40;

/** The operations that the person's own words may mean, best first. */
export function rank(text: string, open: OpenOperations): Ranked[] {
  const said = wordsOf(text);
  const wording = wordingOf(text);
  return candidates(said, open)
    .map((entry) => {
      const found = evidence(said, wording, entry, open);
      return {
        operation: entry.operation,
        score: scoreOf(found),
        covered: found.allCovered,
        isNamed: meaningsIn(said).some((it) => entry.name.terms.has(it) || entry.summary.terms.has(it)),
      };
    })
    .sort((a, b) => b.score - a.score);
}

const meaningsIn = ({ terms }: Words): string[] => [...terms.keys()].filter((term) => term.startsWith("~"));

export function candidates(said: Words, { index, isOpen, rarity }: OpenOperations): IndexedOperation[] {
  const sums = new Float64Array(index.operations.length);
  for (const [term, weight] of said.terms) {
    const gain = weight * rarity(term);
    for (const at of index.postings.get(term) ?? []) sums[at] = (sums[at] ?? 0) + gain;
  }
  return best(sums, isOpen)
    .flatMap((at) => index.operations[at] ?? [])
    .filter(({ subject }) => [...said.terms.keys()].some((term) => subject.has(term)));
}

/** The positions with the highest sums, highest first; of equals the first. */
function best(sums: Float64Array, isOpen: OpenOperations["isOpen"]): number[] {
  const chosen: number[] = [];
  const sumAt = (at: number | undefined) => (at === undefined ? 0 : (sums[at] ?? 0));
  for (let at = 0; at < sums.length; at++) {
    const isFull = chosen.length === maxCandidates;
    if (sumAt(at) <= (isFull ? sumAt(chosen.at(-1)) : 0) || !isOpen(at)) continue;
    const place = chosen.findIndex((other) => sumAt(other) < sumAt(at));
    chosen.splice(place < 0 ? chosen.length : place, 0, at);
    if (isFull) chosen.pop();
  }
  return chosen;
}

type Evidence = ReturnType<typeof evidence>;

export function evidence(
  said: Words,
  wording: ReadonlySet<string>,
  entry: IndexedOperation,
  open: OpenOperations,
) {
  const weigh = (words: Words, within?: (term: string) => boolean, by?: ReadonlyMap<string, number>) => {
    let sum = 0;
    for (const [term, weight] of words.terms)
      if (!within || within(term)) sum += weight * open.rarity(term) * (by ? (by.get(term) ?? 0) : 1);
    return sum;
  };
  const inSaid = (term: string) => said.terms.has(term);
  const total = weigh(said) || 1;
  const share = (words: Words) => weigh(words, inSaid) / (weigh(words) || 1);
  const covered = (words: Words) => weigh(said, (term) => words.terms.has(term)) / total;
  const alike = entry.examples.map((example) => overlap(said, example, open)).sort((a, b) => b - a);
  const absolute = weigh(said, (term) => entry.summary.terms.has(term) || entry.name.terms.has(term));
  const acts = entry.name.actions.size > 0 ? entry.name.actions : entry.summary.actions;
  const shared = [...said.actions].some((it) => acts.has(it) || entry.summary.actions.has(it));
  return {
    nameShare: share(entry.name),
    nameCovered: covered(entry.name),
    summaryShare: share(entry.summary),
    summaryCovered: covered(entry.summary),
    parametersCovered: covered(entry.parameters),
    allCovered: weigh(said, (term) => entry.terms.has(term)) / total,
    hits: absolute / (absolute + 1.5),
    likeExample: alike[0] ?? 0,
    likeSecondExample: alike[1] ?? 0,
    hasExamples: entry.examples.length > 0 ? 1 : 0,
    sameAction: shared ? 1 : 0,
    otherAction: !shared && acts.size > 0 && said.actions.size > 0 ? 1 : 0,
    fewWords: 1 / (1 + total),
    coveredByExamples: entry.examples.length > 0 ? weigh(said, (term) => entry.terms.has(term)) / total : 0,
    hitsSquare: (absolute / (absolute + 1.5)) ** 2,
    likeWording: Math.max(0, ...entry.wordings.map((it) => wordingOverlap(wording, it, open))),
    inExamples: weigh(said, undefined, entry.common) / total,
  };
}

function overlap(a: Words, b: Words, open: OpenOperations): number {
  let both = 0;
  let sizeA = 0;
  let sizeB = 0;
  for (const [term, weight] of a.terms) {
    const w = weight * open.rarity(term);
    sizeA += w * w;
    const other = b.terms.get(term);
    if (other !== undefined) both += w * other * open.rarity(term);
  }
  for (const [term, weight] of b.terms) sizeB += (weight * open.rarity(term)) ** 2;
  return both === 0 ? 0 : both / Math.sqrt(sizeA * sizeB);
}

function wordingOverlap(a: ReadonlySet<string>, b: ReadonlySet<string>, open: OpenOperations): number {
  let both = 0;
  let size = 0;
  for (const it of a) {
    const value = open.wordingRarity(it) ** 2;
    size += value;
    if (b.has(it)) both += value;
  }
  let other = 0;
  for (const it of b) other += open.wordingRarity(it) ** 2;
  return both === 0 ? 0 : both / Math.sqrt(size * other);
}

/**
 * Fitted on public utterances in both languages with `bench/planner-fit.ts`: a choice among the operations on offer
 * and calling none. What a weight says alone means little, since the evidence overlaps.
 */
const weights: Evidence = {
  nameShare: 1.57,
  nameCovered: -0.54,
  summaryShare: 0.94,
  summaryCovered: -0.05,
  parametersCovered: 1.15,
  allCovered: 3.48,
  hits: 1.94,
  likeExample: 1.25,
  likeSecondExample: 0.64,
  hasExamples: -1.13,
  sameAction: 0.5,
  otherAction: -0.62,
  fewWords: -1.09,
  coveredByExamples: 1.38,
  hitsSquare: 2.19,
  likeWording: 2.81,
  inExamples: 0.31,
};
const BAR = 2.86;

const names = Object.keys(weights).filter((name): name is keyof Evidence => name in weights);

function scoreOf(found: Evidence): number {
  return names.reduce((sum, name) => sum + weights[name] * found[name], -BAR);
}
