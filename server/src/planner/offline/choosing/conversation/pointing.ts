import type { PlannerInput, PlannerOperation, PlannerParameter } from "../../../planner.ts";
import { findValues } from "../../values/finding.ts";
import { mentionsIn } from "../../values/mentions/mentions.ts";
import { isKind } from "../../values/slots/slot-kinds.ts";
import { slotsOf } from "../../values/slots/slots.ts";
import { type IntendedStep, type Intention, stepFrom } from "../meaning/understanding.ts";
import { actAsked, actOf } from "../speech/acts.ts";
import { earlierCalls, type LastCall } from "./earlier.ts";
import { pointsBack, referenceTo, thingMeant, valueAt } from "./references.ts";

/** "第二条做完了" after a list of to-dos: the operation beside the one that listed them which does what is asked. */
export function meantByPointing(text: string, input: PlannerInput): Intention | undefined {
  const act = actAsked(text);
  if (act === undefined) return undefined;
  const calls = earlierCalls(input);
  for (const {
    operation: { skillId },
  } of calls) {
    const there = input.operations.filter((it) => it.skillId === skillId && actOf(it) === act);
    const operation = there.find((it) => takesThing(text, it, calls));
    if (operation !== undefined) return { operation, words: text };
  }
  return undefined;
}

const takesThing = (text: string, operation: PlannerOperation, calls: readonly LastCall[]): boolean =>
  operation.parameters.some(
    ({ name, required }) => required && thingMeant(text, ofSkill(calls, operation), name) !== undefined,
  );

const ofSkill = (calls: readonly LastCall[], { skillId }: PlannerOperation): LastCall[] =>
  calls.filter(({ operation }) => operation.skillId === skillId);

/**
 * Fills what the words point at: from what the same skill answered, as a reference that the platform resolves, and what
 * was said when that was looked for, such as the time for which rooms were free.
 */
export async function pointedAt(
  step: IntendedStep,
  text: string,
  input: PlannerInput,
): Promise<IntendedStep> {
  const { operation } = step;
  const calls = ofSkill(earlierCalls(input), operation);
  const open = operation.parameters.filter((it) => it.required && !isSaid(step, it, text));
  const placed = open.flatMap((parameter) => {
    const thing = thingMeant(text, calls, parameter.name);
    const reference = thing && referenceTo(thing, parameter);
    return reference === undefined ? [] : [[parameter.key, reference] as const];
  });
  const filled = { ...step.said, ...Object.fromEntries(placed) };
  const carried =
    placed.length > 0 || pointsBack(text) || isNamed(step, text, calls)
      ? carriedOver(operation, filled, calls)
      : undefined;
  if (placed.length === 0 && carried === undefined) return step;
  const { values = {}, ownWords = true } = carried ?? {};
  const whole = await stepFrom(operation, { filled: { ...values, ...filled }, asked: [], reply: "" }, input);
  return { ...whole, isOthers: placed.length > 0 || !ownWords };
}

/** A value of its own in these words, and not words that point: "the first one" is no name. */
function isSaid({ said, missing }: IntendedStep, { key, schema }: PlannerParameter, text: string): boolean {
  if (missing.some((it) => it.key === key)) return false;
  const value = said[key];
  if (typeof value !== "string" || !pointsBack(text)) return Object.hasOwn(said, key);
  return (
    Array.isArray(schema.enum) ||
    schema.type !== "string" ||
    isMention(value, text) ||
    /\d{4}-\d\d/.test(value)
  );
}

const isMention = (value: string, text: string): boolean =>
  mentionsIn(text).some(
    ({ kind, text: said, start }) =>
      said === value && (["code", "quoted", "address"].includes(kind) || (kind === "proper" && start > 0)),
  );

/** "订 Cedar": what was said is one of the things that were found. */
const isNamed = ({ operation, said }: IntendedStep, text: string, calls: readonly LastCall[]): boolean =>
  operation.parameters.some((parameter) => {
    const thing = Object.hasOwn(said, parameter.key) && thingMeant(text, calls, parameter.name);
    const value = thing === undefined || thing === false ? "" : String(valueAt(thing, parameter) ?? "");
    return value !== "" && String(said[parameter.key]).includes(value);
  });

function carriedOver(
  { parameters, operationId }: PlannerOperation,
  filled: Record<string, unknown>,
  calls: readonly LastCall[],
): { values: Record<string, unknown>; ownWords: boolean } | undefined {
  const [latest] = calls.filter(({ operation }) => operation.operationId !== operationId);
  if (latest === undefined) return undefined;
  const { call, operation } = latest;
  const open = parameters.filter(({ key, required }) => required && !Object.hasOwn(filled, key));
  const shared = open.flatMap(({ key, name }) => {
    const its = operation.parameters.find((it) => it.name === name && Object.hasOwn(call.arguments, it.key));
    return its === undefined ? [] : [[key, call.arguments[its.key]] as const];
  });
  return shared.length === 0 ? undefined : { values: Object.fromEntries(shared), ownWords: call.ownWords };
}

const thereIn = /\bthere\b(?! (?:is|are|was|were|any))|那里|那边|那儿|当地|那个地方|这里|这边/i;

/** "the weather there": the place that the person spoke of before. */
export async function placedThere(
  step: IntendedStep,
  text: string,
  { input, before }: { input: PlannerInput; before: readonly string[] },
): Promise<IntendedStep> {
  const { operation } = step;
  if (!thereIn.test(text)) return step;
  const [slot] = slotsOf(operation).filter(
    (it) => it.required && it.type === "string" && isKind(it, "place"),
  );
  const [key] = slot?.path ?? [];
  if (slot === undefined || typeof key !== "string" || isPlace(step.said[key])) return step;
  for (const words of before) {
    const [found] = await findValues(words, [slot], { operation, moment: input, isReply: false });
    if (found === undefined || !isPlace(found.value)) continue;
    const filled = { ...step.said, [key]: found.value };
    return stepFrom(operation, { filled, asked: [], reply: "" }, input);
  }
  return step;
}

const isPlace = (value: unknown): boolean =>
  typeof value === "string" &&
  /^(?:\p{Lu}[\p{L}'’ .-]*|\p{Script=Han}{2,6})$/u.test(value) &&
  !thereIn.test(value);
