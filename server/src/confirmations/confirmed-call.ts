import {
  type ArgumentProblem,
  type PreparedRequest,
  prepareRequest,
  withOtherMembers,
} from "../invocation/index.ts";
import { AppError } from "../platform/errors.ts";
import { digitsOf, isMembers, isNumber } from "../platform/exact/index.ts";
import type { CallToConfirm, LockedConfirmation } from "./store.ts";

/** What the call is to send, and nothing else. */
export interface Confirmed {
  arguments: Record<string, unknown>;
  digest: string;
}

/**
 * What a person's word makes of the card: the values as edited, or as shown, if they can be sent to the letter.
 * Errors: 400 `invalid_arguments` with each value's problem.
 */
export function confirmedCall(
  { call }: Pick<LockedConfirmation, "call">,
  edited: Record<string, unknown> | undefined,
  locale: "zh" | "en",
): Confirmed {
  const values = edited ?? valuesShown(call);
  const problems = [...unchosen(call, values), ...notLookedUp(call, values), ...notTaken(call, values)];
  if (problems.length > 0) throw refusedArguments(problems, locale);
  const prepared = prepareRequest(call.operation, values, call.facts);
  if ("problems" in prepared) throw refusedArguments(prepared.problems, locale);
  const changed = changedOnTheWay(prepared, values);
  if (changed.length > 0) throw refusedArguments(changed, locale);
  return { arguments: values, digest: prepared.digest };
}

/** Where several people may be meant, none was shown as chosen. */
function valuesShown({ values, people }: CallToConfirm): Record<string, unknown> {
  const isOpen = (key: string) => Object.hasOwn(people, key) && people[key]?.matches.length !== 1;
  return Object.fromEntries(Object.entries(values).filter(([key]) => !isOpen(key)));
}

/** A person must be one of those who were found; of several, one that was chosen. */
function unchosen({ people }: CallToConfirm, values: Readonly<Record<string, unknown>>) {
  return Object.entries(people)
    .filter(
      ([key, { matches }]) => !matches.some(({ id }) => Object.hasOwn(values, key) && id === values[key]),
    )
    .map(([path]) => ({ path, message: { en: "choose one of the people shown", zh: "请选择列出的人之一" } }));
}

/** A name written on the card alone would be sent where the skill expects an id. */
function notLookedUp({ operation, people }: CallToConfirm, values: Readonly<Record<string, unknown>>) {
  return operation.parameters
    .filter(({ key, entity }) => entity?.category === "name" && !Object.hasOwn(people, key))
    .filter(({ key }) => Object.hasOwn(values, key) && values[key] !== null)
    .map(({ key }) => ({
      path: key,
      message: {
        en: "leave this empty here: name the person in a new message, so that they are looked up",
        zh: "这里请留空：在新消息里写出这个人的名字，平台才会查找",
      },
    }));
}

/** What stands on no card, and is none of the further members that the body lets in. */
export function notTaken(
  { operation }: Pick<CallToConfirm, "operation">,
  values: Readonly<Record<string, unknown>>,
): ArgumentProblem[] {
  const { parameters } = withOtherMembers(operation, values);
  const own = new Set(parameters.filter(({ context }) => context === null).map(({ key }) => key));
  return Object.keys(values)
    .filter((key) => !own.has(key))
    .map((path) => ({ path, message: { en: "is not on the card", zh: "不在卡片上" } }));
}

function sentOtherwise(value: unknown) {
  const sent = JSON.stringify(value).slice(0, 200);
  return { en: `would be sent as ${sent}`, zh: `会以 ${sent} 发送` };
}

/**
 * What is confirmed is what is sent: a value that would be turned into another one is named, not turned. What the file
 * leaves no choice about is no value of the person's; a default is one, which they have taken away.
 */
function changedOnTheWay(
  { values: sent, operation: { parameters } }: PreparedRequest,
  values: Readonly<Record<string, unknown>>,
): ArgumentProblem[] {
  const isDefault = (key: string) =>
    parameters.some((each) => each.key === key && each.default !== undefined && each.constant === undefined);
  return Object.entries(sent)
    .filter(
      ([key, value]) => !(Object.hasOwn(values, key) ? isToTheLetter(value, values[key]) : !isDefault(key)),
    )
    .map(([path, value]) => ({ path, message: sentOtherwise(value) }));
}

/**
 * Digit for digit, member for member, but for members that could be nothing else; a number may have been given as a
 * text of its digits.
 */
function isToTheLetter(sent: unknown, given: unknown): boolean {
  if (isNumber(sent)) return digitsOf(sent) === (isNumber(given) ? digitsOf(given) : given);
  if (Array.isArray(sent))
    return (
      Array.isArray(given) &&
      sent.length === given.length &&
      sent.every((item, index) => isToTheLetter(item, given[index]))
    );
  if (!isMembers(sent)) return sent === given;
  return (
    isMembers(given) &&
    Object.entries(given).every(
      ([name, item]) => Object.hasOwn(sent, name) && isToTheLetter(Reflect.get(sent, name), item),
    )
  );
}

export function refusedArguments(problems: readonly ArgumentProblem[], locale: "zh" | "en"): AppError {
  const details = problems.map(({ path, message }) => ({ path, message: message[locale] }));
  return new AppError("invalid_arguments", "", { details });
}
