import type { PlannerOperation } from "../planner.ts";
import { type Filled, fillArguments, type Moment } from "./arguments.ts";
import { type Ranked, rank } from "./ranking.ts";
import { piecesOf } from "./requests.ts";

export interface IntendedStep extends Filled {
  operation: PlannerOperation;
  /** The part of the person's words that asks for this. */
  words: string;
}

/** A part of a message counts as a request of its own only when it is this clear by itself. */
const CLEAR = 1;
const STEPS = 5;

/** The operations that the person's words ask for, in the order of the words, each once. */
export async function understand(
  text: string,
  operations: readonly PlannerOperation[],
  moment: Moment,
): Promise<IntendedStep[]> {
  return Promise.all(
    intended(text, operations).map(async ({ operation, words }) => ({
      operation,
      words,
      ...(await fillArguments(words, operation, moment)),
    })),
  );
}

interface Intention {
  operation: PlannerOperation;
  words: string;
}

export function intended(text: string, operations: readonly PlannerOperation[]): Intention[] {
  const whole = accepted(rank(text, operations));
  const parts = partsOf(text, operations);
  if (parts.length > 1) return parts.slice(0, STEPS);
  return whole ? [{ operation: whole.operation, words: text }] : [];
}

const accepted = (ranked: readonly Ranked[], bar = 0): Ranked | undefined =>
  ranked[0] && ranked[0].score > bar ? ranked[0] : undefined;

function partsOf(text: string, operations: readonly PlannerOperation[]): Intention[] {
  const pieces = piecesOf(text);
  if (pieces.length < 2) return [];
  const parts: Intention[] = [];
  for (const piece of pieces) {
    const meant = accepted(rank(piece, operations), CLEAR)?.operation;
    const known = parts.find((part) => part.operation === meant);
    const open = known ?? (meant ? undefined : parts.at(-1));
    if (open) open.words += `, ${piece}`;
    else if (meant) parts.push({ operation: meant, words: piece });
  }
  return parts;
}
