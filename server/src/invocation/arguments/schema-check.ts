import type { ErrorObject, Options, ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { Parameter } from "../../skill-files/index.ts";
import { wordsFor } from "./argument-words.ts";
import { checkable } from "./checkable.ts";
import { correctTypes } from "./coercion.ts";
import type { ArgumentProblem } from "./invalid-arguments.ts";

type JsonSchema = Parameter["schema"];

// 2020-12, which OpenAPI 3.1 is made of; the reader has brought what 3.0 writes in another way to it.
const options: Options = {
  verbose: true,
  strict: false,
  ownProperties: true,
  logger: false,
  // Half the time to compile, and a list of names or values costs as much as one.
  code: { optimize: false },
  loopRequired: 1,
  loopEnum: 1,
  formats: {
    date: isDate,
    // Without an offset too: a model that was not told the person's time zone writes none.
    "date-time": (text: string) => {
      const [date = "", time = ""] = text.split(/[Tt ]/);
      return isDate(date) && /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/i.test(time);
    },
  },
};

/** Tells all that is wrong with a value. */
const thorough = new Ajv2020({ ...options, allErrors: true });
/** Stops at the first: thousands of items, each wrong in hundreds of ways, would fill the memory. */
const brief = new Ajv2020(options);

// Ajv's own compares each item with each: ninety thousand, a megabyte, would take minutes.
for (const ajv of [thorough, brief]) {
  ajv.removeKeyword("uniqueItems");
  ajv.addKeyword({
    keyword: "uniqueItems",
    type: "array",
    schemaType: "boolean",
    errors: false,
    validate: (wanted: boolean, list: unknown[]) =>
      !wanted || new Set(list.map((item) => JSON.stringify(comparable(item)))).size === list.length,
  });
}

/** Equal values become equal JSON, whatever the order of their members. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return ["list", ...value.map(comparable)];
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return ["object", ...members.map(([name, member]) => [name, comparable(member)])];
}

const maxProblems = 20;
/** Errors looked at to tell them. Each is held against each, and a list of thousands may be wrong at every item. */
const maxErrors = 1_000;

/** Corrects values in place where that is harmless, and tells what does not suit the schema's `checkable` part then. */
export function correctAndCheck(values: Record<string, unknown>, schema: JsonSchema): ArgumentProblem[] {
  const kept = checkable(schema);
  const validate = validatorOf(
    kept,
    sizeOf(values) * sizeOf(kept) > maxSizeOfThoroughCheck ? brief : thorough,
  );
  // What one correction uncovers, the next may correct; more rounds than a few serve no honest value.
  for (let round = 0; round < 10 && !validate(values); round++) {
    if (!correctTypes(values, validate.errors ?? [])) break;
  }
  return telling((validate.errors ?? []).slice(0, maxErrors))
    .slice(0, maxProblems)
    .map(toProblem);
}

/** Every part of the value may be wrong in every way: with more, the first alone is told. */
const maxSizeOfThoroughCheck = 100_000;

function sizeOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 1;
  return Object.values(value).reduce((sum: number, part) => sum + sizeOf(part), 1);
}

const validators = new Map<string, ValidateFunction>();
const maxValidators = 500;

/** Compiled once for each set of schemas; the least recently used goes first. */
function validatorOf(schema: JsonSchema, ajv: Ajv2020): ValidateFunction {
  const key = `${ajv === brief ? "brief" : "thorough"} ${JSON.stringify(schema)}`;
  const validate = validators.get(key) ?? compile(schema, ajv);
  validators.delete(key);
  validators.set(key, validate);
  const [oldest] = validators.keys();
  if (oldest !== undefined && validators.size > maxValidators) validators.delete(oldest);
  return validate;
}

function compile(schema: JsonSchema, ajv: Ajv2020): ValidateFunction {
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
  const explained = choices.filter((choice) => offersOne(choice) && errors.some(isBelow(choice)));
  const left = choices.filter((choice) => !explained.includes(choice));
  return errors.filter(
    (error) =>
      !explained.includes(error) &&
      !left.some((choice) => isBelow(choice)(error)) &&
      !(error.params.type === "null" && explained.some((choice) => isBelow(choice)(error))),
  );
}

function isBelow(choice: ErrorObject): (error: ErrorObject) => boolean {
  return ({ schemaPath, instancePath }) =>
    schemaPath.startsWith(`${choice.schemaPath}/`) && instancePath.startsWith(choice.instancePath);
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

function isDate(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text)
  );
}
