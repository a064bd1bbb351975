import { type AskState, operationOf, type PlannerInput, type PlannerOperation } from "../../planner.ts";
import { ruleFor } from "../../rules/rules.ts";
import { textsOfPerson } from "../../telling/turn.ts";
import { anotherValue, withLater } from "./follow-up.ts";
import { openTo } from "./keywords.ts";
import { prepareIndex } from "./operation-index.ts";
import { smallTalk } from "./small-talk.ts";
import { type IntendedStep, type Intention, intended, stepFor, stepFrom } from "./understanding.ts";

/** Characters of a message that are looked at: a pasted book has its request at the front. */
const maxCharacters = 2000;
/** How many of the person's messages are gone back over for what a short one goes on from. */
const maxBack = 4;

/** What the person asks for now, in the light of what was asked of them and of what they said before. */
export async function stepsOf(input: PlannerInput, signal: AbortSignal): Promise<IntendedStep[]> {
  const [request = "", ...before] = textsOfPerson(input.transcript)
    .slice(-maxBack - 1)
    .toReversed();
  const { pending, chosen, operations } = input;
  if (chosen !== undefined) {
    const operation = operationOf(chosen, operations);
    return operation === undefined ? [] : [await stepFor(operation, [clipped(request)], input)];
  }
  const asking = pending === null ? undefined : operationOf(pending.about, operations);
  const meant = await meantBy(request, openTo(request, operations, asking), signal);
  if (pending !== null && asking !== undefined && isReply(meant, asking))
    return smallTalk(request) ? [] : goOn(pending, asking, { input, request, before, signal });
  if (meant.length > 0) return Promise.all(meant.map((it) => stepFor(it.operation, [it.words], input)));
  return smallTalk(request) ? [] : sameAbout({ input, request, before, signal });
}

/** The current message, and those before it, latest first. */
interface Said {
  input: PlannerInput;
  request: string;
  before: readonly string[];
  signal: AbortSignal;
}

const clipped = (text: string): string => text.slice(0, maxCharacters);

async function meantBy(
  text: string,
  operations: readonly PlannerOperation[],
  signal: AbortSignal,
): Promise<Intention[]> {
  await prepareIndex(operations, signal);
  return intended(clipped(text), operations);
}

/** Words after a question reply to it unless they ask for something else. */
const isReply = (meant: readonly Intention[], asking: PlannerOperation): boolean =>
  meant.length === 0 || meant.some(({ operation }) => operation === asking);

/** The question that was open, with its reply; then what its request meant besides and still has to be asked for. */
async function goOn(
  { filled, missing: asked }: AskState,
  asking: PlannerOperation,
  { input, request, before, signal }: Said,
): Promise<IntendedStep[]> {
  const first = await stepFrom(asking, { filled, asked, reply: clipped(request) }, input);
  for (const text of before) {
    const meant = await askedForBy(text, input, signal);
    const at = meant.findIndex(({ operation }) => operation === asking);
    if (at < 0) continue;
    const later = meant.slice(at + 1).map((it) => stepFor(it.operation, [it.words], input));
    return [first, ...(await Promise.all(later)).filter(({ missing }) => missing.length > 0)];
  }
  return [first];
}

/** "那上海呢？" after a question about Hangzhou: the same question with another value. */
async function sameAbout({ input, request, before, signal }: Said): Promise<IntendedStep[]> {
  if (anotherValue(request) === undefined) return [];
  for (const [at, text] of before.entries()) {
    const [meant] = await askedForBy(text, input, signal);
    if (meant === undefined) continue;
    if (!meant.operation.parameters.some(({ required }) => required)) return [];
    const since = [request, ...before.slice(0, at)].toReversed().filter((it) => !smallTalk(it));
    return [await stepFor(meant.operation, withLater(meant.words, since.map(clipped)), input)];
  }
  return [];
}

/** What an earlier message asked for by itself, or was made to ask for by a rule. */
async function askedForBy(text: string, input: PlannerInput, signal: AbortSignal): Promise<Intention[]> {
  const { rules, operations } = input;
  const rule = ruleFor(text, rules)?.then;
  if (rule === undefined) return meantBy(text, openTo(text, operations), signal);
  const operation = rule.kind === "run" ? operationOf(rule, operations) : undefined;
  return operation === undefined ? [] : [{ operation, words: clipped(text) }];
}
