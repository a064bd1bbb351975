import { isNumber } from "../../platform/exact/index.ts";
import { peopleZone } from "../../platform/people-zone.ts";
import { type Steps, TooManySteps, take } from "../../platform/steps.ts";
import { type JsonSchema, type Operation, type Parameter, patternsWithin } from "../../skill-files/index.ts";
import { notKept, wordsFor } from "./argument-words.ts";
import { correctTypes, fillConstants, isKept } from "./coercion.ts";
import { type Finding, membersTo, type Place, pathOf, telling, withForms } from "./finding.ts";
import type { ArgumentProblem, Sentence } from "./invalid-arguments.ts";
import type { Check } from "./keywords.ts";
import { dropReadOnly } from "./read-only.ts";
import { findingsOf } from "./schema-check.ts";
import { formatTime, isTimeFormat } from "./time-entity.ts";

export type CheckedArguments =
  | {
      values: Record<string, unknown>;
      /** Keys that were given and are not the model's to give: unknown ones, and those the platform fills. */
      dropped: string[];
    }
  | {
      problems: ArgumentProblem[];
      /** Where the body lacks nothing but members: what is there. */
      incomplete?: Record<string, unknown>;
    };

const maxDepth = 200;
const maxProblems = 20;
/** For all arguments of a call together: about ten milliseconds of a processor. */
const stepsOfArguments = 200_000;

/**
 * The model's or the person's arguments against the operation's parameters: corrected where it is harmless, else
 * explained. `timeZone` is an IANA name, by default the server's.
 */
export function checkArguments(
  operation: Operation,
  given: Readonly<Record<string, unknown>>,
  { timeZone = peopleZone() }: { timeZone?: string } = {},
): CheckedArguments {
  const own = operation.parameters.filter(({ context }) => context === null);
  const steps = { left: stepsOfArguments };
  const check = { steps, patterns: patternsWithin(steps) };
  const values: Record<string, unknown> = {};
  const problems: ArgumentProblem[] = [];
  for (const parameter of own) {
    try {
      const unfit = takeArgument(values, { parameter, given, timeZone, check });
      if (unfit !== undefined) problems.push(unfit);
      else if (!isOfWhole(operation, parameter)) problems.push(...correctAndCheck(values, parameter, check));
    } catch (error) {
      if (!(error instanceof TooManySteps)) throw error;
      return { problems: [{ path: parameter.key, message: tooMuchWork }] };
    }
  }
  let isIncomplete = false;
  try {
    if (problems.length === 0) {
      const found = bodyFindings(operation, values, check);
      isIncomplete = found.every(({ finding }) => lacksMembers(finding));
      problems.push(...found.map(({ path, finding }) => ({ path, message: wordsFor(finding) })));
    }
  } catch (error) {
    if (!(error instanceof TooManySteps)) throw error;
    return { problems: [{ path: "", message: tooMuchWork }] };
  }
  if (problems.length > 0)
    return { problems: problems.slice(0, maxProblems), ...(isIncomplete && { incomplete: values }) };
  const keys = new Set(own.map(({ key }) => key));
  return { values, dropped: Object.keys(given).filter((key) => !keys.has(key)) };
}

const tooMuchWork = {
  zh: "过大或过于复杂，平台无法核对，因此没有发送；请给出更短的值",
  en: "is too long or too complex for the platform to check, so nothing was sent; give a shorter value",
};
const tooDeep = { zh: "的嵌套层数过多", en: "is nested too deeply" };
const noText = {
  zh: "包含无法保存的字符（NUL 或半个字符）",
  en: "has characters that no text can keep (NUL or half a character)",
};
const noTime = {
  zh: "不是可识别的日期或时间，例如 2024-12-02T10:00:00+08:00",
  en: "is not a date or time such as 2024-12-02T10:00:00+08:00",
};

interface Argument {
  parameter: Parameter;
  given: Readonly<Record<string, unknown>>;
  timeZone: string;
  check: Check;
}

/** Takes a copy of what was given into `values`, or tells why it cannot be taken at all. @throws TooManySteps */
function takeArgument(values: Record<string, unknown>, argument: Argument): ArgumentProblem | undefined {
  const { parameter, given, timeZone, check } = argument;
  const { key, schema } = parameter;
  const unfit = Object.hasOwn(given, key) ? unfitness(given[key], check.steps) : undefined;
  if (unfit !== undefined) return { path: key, message: unfit };
  const value = copied(givenOrDefault(parameter, given));
  if (value !== undefined) {
    dropReadOnly(schema, value, check.steps);
    const written = timeWritten(parameter, value, timeZone);
    if (written === undefined) return { path: key, message: noTime };
    define(values, key, written);
  }
  return undefined;
}

/** A null that the schema does not know means that the model has no value; a constant needs none. */
function givenOrDefault(parameter: Parameter, given: Readonly<Record<string, unknown>>): unknown {
  const { key, constant, default: fallback } = parameter;
  const value = Object.hasOwn(given, key) ? given[key] : undefined;
  if (constant !== undefined && (value === undefined || value === null)) return constant;
  return value === undefined || (value === null && !allowsNull(parameter)) ? fallback : value;
}

