import { ExactNumber, isWhole, numberOf, parseExactly } from "../../api/exact.ts";
import type { ParameterSchema } from "../../api/schema.gen.ts";
import { constantOf, isOfType, schemasIn, typesOf } from "./schema-parts.ts";

export type Problem = "missing" | "unfilled" | "choose" | "notNumber" | "notInteger" | "notExact" | "notJson";
export type Parsed = { ok: true; value: unknown } | { ok: false; problem: Problem };

/** The text a field starts with. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value !== "object" || value instanceof ExactNumber) return String(value);
  const line = JSON.stringify(value);
  return line.length < 60 ? line : JSON.stringify(value, null, 2);
}

/** ISO 8601 with an offset. */
export const isMoment = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/.test(text) &&
  !Number.isNaN(Date.parse(text));

/** The text of a field that takes several types: a text that would be read as something else has its quotes. */
export function fieldText(value: unknown, schema: ParameterSchema): string {
  if (typeof value !== "string" || value === "" || !isMixed(schema)) return textOf(value);
  const read = parseText(value, schema);
  return read.ok && read.value === value ? value : JSON.stringify(value);
}

/** Reads a field's text as the schema's type; an empty text is "not given" (undefined). */
export function parseText(text: string, schema: ParameterSchema): Parsed {
  if (text === "") return notGiven;
  const chosen = choicesOf(schema)?.find(({ value }) => textOf(value) === text);
  if (chosen !== undefined) return { ok: true, value: chosen.value };
  switch (typeOf(schema)) {
    case "integer":
    case "number":
      return numberIn(text, typeOf(schema) === "integer");
    case "boolean":
      return { ok: true, value: text === "true" };
    case "array":
    case "object":
      return jsonOf(text);
    default:
      return isMixed(schema) ? mixedIn(text, typesOf(schema)) : { ok: true, value: text };
  }
}

/** What a value is chosen from: an enumeration, or forms of which each is one value with a title. */
export function choicesOf(schema: ParameterSchema): { value: unknown; title: string }[] | undefined {
  if (schema.enum) return schema.enum.map((value) => ({ value, title: textOf(value) }));
  const forms = schemasIn(schema.oneOf ?? schema.anyOf);
  const choices = forms.map((form) => ({ value: constantOf(form), title: form.title ?? "" }));
  const isChoice = choices.length > 0 && choices.every(({ value }) => value !== undefined);
  return isChoice ? choices.map(({ value, title }) => ({ value, title: title || textOf(value) })) : undefined;
}

/** The texts to choose from, in the order of the file: nothing before them, and after them what is none of them. */
export function optionsOf(
  schema: ParameterSchema,
  { optional, value }: { optional: boolean; value: string },
): string[] {
  const nothing = optional || value === "" ? [""] : [];
  const choices = choicesOf(schema)?.map((choice) => textOf(choice.value)) ?? ["true", "false"];
  return [...new Set([...nothing, ...choices, value])];
}

/** The one type that a value has, null apart; undefined where it may be of several, or of any. */
export function typeOf(schema: ParameterSchema): string | undefined {
  const types = heldTypes(schema);
  return types.length === 1 ? types[0] : undefined;
}

/** Whether a value may be of one of several types, so that how it is written decides. */
function isMixed(schema: ParameterSchema): boolean {
  return heldTypes(schema).length > 1;
}

function heldTypes(schema: ParameterSchema): string[] {
  const types = typesOf(schema);
  if (types.has("number")) types.delete("integer");
  return [...types].filter((each) => each !== "null");
}

/** Whether "nothing" is a value of it: `nullable` in OpenAPI 3.0, a type in 3.1. */
export function takesNull(schema: ParameterSchema): boolean {
  return schema.nullable === true || typesOf(schema).has("null");
}

const notGiven: Parsed = { ok: true, value: undefined };

/** As it was written, digit for digit; a spelling that JSON does not have, such as 007, as the number that it means. */
function numberIn(text: string, whole: boolean): Parsed {
  const written = text.trim();
  if (written === "") return notGiven;
  const meant = Number(written);
  const value = numberOf(written) ?? (isKept(written) ? meant : undefined);
  if (value !== undefined && whole && !isWhole(value)) return { ok: false, problem: "notInteger" };
  if (value !== undefined) return { ok: true, value };
  return { ok: false, problem: Number.isFinite(meant) ? "notExact" : "notNumber" };
}

/** With fifteen digits or fewer a number is the one that was written, but for its sign where it is nothing. */
function isKept(written: string): boolean {
  const value = Number(written);
  return Number.isFinite(value) && !Object.is(value, -0) && (written.match(/\d/g) ?? []).length <= 15;
}

/** JSON of one of the types, else a text where it may be one; what begins like an object or a list is never a text. */
function mixedIn(text: string, types: ReadonlySet<string>): Parsed {
  const json = jsonOf(text);
  if (json.ok && json.value !== undefined && isOfType(json.value, types)) return json;
  const isBroken =
    (types.has("object") && /^\s*\{/.test(text)) || (types.has("array") && /^\s*\[/.test(text));
  if (types.has("string") && !isBroken) return { ok: true, value: text };
  return json.ok ? { ok: false, problem: "notJson" } : json;
}

function jsonOf(text: string): Parsed {
  if (text.trim() === "") return notGiven;
  try {
    const value: unknown = parseExactly(text);
    const numbers = text.replace(/"(?:[^"\\]|\\.)*"/g, "").match(/-?\d[\d.eE+-]*/g) ?? [];
    const isSendable = numbers.every((written) => numberOf(written) !== undefined);
    return isSendable ? { ok: true, value } : { ok: false, problem: "notExact" };
  } catch {
    return { ok: false, problem: "notJson" };
  }
}
