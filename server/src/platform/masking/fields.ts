import { maskOurs } from "./masking.ts";

type Fields = Record<string, unknown>;

/** Names and texts in it, at whatever depth. What is neither list nor fields, such as a number, stays as it is. */
export const maskedFields = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [maskOurs(name), maskedValue(value)]));

function maskedValue(value: unknown): unknown {
  if (typeof value === "string") return maskOurs(value);
  if (Array.isArray(value)) return value.map(maskedValue);
  return isFields(value) ? maskedFields(value) : value;
}

function isFields(value: unknown): value is Fields {
  if (typeof value !== "object" || value === null) return false;
  return [Object.prototype, null].includes(Object.getPrototypeOf(value));
}
