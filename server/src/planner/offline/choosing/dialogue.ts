import { type AskState, operationOf, type PlannerInput, type PlannerOperation } from "../../planner.ts";
import { ruleFor } from "../../rules/rules.ts";
import { textsOfPerson } from "../../telling/turn.ts";
import { earlierCalls } from "./conversation/earlier.ts";
import { aboutAnswer, repeated, withOtherValues } from "./conversation/going-on.ts";
import { meantByPointing, placedThere, pointedAt } from "./conversation/pointing.ts";
import { isOnlyTime } from "./conversation/replacing.ts";
import type { Understood } from "./conversation/understood.ts";
import { offered } from "./meaning/offered.ts";
import { forEachName } from "./meaning/twice.ts";
import {
  type IntendedStep,
  type Intention,
  intended,
  likely,
  nearlyIntended,
  severalIntended,
  stepFor,
  stepFrom,
} from "./meaning/understanding.ts";
import { type OpenOperations, openTo } from "./retrieval/keywords.ts";
import { prepareIndex } from "./retrieval/operation-index.ts";
import { anotherValue, leadOf, withLater } from "./speech/follow-up.ts";
import { withoutNegated } from "./speech/negation.ts";
import { smallTalk } from "./speech/small-talk.ts";
import { asksForOwn, isAboutOneself, isAboutPermissions, somebodyElse } from "./speech/whose.ts";

/** Characters of a message that are looked at: a pasted book has its request at the front. */
const maxCharacters = 2000;
/** How many of the person's messages are gone back over for what a short one goes on from. */
const maxBack = 4;

/** The current message, and those before it, latest first. */
interface Said {
  input: PlannerInput;
  request: string;
  before: readonly string[];
  signal: AbortSignal;
}

/** What the person asks for now, in the light of what was asked of them and of what they said before. */
export async function understand(input: PlannerInput, signal: AbortSignal): Promise<Understood> {
  const [whole = "", ...before] = textsOfPerson(input.transcript)
    .slice(-maxBack - 1)
    .toReversed()
    .map(clipped);
  const { chosen, operations } = input;
  if (chosen !== undefined) {
    const operation = operationOf(chosen, operations);
    return stepsOrNothing(operation === undefined ? [] : [await stepFor(operation, [whole], input)]);
  }
  if (isAboutPermissions(whole)) return { kind: "nothing" };
  const request = withoutNegated(whole);
  if (request === "") return { kind: "chat", chat: "dropped" };
  const said = { input, request, before, signal };
  return (await fromBefore(said)) ?? (await anew(said)) ?? { kind: "nothing" };
}

const clipped = (text: string): string => text.slice(0, maxCharacters);

const stepsOrNothing = (steps: IntendedStep[]): Understood =>
  steps.length > 0 ? { kind: "steps", steps } : { kind: "nothing" };

/** What is said by its form alone, whatever the operations are: it goes on from an earlier turn, or asks for nothing. */
async function fromBefore(said: Said): Promise<Understood | undefined> {
  const { input, request } = said;
  const chat = smallTalk(request);
  if (chat !== undefined && !(chat === "dropped" && pointsAtCall(request, input)))
    return { kind: "chat", chat };
  if (asksForOwn(request)) return ofThemselves(said);
  return input.pending === null ? repeated(request, input) : undefined;
}

/** "cancel that" right after something was booked is a request, and nothing else to be left. */
const pointsAtCall = (request: string, input: PlannerInput): boolean =>
  input.pending === null && meantByPointing(request, input) !== undefined;

/** What was asked about somebody else, or of themselves, before. */
async function lastAboutOneself({ input, before, signal }: Said): Promise<PlannerOperation | undefined> {
  const [latest] = earlierCalls(input);
  const [text = ""] = before;
  const [meant] = intended(text, await openedBy(text, input, signal));
  return [meant?.operation, latest?.operation].find((it) => it !== undefined && isAboutOneself(it));
}

async function ofThemselves(said: Said): Promise<Understood | undefined> {
  const operation = await lastAboutOneself(said);
  return operation && stepsOrNothing([await stepFor(operation, [said.request], said.input)]);
}

