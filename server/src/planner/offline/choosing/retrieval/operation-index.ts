import { setImmediate } from "node:timers/promises";
import type { PlannerOperation } from "../../../planner.ts";
import { comparable } from "../../../words/comparing.ts";
import { splitName, type Words, wordingOf, wordsOf } from "../../../words/words.ts";

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
  /** Positions of those that a keyword opens, and of those that stand open without one. */
  openedBy: Map<string, number[]>;
  alwaysOpen: number[];
  /** Whether any takes a person by name. */
  takesPerson: boolean;
  /** The same by wording. */
  wordings: Map<string, number[]>;
}

const emptyIndex = (): OperationIndex => ({
  operations: [],
  postings: new Map(),
  openedBy: new Map(),
  alwaysOpen: [],
  takesPerson: false,
  wordings: new Map(),
});

function addTo(index: OperationIndex, operation: PlannerOperation): void {
  const entry = indexOperation(operation);
  const at = index.operations.push(entry) - 1;
  const keywords = new Set(operation.keywords.map(comparable).filter((keyword) => keyword !== ""));
  place(at, entry.terms, index.postings);
  place(at, new Set(entry.wordings.flatMap((it) => [...it])), index.wordings);
  place(at, keywords, index.openedBy);
  if (operation.keywords.length === 0) index.alwaysOpen.push(at);
  index.takesPerson ||= operation.parameters.some(({ entity }) => entity?.category === "name");
}

function place(at: number, keys: ReadonlySet<string>, positions: Map<string, number[]>): void {
  for (const key of keys) {
    const known = positions.get(key);
    if (known) known.push(at);
    else positions.set(key, [at]);
  }
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

const byArray = new WeakMap<readonly PlannerOperation[], OperationIndex>();

/** The index of these operations, built once for the same array. */
export function indexOf(operations: readonly PlannerOperation[]): OperationIndex {
  const known = byArray.get(operations);
  if (known !== undefined) return known;
  const index = emptyIndex();
  for (const operation of operations) addTo(index, operation);
  return keep(operations, index);
}

const maxSliceMs = 10;

/** Builds the index beforehand, a little at a time: thousands of operations must not hold up everybody else. */
export async function prepareIndex(
  operations: readonly PlannerOperation[],
  signal: AbortSignal,
): Promise<OperationIndex> {
  return byArray.get(operations) ?? keep(operations, await indexInSlices(operations, signal));
}

async function indexInSlices(
  operations: readonly PlannerOperation[],
  signal: AbortSignal,
): Promise<OperationIndex> {
  const index = emptyIndex();
  let since = Number.NEGATIVE_INFINITY;
  for (const operation of operations) {
    if (performance.now() - since > maxSliceMs) {
      await setImmediate();
      signal.throwIfAborted();
      since = performance.now();
    }
    addTo(index, operation);
  }
  return index;
}

function keep(operations: readonly PlannerOperation[], index: OperationIndex): OperationIndex {
  byArray.set(operations, index);
  return index;
}
