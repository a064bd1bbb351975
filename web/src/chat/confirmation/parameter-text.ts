import { ExactNumber, isWhole, numberOf, parseExactly } from "../../api/exact.ts";
import type { ParameterSchema } from "../../api/schema.gen.ts";

export type Problem = "missing" | "choose" | "notNumber" | "notInteger" | "notExact" | "notJson";
export type Parsed = { ok: true; value: unknown } | { ok: false; problem: Problem };

/** The text a field starts with. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value !== "object" || value instanceof ExactNumber) return String(value);
  const line = JSON.stringify(value);
  return line.length < 60 ? line : JSON.stringify(value, null, 2);
}

/** Reads a field's text as the schema's type; an empty text is "not given" (undefined). */
export function parseText(text: string, schema: ParameterSchema): Parsed {
  if (text === "") return notGiven;
  const chosen = schema.enum?.find((option) => textOf(option) === text);
  if (chosen !== undefined) return { ok: true, value: chosen };
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
      return { ok: true, value: text };
  }
}

/** The texts to choose from, in the order of the file: nothing before them, and after them what is none of them. */
export function optionsOf(
  schema: ParameterSchema,
  { optional, value }: { optional: boolean; value: string },
): string[] {
  const nothing = optional || value === "" ? [""] : [];
  return [...new Set([...nothing, ...(schema.enum?.map(textOf) ?? ["true", "false"]), value])];
}

/** OpenAPI 3.1 may name several types, one of them null: a form has a control for the first that holds something. */
export function typeOf({ type }: ParameterSchema): string | undefined {
  return Array.isArray(type) ? type.find((each) => each !== "null") : type;
}

/** Whether "nothing" is a value of it: `nullable` in OpenAPI 3.0, a type in 3.1. */
export function takesNull({ type, nullable }: ParameterSchema): boolean {
  return nullable === true || (Array.isArray(type) && type.includes("null"));
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