/** What the words ask for: a reply to what is open, other values for what was called last, or something new. */
async function anew(said: Said): Promise<Understood | undefined> {
  const { input, request, signal } = said;
  const { pending, operations } = input;
  const asking = pending === null ? undefined : operationOf(pending.about, operations);
  const open = await openedBy(request, input, signal, asking);
  const who = somebodyElse(request);
  const isOfOthers = (operation: PlannerOperation) => who !== undefined && isAboutOneself(operation);
  const meant = ofSkillsInUse(allMeant(request, open, isOfOthers), input);
  if (pending !== null && asking !== undefined && isReply(meant, asking)) {
    const steps = await goOn(pending, asking, said);
    if (steps !== undefined) return { kind: "steps", steps };
  }
  const steps = await newSteps(said, meant);
  const perhaps = perhapsMeant(meant, steps, input);
  if (perhaps.length > 0) return { kind: "choice", options: perhaps };
  if (steps.length > 0) return { kind: "steps", steps };
  const others = who === undefined ? undefined : await askedOfOthers(who, said, open);
  if (others !== undefined) return others;
  if (pending !== null && asking !== undefined)
    return {
      kind: "steps",
      steps: [await stepFrom(asking, { ...pending, asked: pending.missing, reply: "" }, input)],
    };
  const same = await sameAbout(said);
  if (same.length > 0) return { kind: "steps", steps: same };
  const options = [...likely(request, open), ...offered(request, operations)]
    .filter((it, at, all) => !isOfOthers(it) && all.indexOf(it) === at)
    .slice(0, 3);
  return aboutAnswer(request, input) ?? (options.length > 0 ? { kind: "choice", options } : undefined);
}

/**
 * What would be called at once, and may not be what is meant. What asks for something is a question already, and what
 * goes on with a skill that was just used is meant.
 */
function perhapsMeant(
  meant: readonly Intention[],
  steps: readonly IntendedStep[],
  input: PlannerInput,
): PlannerOperation[] {
  const [main, ...others] = meant;
  const [step, ...further] = steps;
  if (main === undefined || step === undefined || others.length + further.length > 0) return [];
  const isDirect = step.operation === main.operation && step.missing.length === 0;
  const isInUse = earlierCalls(input).some(({ operation }) => operation.skillId === main.operation.skillId);
  return isDirect && !isInUse ? (main.perhaps ?? []) : [];
}

/** Where two skills do what is called the same, the one that was just used does it. */
function ofSkillsInUse(meant: readonly Intention[], input: PlannerInput): Intention[] {
  const inUse = new Set(earlierCalls(input).map(({ operation }) => operation.skillId));
  return meant.map((intention) => {
    const { operation, words, perhaps = [] } = intention;
    const same = perhaps.find(({ skillId, summary }) => inUse.has(skillId) && summary === operation.summary);
    return same ? { operation: same, words } : intention;
  });
}

/** In the words as a whole, else in their pieces, else nearly. */
function allMeant(
  request: string,
  open: OpenOperations,
  isOut: (operation: PlannerOperation) => boolean,
): Intention[] {
  const clear = intended(request, open, isOut);
  if (clear.length > 1) return clear;
  const several = severalIntended(request, open, isOut);
  if (several.length > 1) return several;
  return clear.length > 0 ? clear : nearlyIntended(request, open, isOut);
}

/** The same words mean an operation about oneself, were they not of somebody else. */
async function askedOfOthers(who: string, said: Said, open: OpenOperations): Promise<Understood | undefined> {
  const { request } = said;
  const [meant] = intended(request, open);
  const short = leadOf(request);
  const operation =
    meant !== undefined && isAboutOneself(meant.operation)
      ? meant.operation
      : short.isMarked || short.rest.length < 24
        ? await lastAboutOneself(said)
        : undefined;
  return operation && { kind: "others", who, operation };
}

