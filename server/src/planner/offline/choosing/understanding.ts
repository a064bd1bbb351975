import type { MissingParameter, PlannerOperation } from "../../planner.ts";
import { type Filled, fillArguments, fillMissing } from "../values/arguments.ts";
import type { Moment } from "../values/dates.ts";
import { withoutPeople } from "../values/people.ts";
import { type Ranked, rank } from "./ranking.ts";
import { piecesOf } from "./requests.ts";

export interface IntendedStep extends Filled {
  operation: PlannerOperation;
}

/**
 * A part of a message is a request of its own only when it is this clear by itself, this much clearer than for
 * the main request, and the whole message does not speak against it.
 */
const CLEAR = 0.5;
const CLEARER = 2.5;
const AGAINST = -0.5;
const maxSteps = 5;

/** `words`: those that ask for it, then what was said to them later. */
export async function stepFor(
  operation: PlannerOperation,
  words: readonly string[],
  moment: Moment,
): Promise<IntendedStep> {
  return { operation, ...(await fillArguments(words, operation, moment)) };
}

/** Goes on with what was filled when the person was asked for the rest. */
export async function stepFrom(
  operation: PlannerOperation,
  said: { filled: Record<string, unknown>; asked: readonly MissingParameter[]; reply: string },
  moment: Moment,
): Promise<IntendedStep> {
  return { operation, ...(await fillMissing(said, operation, moment)) };
}

/** An operation that is meant, and the part of the person's words that asks for it. */
export interface Intention {
  operation: PlannerOperation;
  words: string;
}

/** The operations that the person's words ask for, in the order of the words, each once. */
export function intended(text: string, operations: readonly PlannerOperation[]): Intention[] {
  const ranked = rankWords(text, operations);
  const main = ranked[0] && ranked[0].score > 0 ? ranked[0].operation : undefined;
  const parts = partsOf(text, operations, ranked);
  if (parts.length > 1) return parts.slice(0, maxSteps);
  return main ? [{ operation: main, words: text }] : [];
}

/** Where an operation takes a person, who is named does not say which operation is meant. */
function rankWords(text: string, operations: readonly PlannerOperation[]): Ranked[] {
  const takesPerson = operations.some(({ parameters }) =>
    parameters.some(({ entity }) => entity?.category === "name"),
  );
  return rank(takesPerson ? withoutPeople(text) : text, operations);
}

/** Pieces that ask for something else than what came before; the others add to the request they follow. */
function partsOf(
  text: string,
  operations: readonly PlannerOperation[],
  whole: readonly Ranked[],
): Intention[] {
  const pieces = piecesOf(text);
  const main = whole[0]?.operation;
  if (pieces.length < 2 || !main) return [];
  const parts: Intention[] = [];
  for (const piece of pieces) {
    const meant = clearlyMeant(rankWords(piece, operations), main, whole);
    const open = parts.find((part) => part.operation === meant) ?? (meant ? undefined : parts.at(-1));
    if (open) open.words += `, ${piece}`;
    else if (meant) parts.push({ operation: meant, words: piece });
  }
  return parts.some((part) => part.operation === main) ? parts : [];
}

function clearlyMeant(
  ranked: readonly Ranked[],
  main: PlannerOperation,
  whole: readonly Ranked[],
): PlannerOperation | undefined {
  const [best] = ranked;
  if (!best || best.score < CLEAR) return undefined;
  if (best.operation === main) return main;
  const asMain = ranked.find((it) => it.operation === main)?.score ?? Number.NEGATIVE_INFINITY;
  const onWhole = whole.find((it) => it.operation === best.operation)?.score ?? Number.NEGATIVE_INFINITY;
  return best.score - asMain >= CLEARER && onWhole >= AGAINST ? best.operation : undefined;
}
