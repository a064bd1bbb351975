import { setImmediate } from "node:timers/promises";
import type { PlannerOperation } from "../../planner.ts";
import { splitName, type Words, wordingOf, wordsOf } from "../../words/words.ts";

/** What developers say of their skills is a claim: only the beginning counts, and each word of it once. */
const maxDescription = 400;
const maxSummary = 300;
const maxExampleLength = 300;
const maxExamples = 20;
const maxParameters = 50;

export interface IndexedOperation {
  operation: PlannerOperation;
  name: Words;
  summary: Words;
  description: Words;
  parameters: Words;
  examples: Words[];
  /** How the examples, or without any the summary, are worded. */
  wordings: Set<string>[];
  /** The share of examples that hold a term. */
  common: Map<string, number>;
  /** Everything above. */
  terms: Set<string>;
  /** Everything but the parameters: those alone do not make an operation meant. */
  subject: Set<string>;
}

export interface OperationIndex {
  operations: IndexedOperation[];
  /** Positions in `operations`, by term. */
  postings: Map<string, number[]>;
  /** How telling a term is among these operations, 0 to 1. */
  rarity: (term: string) => number;
  /** The same for wordings. */
  wordingRarity: (wording: string) => number;
}

function indexFrom(indexed: IndexedOperation[]): OperationIndex {
  const postings = new Map<string, number[]>();
  indexed.forEach(({ terms }, at) => {
    for (const term of terms) {
      const places = postings.get(term);
      if (places) places.push(at);
      else postings.set(term, [at]);
    }
  });
  const holders = new Map<string, number>();
  for (const { wordings } of indexed) {
    for (const wording of new Set(wordings.flatMap((it) => [...it]))) {
      holders.set(wording, (holders.get(wording) ?? 0) + 1);
    }
  }
  return {
    operations: indexed,
    postings,
    rarity: rarityAmong(indexed.length, (term) => postings.get(term)?.length ?? 1),
    wordingRarity: rarityAmong(indexed.length, (wording) => holders.get(wording) ?? 1),
  };
}

function rarityAmong(total: number, holders: (term: string) => number): (term: string) => number {
  const most = Math.log(1 + (total + 10) / 1.5);
  return (term) => Math.log(1 + (total + 10) / (holders(term) + 0.5)) / most;
}

function indexOperation(operation: PlannerOperation): IndexedOperation {
  const name = wordsOf(splitName(operation.operationId.slice(0, 120)));
  const summary = wordsOf(operation.summary.slice(0, maxSummary));
  const description = wordsOf(operation.description.slice(0, maxDescription));
  const parameters = wordsOf(
    operation.parameters
      .slice(0, maxParameters)
      .map((it) => `${splitName(it.name)} ${it.description.slice(0, 80)}`)
      .join(" "),
  );
  const inputs = operation.examples
    .slice(0, maxExamples)
    .map((example) => example.input.slice(0, maxExampleLength));
  const examples = inputs.map(wordsOf);
  const wordings = inputs.map(wordingOf);
  if (wordings.length === 0) wordings.push(wordingOf(operation.summary.slice(0, maxSummary)));
  const common = new Map<string, number>();
  for (const { terms } of examples) {
    for (const term of terms.keys()) common.set(term, (common.get(term) ?? 0) + 1 / examples.length);
  }
  const subject = new Set(
    [name, summary, description, ...examples].flatMap((words) => [...words.terms.keys()]),
  );
  const terms = new Set([...subject, ...parameters.terms.keys()]);
  return { operation, name, summary, description, parameters, examples, wordings, common, terms, subject };
}

const recent = new Map<string, OperationIndex>();
const byArray = new WeakMap<readonly PlannerOperation[], OperationIndex>();
const maxKept = 16;

/** The index of these operations, built once for the same array or the same content. */
export function indexOf(operations: readonly PlannerOperation[]): OperationIndex {
  const known = byArray.get(operations);
  if (known) return known;
  const key = JSON.stringify(operations);
  return keep(operations, key, recent.get(key) ?? indexFrom(operations.map(indexOperation)));
}

const maxSliceMs = 10;

/** Builds the index beforehand, a little at a time: thousands of operations must not hold up everybody else. */
export async function prepareIndex(
  operations: readonly PlannerOperation[],
  signal: AbortSignal,
): Promise<void> {
  if (byArray.has(operations)) return;
  const key = JSON.stringify(operations);
  keep(operations, key, recent.get(key) ?? indexFrom(await indexInSlices(operations, signal)));
}

async function indexInSlices(
  operations: readonly PlannerOperation[],
  signal: AbortSignal,
): Promise<IndexedOperation[]> {
  const indexed: IndexedOperation[] = [];
  let since = Number.NEGATIVE_INFINITY;
  for (const operation of operations) {
    if (performance.now() - since > maxSliceMs) {
      await setImmediate();
      signal.throwIfAborted();
      since = performance.now();
    }
    indexed.push(indexOperation(operation));
  }
  return indexed;
}

function keep(operations: readonly PlannerOperation[], key: string, index: OperationIndex): OperationIndex {
  recent.delete(key);
  recent.set(key, index);
  const [oldest] = recent.keys();
  if (recent.size > maxKept && oldest !== undefined) recent.delete(oldest);
  byArray.set(operations, index);
  return index;
}