function allowsNull({ schema }: Parameter): boolean {
  return schema.nullable === true || schema.type === undefined || [schema.type].flat().includes("null");
}

/** Undefined when a time is wanted and the value is none. The file's own default, and a format that nobody understands, stay. */
function timeWritten(parameter: Parameter, value: unknown, timeZone: string): unknown {
  const { entity } = parameter;
  if (entity?.category !== "time" || !isTimeFormat(entity.format)) return value;
  if (value === null || value === parameter.default) return value;
  return formatTime(value, entity.format, { timeZone });
}

const required = wordsFor({ keyword: "required", wanted: undefined });
/** What one correction uncovers, the next may correct; more rounds than a few serve no honest value. */
const maxRounds = 10;

/** The body says more of its members than each parameter does. */
function isOfWhole({ bodySchema }: Operation, { in: place }: Parameter): boolean {
  return bodySchema !== undefined && place === "body";
}

/** Corrects a value in place where that is harmless, and tells what does not suit its schema then. */
function correctAndCheck(
  values: Record<string, unknown>,
  { key, schema, required: isRequired }: Parameter,
  check: Check,
): ArgumentProblem[] {
  const found = remaining(schema, { holder: values, key }, check);
  if (found === undefined) return isRequired ? [{ path: key, message: required }] : [];
  return found.map((finding) => ({ path: pathOf(finding.place), message: wordsFor(finding) }));
}

/** What is wrong once all is corrected that can be; undefined when nothing is left of the value. */
function remaining(schema: JsonSchema, place: Place, check: Check): Finding[] | undefined {
  for (let round = 0; Object.hasOwn(place.holder, place.key); round++) {
    const value: unknown = Reflect.get(place.holder, place.key);
    const found = findingsOf(schema, { value, place, check });
    if (found.length === 0) return [];
    if (round === maxRounds || !corrected(found)) return found.flatMap(telling).slice(0, maxProblems);
  }
  return undefined;
}

/**
 * What is wrong with the members of a body together; what could be nothing else is put among the values. Members that
 * the platform fills in are there, whatever they will be.
 */
function bodyFindings(
  operation: Operation,
  values: Record<string, unknown>,
  check: Check,
): { path: string; finding: Finding }[] {
  const { bodySchema, parameters } = operation;
  if (bodySchema === undefined) return [];
  const own = parameters.filter(({ in: place }) => place === "body");
  const members = own.flatMap(({ key, name, context }): [string, unknown][] => {
    if (context !== null) return [[name, ""]];
    return Object.hasOwn(values, key) ? [[name, values[key]]] : [];
  });
  const body = Object.fromEntries(members);
  const found = remaining(bodySchema, { holder: { body }, key: "body" }, check) ?? [];
  const isFilled = (name: string | undefined) =>
    own.some((each) => each.context !== null && each.name === name);
  const told = found.flatMap((finding) => {
    const [name, ...inner] = membersTo(finding.place);
    if (isFilled(name)) return [];
    const key = own.find((each) => each.name === name)?.key ?? name ?? "";
    return [{ path: [key, ...inner].join("."), finding }];
  });
  for (const { key, name, context } of own) {
    if (context === null && Object.hasOwn(body, name)) define(values, key, body[name]);
    else if (context === null) Reflect.deleteProperty(values, key);
  }
  return told;
}

const lacksMembers = ({ keyword, lacking }: Finding): boolean =>
  keyword === "required" || lacking !== undefined;

/** One named __proto__ is a value like any other. */
function define(values: object, key: string, value: unknown): void {
  Object.defineProperty(values, key, { value, writable: true, enumerable: true, configurable: true });
}

function corrected(found: readonly Finding[]): boolean {
  const filled = fillConstants(found.flatMap(telling));
  return correctTypes(withForms(found)) || filled;
}

/** Why a value cannot be kept, whatever the schema says. */
function unfitness(value: unknown, steps: Steps): Sentence | undefined {
  if (isDeeper(value, maxDepth, steps)) return tooDeep;
  if (hasLostNumber(value)) return notKept;
  const json = JSON.stringify(value) ?? "";
  take(steps, json.length / 16);
  // JSON escapes exactly these; a backslash that stands for itself is doubled.
  return /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/.test(json) ? noText : undefined;
}

function isDeeper(value: unknown, levels: number, steps: Steps): boolean {
  const isLeaf = typeof value !== "object" || value === null || isNumber(value);
  take(steps, isLeaf ? 2 : 10);
  if (isLeaf) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeper(member, levels - 1, steps));
}

function hasLostNumber(value: unknown): boolean {
  if (typeof value === "number") return !isKept(value);
  return typeof value === "object" && value !== null && Object.values(value).some(hasLostNumber);
}

/** Several times as fast as what the platform has for values of any kind. */
function copied(value: unknown): unknown {
  if (typeof value !== "object" || value === null || isNumber(value)) return value;
  if (Array.isArray(value)) return value.map(copied);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, copied(member)]));
}