/** Other values first: time words alone never choose an operation. Then what is pointed at, then what ranking says. */
async function newSteps(said: Said, meant: readonly Intention[]): Promise<IntendedStep[]> {
  const { input, request } = said;
  const [main, ...others] = meant;
  const direct = (await Promise.all(meant.map((it) => finished(it, said)))).flat();
  const isWhole = direct.length > 0 && direct.every(({ missing }) => missing.length === 0);
  const isSame = main !== undefined && others.length === 0;
  if (main === undefined || isSame) {
    const { isMarked, isMore } = leadOf(request);
    const replaced =
      isWhole && (!isMarked || isMore) && !(await isTimeAlone(said))
        ? undefined
        : await withOtherValues(request, input, main?.operation);
    if (replaced !== undefined) return replaced;
  }
  const pointed = isWhole ? undefined : meantByPointing(request, input);
  return pointed === undefined || direct.some((it) => it.operation === pointed.operation)
    ? direct
    : finished(pointed, said);
}

/** Nothing of what ranking found stands in the words but times. */
const isTimeAlone = ({ request, input }: Said): Promise<boolean> => isOnlyTime(leadOf(request).rest, input);

async function finished({ operation, words }: Intention, { input, before }: Said): Promise<IntendedStep[]> {
  const step = await stepFor(operation, [words], input);
  const pointed = await pointedAt(step, words, input);
  return forEachName(await placedThere(pointed, words, { input, before }), words, input);
}

async function openedBy(
  text: string,
  { operations }: PlannerInput,
  signal: AbortSignal,
  asking?: PlannerOperation,
): Promise<OpenOperations> {
  return openTo(text, await prepareIndex(operations, signal), asking);
}

/** Words after a question may reply to it unless they ask for something else. */
const isReply = (meant: readonly Intention[], asking: PlannerOperation): boolean =>
  meant.length === 0 || meant.some(({ operation }) => operation === asking);

/**
 * The question that was open, with its reply; then what its request meant besides and still has to be asked for.
 * `undefined`: nothing in the words fits what was asked.
 */
async function goOn(
  { filled, missing: asked }: AskState,
  asking: PlannerOperation,
  { input, request, before, signal }: Said,
): Promise<IntendedStep[] | undefined> {
  const first = await stepFrom(asking, { filled, asked, reply: request }, input);
  if (Object.keys(first.said).length <= Object.keys(filled).length && first.missing.length >= asked.length)
    return undefined;
  for (const text of before) {
    const meant = await askedForBy(text, input, signal);
    const at = meant.findIndex(({ operation }) => operation === asking);
    if (at < 0) continue;
    const later = meant.slice(at + 1).map((it) => stepFor(it.operation, [it.words], input));
    return [first, ...(await Promise.all(later)).filter(({ missing }) => missing.length > 0)];
  }
  return [first];
}

/** "那上海呢？" after a question about Hangzhou that nothing was called for: the same question with another value. */
async function sameAbout({ input, request, before, signal }: Said): Promise<IntendedStep[]> {
  if (anotherValue(request) === undefined) return [];
  for (const [at, text] of before.entries()) {
    const [meant] = await askedForBy(text, input, signal);
    if (meant === undefined) continue;
    if (!meant.operation.parameters.some(({ required }) => required)) return [];
    const since = [request, ...before.slice(0, at)].toReversed().filter((it) => !smallTalk(it));
    return [await stepFor(meant.operation, withLater(meant.words, since), input)];
  }
  return [];
}

/** What an earlier message asked for by itself, or was made to ask for by a rule. */
async function askedForBy(text: string, input: PlannerInput, signal: AbortSignal): Promise<Intention[]> {
  const { rules, operations } = input;
  const rule = ruleFor(text, rules)?.then;
  const isOut = (operation: PlannerOperation) =>
    somebodyElse(text) !== undefined && isAboutOneself(operation);
  if (rule === undefined) return intended(text, await openedBy(text, input, signal), isOut);
  const operation = rule.kind === "run" ? operationOf(rule, operations) : undefined;
  return operation === undefined ? [] : [{ operation, words: text }];
}
