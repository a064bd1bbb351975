import type { ParameterSchema } from "../../api/runs.ts";

type Problem = "notNumber" | "notInteger" | "notJson";
export type Parsed = { ok: true; value: unknown } | { ok: false; problem: Problem };

/** The text a field starts with. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value !== "object") return String(value);
  const line = JSON.stringify(value);
  return line.length < 60 ? line : JSON.stringify(value, null, 2);
}

/** Reads a field's text as the schema's type; an empty text is "not given" (undefined), except for strings. */
export function parseText(text: string, schema: ParameterSchema): Parsed {
  switch (schema.type) {
    case "integer":
    case "number":
      return numberOf(text, schema.type === "integer");
    case "boolean":
      return { ok: true, value: text === "" ? undefined : text === "true" };
    case "array":
    case "object":
      return jsonOf(text);
    default:
      return { ok: true, value: text };
  }
}

function numberOf(text: string, whole: boolean): Parsed {
  if (text.trim() === "") return { ok: true, value: undefined };
  const value = Number(text);
  if (!Number.isFinite(value)) return { ok: false, problem: "notNumber" };
  return whole && !Number.isInteger(value) ? { ok: false, problem: "notInteger" } : { ok: true, value };
}

function jsonOf(text: string): Parsed {
  if (text.trim() === "") return { ok: true, value: undefined };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, problem: "notJson" };
  }
}
