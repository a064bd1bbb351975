import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import type { Operation, Parameter } from "../assistants/index.ts";
import type { ArgumentProblem } from "./invalid-arguments.ts";

export type CheckedArguments =
  | {
      values: Record<string, unknown>;
      /** Names that were given and are not the model's to give: unknown ones, and those the platform fills. */
      dropped: string[];
    }
  | { problems: ArgumentProblem[] };

const ajv = new Ajv({
  allErrors: true,
  coerceTypes: true,
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

/** The model's arguments against the operation's parameters: corrected where it is harmless, else explained. */
export function checkArguments(
  operation: Operation,
  given: Readonly<Record<string, unknown>>,
): CheckedArguments {
  const own = operation.parameters.filter(({ context }) => context === null);
  const names = new Set(own.map(({ name }) => name));
  const dropped = Object.keys(given).filter((name) => !names.has(name));
  const values: Record<string, unknown> = Object.fromEntries(
    own.flatMap((parameter): [string, unknown][] => {
      const value = givenOrDefault(parameter, given);
      return value === undefined ? [] : [[parameter.name, structuredClone(value)]];
    }),
  );
  const validate = validatorOf(own);
  if (validate(values)) return { values, dropped };
  return { problems: (validate.errors ?? []).slice(0, maxProblems).map(toProblem) };
}

/** A null that the schema does not know means that the model has no value. */
function givenOrDefault(parameter: Parameter, given: Readonly<Record<string, unknown>>): unknown {
  const value = Object.hasOwn(given, parameter.name) ? given[parameter.name] : undefined;
  return value === undefined || (value === null && !allowsNull(parameter)) ? parameter.default : value;
}

function allowsNull({ schema }: Parameter): boolean {
  return schema.nullable === true || schema.type === undefined || [schema.type].flat().includes("null");
}

const validators = new Map<string, ValidateFunction>();
const maxValidators = 500;

/** Compiled once for each set of schemas; the least recently used goes first. */
function validatorOf(parameters: readonly Parameter[]): ValidateFunction {
  const schema = schemaOf(parameters);
  const key = JSON.stringify(schema);
  const validate = validators.get(key) ?? compile(schema);
  validators.delete(key);
  validators.set(key, validate);
  const [oldest] = validators.keys();
  if (oldest !== undefined && validators.size > maxValidators) validators.delete(oldest);
  return validate;
}

function compile(schema: Record<string, unknown>): ValidateFunction {
  const validate = ajv.compile(schema);
  ajv.removeSchema(schema);
  return validate;
}

/** Parameters of one name share one value, which must suit each of them. */
function schemaOf(parameters: readonly Parameter[]): Record<string, unknown> {
  const byName = Map.groupBy(parameters, ({ name }) => name);
  return {
    type: "object",
    required: [...new Set(parameters.filter(({ required }) => required).map(({ name }) => name))],
    properties: Object.fromEntries(
      [...byName].map(([name, all]) => [name, { allOf: all.map(({ schema }) => schema) }]),
    ),
  };
}

function toProblem({ instancePath, keyword, params, message }: ErrorObject): ArgumentProblem {
  const place = instancePath.split("/").slice(1).map(unescapePointer);
  if (keyword === "required")
    return { path: [...place, params.missingProperty].join("."), message: "is required" };
  const allowed =
    keyword === "enum" ? `must be one of ${JSON.stringify(params.allowedValues).slice(1, -1)}` : message;
  return { path: place.join("."), message: (allowed ?? "is not valid").slice(0, 300) };
}

function unescapePointer(text: string): string {
  return text.replaceAll("~1", "/").replaceAll("~0", "~");
}

function isDate(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text)
  );
}
