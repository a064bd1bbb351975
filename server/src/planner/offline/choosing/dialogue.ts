import type { PlannerOperation } from "../../planner.ts";
import type { Moment } from "../values/dates.ts";
import { openTo } from "./keywords.ts";
import { prepareIndex } from "./operation-index.ts";
import { smallTalk } from "./small-talk.ts";
import { anotherValue, type Turn } from "./turn.ts";
import { type IntendedStep, intended, stepFor, understand } from "./understanding.ts";

/** Characters of a message that are listened to: a pasted book has its request at the front. */
const HEARD = 2000;

/** What the person asks for now, in the light of what was said before; the first words may be a rule's already. */
export async function stepsOf(
  turn: Turn,
  operations: readonly PlannerOperation[],
  moment: Moment,
  forced?: PlannerOperation,
): Promise<IntendedStep[]> {
  let steps: IntendedStep[] = [];
  const heard: string[] = [];
  for (const text of [...turn.goesOnFrom, turn.request]) {
    const words = text.slice(0, HEARD);
    const isRuled = forced !== undefined && heard.length === 0;
    heard.push(text);
    steps = isRuled
      ? [await stepFor(forced, [words], moment)]
      : await hear(words, steps, openTo(heard, operations), moment);
  }
  return steps;
}

/** A reply completes what was waiting for it, unless it asks for something else. */
async function hear(
  text: string,
  before: readonly IntendedStep[],
  operations: readonly PlannerOperation[],
  moment: Moment,
): Promise<IntendedStep[]> {
  await prepareIndex(operations);
  const waiting = before.filter((step) => step.missing.length > 0);
  const asked = intended(text, operations).map((it) => it.operation);
  const isOther =
    asked.length > 0 && !asked.some((operation) => waiting.some((it) => it.operation === operation));
  if (isOther || before.length === 0) return understand(text, operations, moment);
  if (smallTalk(text) !== undefined) return [];
  const [first, ...later] = waiting;
  if (first) return [await stepFor(first.operation, [...first.words, text], moment), ...later];
  return sameAbout(text, before, moment);
}

/** "那上海呢？" after a question about Hangzhou: the same question with another value. */
async function sameAbout(
  text: string,
  [step]: readonly IntendedStep[],
  moment: Moment,
): Promise<IntendedStep[]> {
  const value = anotherValue(text);
  const takesValue = step?.operation.parameters.some((it) => it.required);
  return step && takesValue && value !== undefined
    ? [await stepFor(step.operation, [value, ...step.words], moment)]
    : [];
}
