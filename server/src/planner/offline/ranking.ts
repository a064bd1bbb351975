import type { PlannerOperation } from "../planner.ts";
import { type IndexedOperation, indexOf, type OperationIndex } from "./operation-index.ts";
import { normalise, type Words, wordsOf } from "./words.ts";

export interface Ranked {
  operation: PlannerOperation;
  /** Above zero: meant. Below: the request is about something else. */
  score: number;
}

const CANDIDATES = 40;

/** The operations that the person's own words may mean, best first. */
export function rank(text: string, operations: readonly PlannerOperation[]): Ranked[] {
  const index = indexOf(operations);
  const said = wordsOf(text);
  const plain = normalise(text);
  return candidates(said, index)
    .filter(({ operation }) => passesKeywords(plain, operation.keywords))
    .map((entry) => ({ operation: entry.operation, score: scoreOf(evidence(said, entry, index)) }))
    .sort((a, b) => b.score - a.score);
}

/** Keywords only ever close the door; they never make an operation more likely. */
export function passesKeywords(plainText: string, keywords: readonly string[]): boolean {
  return (
    keywords.length === 0 ||
    keywords.some((keyword) => keyword !== "" && plainText.includes(normalise(keyword)))
  );
}

function candidates(said: Words, index: OperationIndex): IndexedOperation[] {
  const sums = new Map<number, number>();
  for (const [term, weight] of said.terms) {
    const gain = weight * index.rarity(term);
    for (const at of index.postings.get(term) ?? []) sums.set(at, (sums.get(at) ?? 0) + gain);
  }
  return [...sums]
    .sort((a, b) => b[1] - a[1])
    .slice(0, CANDIDATES)
    .flatMap(([at]) => index.operations[at] ?? []);
}

export type Evidence = ReturnType<typeof evidence>;

export function evidence(said: Words, entry: IndexedOperation, index: OperationIndex) {
  const weigh = (words: Words, within?: (term: string) => boolean) => {
    let sum = 0;
    for (const [term, weight] of words.terms) if (!within || within(term)) sum += weight * index.rarity(term);
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
    descriptionShare: share(entry.description),
    descriptionCovered: covered(entry.description),
    parametersCovered: covered(entry.parameters),
    allCovered: weigh(said, (term) => entry.terms.has(term)) / total,
    hits: absolute / (absolute + 1.5),
    likeExample: alike[0] ?? 0,
    likeSecondExample: alike[1] ?? 0,
    hasExamples: entry.examples.length > 0 ? 1 : 0,
    sameAction: shared ? 1 : 0,
    otherAction: !shared && acts.size > 0 && said.actions.size > 0 ? 1 : 0,
    fewWords: 1 / (1 + total),
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

const weights: Evidence = {
  nameShare: 1.37,
  nameCovered: -0.57,
  summaryShare: 1.55,
  summaryCovered: 0.27,
  descriptionShare: 0.3,
  descriptionCovered: 0.5,
  parametersCovered: 0.96,
  allCovered: 4.39,
  hits: 2.49,
  likeExample: 1.91,
  likeSecondExample: 1.03,
  hasExamples: -1.09,
  sameAction: 0.54,
  otherAction: -0.71,
  fewWords: -1.13,
};
const BAR = 2.63;

const names = Object.keys(weights).filter((name): name is keyof Evidence => name in weights);

function scoreOf(found: Evidence): number {
  return names.reduce((sum, name) => sum + weights[name] * found[name], -BAR);
}
