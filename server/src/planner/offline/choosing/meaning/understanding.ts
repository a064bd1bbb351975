import type { MissingParameter, PlannerOperation } from "../../../planner.ts";
import type { Veto } from "../../../why.ts";
import { wordsOf } from "../../../words/words.ts";
import { type Filled, fillArguments, fillMissing } from "../../values/arguments.ts";
import { withoutPeople } from "../../values/kinds/people.ts";
import type { Moment } from "../../values/mentions/dates.ts";
import { mentionsIn } from "../../values/mentions/mentions.ts";
import { blank } from "../../values/slots/nearness.ts";
import type { OpenOperations } from "../retrieval/keywords.ts";
import { type Ranked, rank } from "../retrieval/ranking.ts";
import {
  actAsked,
  actOf,
  asksSomething,
  commandIn,
  goesAgainst,
  isForOtherThing,
  suits,
} from "../speech/acts.ts";
import { repeatsIn } from "../speech/repeats.ts";
import { piecesOf } from "../speech/requests.ts";
import { isSure } from "./sureness.ts";

export interface IntendedStep extends Filled {
  operation: PlannerOperation;
  /** Something of it was answered by a skill, or was planned by another planner: it is not the person's own words alone. */
  isOthers?: boolean;
}

/**
 * A part of a message is a request of its own only when it is this clear by itself, this much clearer than for
 * the main request, and the whole message does not speak against it.
 */
const CLEAR = 0.5;
const CLEARER = 2.5;
const AGAINST = -0.5;
const maxSteps = 5;
/** Beside a value, a piece that asks for nothing has no more words than these. */
const MOST_WORDS = 6;

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
  /** It and what else may be meant, where that is not sure: the person is asked which. */
  perhaps?: PlannerOperation[];
}

/**
 * The operations that the person's words ask for, in the order of the words, each as often as it is; none that `isOut`, and none
 * that does something else than is asked.
 */
export function intended(
  text: string,
  operations: OpenOperations,
  isOut: (operation: PlannerOperation) => boolean = () => false,
): Intention[] {
  const ranked = rankWords(text, operations, isOut);
  const main = ranked[0] && ranked[0].score > 0 ? ranked[0].operation : undefined;
  const parts = partsOf(text, ranked, (piece) => rankWords(piece, operations, isOut));
  if (parts.length > 1) return parts.slice(0, maxSteps);
  if (main === undefined) return [];
  const repeats = repeatsIn(text, main).filter((words) => isStill(main, rankWords(words, operations, isOut)));
  if (repeats.length > 1) return repeats.slice(0, maxSteps).map((words) => ({ operation: main, words }));
  return [{ operation: main, words: text, ...(!isSure(ranked) && { perhaps: bestOf(ranked) }) }];
}

const isStill = (main: PlannerOperation, [best]: readonly Ranked[]): boolean =>
  best === undefined || best.operation === main || best.score < CLEAR;

/** What the words may mean, best first, and what speaks against it whatever its score. */
export interface Judged extends Ranked {
  veto?: Exclude<Veto, "negated">;
}

/** Where an operation takes a person, who is named does not say which operation is meant. */
export function judged(
  text: string,
  operations: OpenOperations,
  isOut: (operation: PlannerOperation) => boolean = () => false,
): Judged[] {
  const asked = plainlyAsked(text);
  return rank(operations.index.takesPerson ? withoutPeople(asked) : asked, operations).map((ranked) => {
    const { operation } = ranked;
    if (isOut(operation)) return { ...ranked, veto: "somebody_else" };
    if (goesAgainst(text, operation)) return { ...ranked, veto: "other_act" };
    return isForOtherThing(text, operation) ? { ...ranked, veto: "other_thing" } : ranked;
  });
}

export const rankWords = (
  text: string,
  operations: OpenOperations,
  isOut?: (operation: PlannerOperation) => boolean,
): Ranked[] =>
  byAct(
    text,
    judged(text, operations, isOut).filter(({ veto }) => veto === undefined),
  );

/** "冷不冷", "有没有", "能不能": asks as "冷吗", "有吗", "能吗" do. */
const plainlyAsked = (text: string): string => text.replace(/(\p{Script=Han})[不没]\1/gu, "$1");

/** As near as this, two operations of one skill are about the same. */
const NEAR = 1;

/** Of the best of one skill that are about the same, the one that does what is asked: to file a claim, or to list them. */
function byAct(text: string, ranked: readonly Ranked[]): Ranked[] {
  const [best] = ranked;
  if (best === undefined || suits(text, best.operation)) return [...ranked];
  const near = ranked.find(
    ({ operation, score }) =>
      operation.skillId === best.operation.skillId && best.score - score < NEAR && suits(text, operation),
  );
  if (near === undefined) return [...ranked];
  return [{ ...near, score: best.score }, ...ranked.filter(({ operation }) => operation !== near.operation)];
}

