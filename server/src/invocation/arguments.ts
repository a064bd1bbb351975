import type { ErrorObject, ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { Operation, Parameter } from "../assistants/index.ts";
import { wordsFor } from "./argument-words.ts";
import { correctTypes } from "./coercion.ts";
import type { ArgumentProblem } from "./invalid-arguments.ts";
import { dropReadOnly, requestSchema } from "./read-only.ts";
import { formatTime, isTimeFormat } from "./time-entity.ts";

export type CheckedArguments =
  | {
      values: Record<string, unknown>;
      /** Names that were given and are not the model's to give: unknown ones, and those the platform fills. */
      dropped: string[];
    }
  | { problems: ArgumentProblem[] };

type JsonSchema = Parameter["schema"];

// 2020-12, which OpenAPI 3.1 is made of; the reader has brought what 3.0 writes in another way to it.
const ajv = new Ajv2020({
  allErrors: true,
  verbose: true,
  strict: false,
  ownProperties: true,
  logger: false,
  formats: {
    date: isDate,
    // Without an offset too: a model that was not told the person's time zone writes none.
    "date-time": (text: string) => {
      const [date = "", time = ""] = text.split(/[Tt ]/);
      return isDate(date) && /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/i.test(time);
    },
  },
});

const maxProblems = 20;
const maxDepth = 200;

/**
 * The model's or the person's arguments against the operation's parameters: corrected where it is harmless, else
 * explained. `timeZone` is an IANA name, by default the server's.
 */
export function checkArguments(
  operation: Operation,
  given: Readonly<Record<string, unknown>>,
  { timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone }: { timeZone?: string } = {},
): CheckedArguments {
  const own = ownParameters(operation);
  const names = new Set(own.map(({ name }) => name));
  const dropped = Object.keys(given).filter((name) => !names.has(name));
  const deep = own.filter(({ name }) => Object.hasOwn(given, name) && isDeeper(given[name], maxDepth));
  if (deep.length > 0) return { problems: deep.map(({ name }) => ({ path: name, message: tooDeep })) };
  const values = valuesOf(own, given);
  const untimely = own.filter((parameter) => !writeTimeIn(values, parameter, timeZone));
  if (untimely.length > 0) return { problems: untimely.map(({ name }) => ({ path: name, message: noTime })) };
  const errors = errorsIn(values, validatorOf(argumentsSchema(operation)));
  if (errors.length === 0) return { values, dropped };
  return { problems: telling(errors).slice(0, maxProblems).map(toProblem) };
}

const tooDeep = { zh: "的嵌套层数过多", en: "is nested too deeply" };
const noTime = {
  zh: "不是可识别的日期或时间，例如 2024-12-02T10:00:00+08:00",
  en: "is not a date or time such as 2024-12-02T10:00:00+08:00",
};

/**
 * What a model or a person may give, as one JSON Schema: without what the platform fills in and what only answers have.
 * Parameters of one name share one value, which must suit each of them.
 */
export function argumentsSchema(operation: Operation): JsonSchema {
  const own = ownParameters(operation);
  const byName = Map.groupBy(own, ({ name }) => name);
  return {
    type: "object",
    required: [...new Set(own.filter(({ required }) => required).map(({ name }) => name))],
    properties: Object.fromEntries(
      [...byName].map(([name, all]) => [name, { allOf: all.map(({ schema }) => requestSchema(schema)) }]),
    ),
  };
}

function ownParameters({ parameters }: Operation): Parameter[] {
  return parameters.filter(({ context }) => context === null);
}

/** Copies: what was given is not changed. */
function valuesOf(
  own: readonly Parameter[],
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    own.flatMap((parameter): [string, unknown][] => {
      const value = structuredClone(givenOrDefault(parameter, given));
      if (value === undefined) return [];
      dropReadOnly(parameter.schema, value);
      return [[parameter.name, value]];
    }),
  );
}

/** A null that the schema does not know means that the model has no value. */
function givenOrDefault(parameter: Parameter, given: Readonly<Record<string, unknown>>): unknown {
  const value = Object.hasOwn(given, parameter.name) ? given[parameter.name] : undefined;
  return value === undefined || (value === null && !allowsNull(parameter)) ? parameter.default : value;
}

function allowsNull({ schema }: Parameter): boolean {
  return schema.nullable === true || schema.type === undefined || [schema.type].flat().includes("null");
}

/** False when a time is wanted and the value is none. A format that nobody understands leaves it as it is. */
function writeTimeIn(values: Record<string, unknown>, parameter: Parameter, timeZone: string): boolean {
  const { name, entity } = parameter;
  if (entity?.category !== "time" || !isTimeFormat(entity.format)) return true;
  if (!Object.hasOwn(values, name) || values[name] === null) return true;
  const written = formatTime(values[name], entity.format, { timeZone });
  if (written === undefined) return false;
  Object.defineProperty(values, name, { value: written });
  return true;
}

/** Each place is corrected once, so this ends; more rounds than a few serve no honest value. */
function errorsIn(values: Record<string, unknown>, validate: ValidateFunction): ErrorObject[] {
  const settled = new Set<string>();
  for (let round = 0; round < 10 && !validate(values); round++) {
    const corrected = correctTypes(values, validate.errors ?? [], settled);
    if (corrected.length === 0) break;
    for (const place of corrected) settled.add(place);
  }
  return validate.errors ?? [];
}

const validators = new Map<string, ValidateFunction>();
const maxValidators = 500;

/** Compiled once for each set of schemas; the least recently used goes first. */
function validatorOf(schema: JsonSchema): ValidateFunction {
  const key = JSON.stringify(schema);
  const validate = validators.get(key) ?? compile(schema);
  validators.delete(key);
  validators.set(key, validate);
  const [oldest] = validators.keys();
  if (oldest !== undefined && validators.size > maxValidators) validators.delete(oldest);
  return validate;
}

function compile(schema: JsonSchema): ValidateFunction {
  const validate = ajv.compile(schema);
  ajv.removeSchema(schema);
  return validate;
}

/**
 * Of several forms each says why the value is not in it, which explains nothing: that none suits is told instead.
 * When one of two forms is only `null`, what is wrong with the other is told.
 */
function telling(errors: readonly ErrorObject[]): ErrorObject[] {
  const choices = errors.filter(({ keyword }) => keyword === "anyOf" || keyword === "oneOf");
  const [alone, between] = [choices.filter(offersOne), choices.filter((choice) => !offersOne(choice))];
  const isBelow = (error: ErrorObject, choice: ErrorObject) =>
    error !== choice && error.schemaPath.startsWith(`${choice.schemaPath}/`);
  return errors.filter(
    (error) =>
      !alone.includes(error) &&
      !between.some((choice) => isBelow(error, choice)) &&
      !(error.params.type === "null" && alone.some((choice) => isBelow(error, choice))),
  );
}

function offersOne({ schema }: ErrorObject): boolean {
  return Array.isArray(schema) && schema.filter((branch) => branch?.type !== "null").length === 1;
}

function toProblem(error: ErrorObject): ArgumentProblem {
  const { instancePath, params } = error;
  const place = instancePath.split("/").slice(1).map(unescapePointer);
  const member = params.missingProperty ?? params.additionalProperty;
  const path = member === undefined ? place : [...place, String(member).slice(0, 100)];
  return { path: path.join("."), message: wordsFor(error) };
}

function unescapePointer(text: string): string {
  return text.replaceAll("~1", "/").replaceAll("~0", "~");
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeper(member, levels - 1));
}

function isDate(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text)
  );
}
