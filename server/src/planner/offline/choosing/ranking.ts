import type { PlannerOperation } from "../../planner.ts";
import { type Words, wordingOf, wordsOf } from "../../words/words.ts";
import { type IndexedOperation, indexOf, type OperationIndex } from "./operation-index.ts";

export interface Ranked {
  operation: PlannerOperation;
  /** Above zero: meant. Below: the request is about something else. */
  score: number;
}

const maxCandidates = 40;

/** The operations that the person's own words may mean, best first. */
export function rank(text: string, operations: readonly PlannerOperation[]): Ranked[] {
  const index = indexOf(operations);
  const said = wordsOf(text);
  const wording = wordingOf(text);
  return candidates(said, index)
    .map((entry) => ({ operation: entry.operation, score: scoreOf(evidence(said, wording, entry, index)) }))
    .sort((a, b) => b.score - a.score);
}

export function candidates(said: Words, index: OperationIndex): IndexedOperation[] {
  const sums = new Map<number, number>();
  for (const [term, weight] of said.terms) {
    const gain = weight * index.rarity(term);
    for (const at of index.postings.get(term) ?? []) sums.set(at, (sums.get(at) ?? 0) + gain);
  }
  return [...sums]
    .sort((a, b) => b[1] - a[1])
    .slice(0, maxCandidates)
    .flatMap(([at]) => index.operations[at] ?? [])
    .filter(({ subject }) => [...said.terms.keys()].some((term) => subject.has(term)));
}

type Evidence = ReturnType<typeof evidence>;

export function evidence(
  said: Words,
  wording: ReadonlySet<string>,
  entry: IndexedOperation,
  index: OperationIndex,
) {
  const weigh = (words: Words, within?: (term: string) => boolean, by?: ReadonlyMap<string, number>) => {
    let sum = 0;
    for (const [term, weight] of words.terms)
      if (!within || within(term)) sum += weight * index.rarity(term) * (by ? (by.get(term) ?? 0) : 1);
    return sum;
  };
  const inSaid = (term: string) => said.terms.has(term);
  const total = weigh(said) || 1;
  const share = (words: Words) => weigh(words, inSaid) / (weigh(words) || 1);
  const covered = (words: Words) => weigh(said, (term) => words.terms.has(term)) / total;
  const alike = entry.examples.map((example) => overlap(said, example, index)).sort((a, b) => b - a);
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
    likeWording: Math.max(0, ...entry.wordings.map((it) => wordingOverlap(wording, it, index))),
    inExamples: weigh(said, undefined, entry.common) / total,
  };
}

function overlap(a: Words, b: Words, index: OperationIndex): number {
  let both = 0;
  let sizeA = 0;
  let sizeB = 0;
  for (const [term, weight] of a.terms) {
    const w = weight * index.rarity(term);
    sizeA += w * w;
    const other = b.terms.get(term);
    if (other !== undefined) both += w * other * index.rarity(term);
  }
  for (const [term, weight] of b.terms) sizeB += (weight * index.rarity(term)) ** 2;
  return both === 0 ? 0 : both / Math.sqrt(sizeA * sizeB);
}

function wordingOverlap(a: ReadonlySet<string>, b: ReadonlySet<string>, index: OperationIndex): number {
  let both = 0;
  let size = 0;
  for (const it of a) {
    const value = index.wordingRarity(it) ** 2;
    size += value;
    if (b.has(it)) both += value;
  }
  let other = 0;
  for (const it of b) other += index.wordingRarity(it) ** 2;
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
