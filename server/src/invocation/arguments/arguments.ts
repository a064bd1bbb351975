import type { Operation, Parameter } from "../../skill-files/index.ts";
import type { ArgumentProblem, Sentence } from "./invalid-arguments.ts";
import { dropReadOnly, requestSchema } from "./read-only.ts";
import { correctAndCheck } from "./schema-check.ts";
import { formatTime, isTimeFormat } from "./time-entity.ts";

export type CheckedArguments =
  | {
      values: Record<string, unknown>;
      /** Keys that were given and are not the model's to give: unknown ones, and those the platform fills. */
      dropped: string[];
    }
  | { problems: ArgumentProblem[] };

type JsonSchema = Parameter["schema"];

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
  const keys = new Set(own.map(({ key }) => key));
  const dropped = Object.keys(given).filter((key) => !keys.has(key));
  const unfit = own.flatMap(({ key }): ArgumentProblem[] => {
    const message = Object.hasOwn(given, key) ? unfitness(given[key]) : undefined;
    return message === undefined ? [] : [{ path: key, message }];
  });
  if (unfit.length > 0) return { problems: unfit };
  const values = valuesOf(own, given);
  const untimely = own.filter((parameter) => !writeTimeIn(values, parameter, timeZone));
  if (untimely.length > 0) return { problems: untimely.map(({ key }) => ({ path: key, message: noTime })) };
  const problems = correctAndCheck(values, argumentsSchema(operation));
  return problems.length > 0 ? { problems } : { values, dropped };
}

const tooDeep = { zh: "的嵌套层数过多", en: "is nested too deeply" };
const noText = {
  zh: "包含无法保存的字符（NUL 或半个字符）",
  en: "has characters that no text can keep (NUL or half a character)",
};
const noTime = {
  zh: "不是可识别的日期或时间，例如 2024-12-02T10:00:00+08:00",
  en: "is not a date or time such as 2024-12-02T10:00:00+08:00",
};

/**
 * What a model or a person may give, by key, as one JSON Schema: without what the platform fills in and what only
 * answers have.
 */
export function argumentsSchema(operation: Operation): JsonSchema {
  const own = ownParameters(operation);
  return {
    type: "object",
    required: own.filter(({ required }) => required).map(({ key }) => key),
    properties: Object.fromEntries(own.map(({ key, schema }) => [key, requestSchema(schema)])),
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
      return [[parameter.key, value]];
    }),
  );
}

/** A null that the schema does not know means that the model has no value. */
function givenOrDefault(parameter: Parameter, given: Readonly<Record<string, unknown>>): unknown {
  const { key } = parameter;
  const value = Object.hasOwn(given, key) ? given[key] : undefined;
  return value === undefined || (value === null && !allowsNull(parameter)) ? parameter.default : value;
}

function allowsNull({ schema }: Parameter): boolean {
  return schema.nullable === true || schema.type === undefined || [schema.type].flat().includes("null");
}

/** False when a time is wanted and the value is none. The file's own default, and a format that nobody understands, stay. */
function writeTimeIn(values: Record<string, unknown>, parameter: Parameter, timeZone: string): boolean {
  const { key, entity } = parameter;
  if (entity?.category !== "time" || !isTimeFormat(entity.format)) return true;
  if (!Object.hasOwn(values, key) || values[key] === null || values[key] === parameter.default) return true;
  const written = formatTime(values[key], entity.format, { timeZone });
  if (written === undefined) return false;
  Object.defineProperty(values, key, { value: written });
  return true;
}

/** Why a value cannot be kept, whatever the schema says. */
function unfitness(value: unknown): Sentence | undefined {
  if (isDeeper(value, maxDepth)) return tooDeep;
  // JSON escapes exactly these; a backslash that stands for itself is doubled.
  const isBroken = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/.test(JSON.stringify(value) ?? "");
  return isBroken ? noText : undefined;
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeper(member, levels - 1));
}