/** Not clear by itself, but nothing else is near, and it does what is asked. */
const UNCLEAR = -1.7;
const WANTED = -2;
const ASKED = -1.5;

/** What the person is taken to mean where nothing is clear: its card, or what it asks for, is the question. */
export function nearlyIntended(
  text: string,
  operations: OpenOperations,
  isOut: (operation: PlannerOperation) => boolean = () => false,
): Intention[] {
  const command = commandIn(text);
  const nearest = (words: string) => nearestOf(words, rankWords(words, operations, isOut));
  const operation = nearest(text) ?? (command === text ? undefined : nearest(command));
  return operation === undefined ? [] : [{ operation, words: text }];
}

/** The best of these where nothing else is near and it does what is asked. */
function nearestOf(text: string, [best, ...others]: readonly Ranked[]): PlannerOperation | undefined {
  if (best === undefined) return undefined;
  const { operation, score } = best;
  const isSuited = suits(text, operation);
  const next = others.find((it) => !isSuited || it.operation.skillId !== operation.skillId);
  const lead = score - (next?.score ?? Number.NEGATIVE_INFINITY);
  const act = actAsked(text);
  const isMeant =
    (act !== undefined && actOf(operation) === act && score > UNCLEAR && lead >= NEAR) ||
    (isSuited && act === undefined && actOf(operation) === "create" && score > WANTED && lead >= NEAR / 2) ||
    (asksSomething(text) && takesValues(operation) && score > ASKED && lead >= NEAR);
  return isMeant ? operation : undefined;
}

const takesValues = ({ parameters }: PlannerOperation): boolean =>
  parameters.some(({ required }) => required);

/** As clear as this in its own piece, whatever all the words together speak for. */
const CLEAR_ALONE = 1;

/**
 * Pieces that ask for something each by themselves: two operations, or one twice where what is to be done is said again.
 * A piece that asks for nothing adds to the one before it.
 */
export function severalIntended(
  text: string,
  operations: OpenOperations,
  isOut: (operation: PlannerOperation) => boolean,
): Intention[] {
  const parts: Intention[] = [];
  for (const piece of piecesOf(text)) {
    const [best] = rankWords(piece, operations, isOut);
    const isClear = best !== undefined && best.score > (parts.length === 0 ? 0 : CLEAR_ALONE);
    const [near] = isClear
      ? [{ operation: best.operation, words: piece }]
      : nearlyIntended(piece, operations, isOut);
    const last = parts.at(-1);
    const isAgain = near !== undefined && near.operation === last?.operation && actAsked(piece) === undefined;
    if (near !== undefined && !isAgain) parts.push({ ...near });
    else if (last !== undefined) last.words += `, ${piece}`;
  }
  return parts.slice(0, maxSteps);
}

/** Nothing is clear, but one of these may be meant. */
const LIKELY = -1;
const maxLikely = 3;

/** The best few of an unclear request, best first. */
export function likely(text: string, operations: OpenOperations): PlannerOperation[] {
  const ranked = rankWords(text, operations);
  const isLikely = ranked[0] !== undefined && ranked[0].score > LIKELY;
  return isLikely ? bestOf(ranked) : [];
}

const bestOf = (ranked: readonly Ranked[]): PlannerOperation[] =>
  ranked.slice(0, maxLikely).map(({ operation }) => operation);

/** Pieces that ask for something else than what came before; the others add to the request they follow. */
function partsOf(
  text: string,
  whole: readonly Ranked[],
  rankPiece: (piece: string) => readonly Ranked[],
): Intention[] {
  const pieces = piecesOf(text);
  const main = whole[0]?.operation;
  if (pieces.length < 2 || !main) return [];
  const parts: Intention[] = [];
  for (const piece of pieces) {
    const meant = isOnlyValue(piece) ? undefined : clearlyMeant(rankPiece(piece), main, whole);
    const open = parts.find((part) => part.operation === meant) ?? (meant ? undefined : parts.at(-1));
    if (open) open.words += `, ${piece}`;
    else if (meant) parts.push({ operation: meant, words: piece });
  }
  return parts.some((part) => part.operation === main) ? parts : [];
}

/** "… and expenses of 40.7", "评分是4.5分以上": what is said of a request, and no request. */
function isOnlyValue(piece: string): boolean {
  const values = mentionsIn(piece).filter(({ kind }) => kind !== "proper");
  const rest = values.reduce(blank, piece);
  const words = rest.match(/\p{Script=Han}|[a-z'-]+/giu) ?? [];
  return values.length > 0 && words.length <= MOST_WORDS && wordsOf(rest).actions.size === 0;
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
