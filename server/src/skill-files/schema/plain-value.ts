import { isNumber } from "../../platform/exact/index.ts";
import { clipped, storable } from "../../platform/text.ts";
import { maxSchemaDepth, maxValueText } from "../limits.ts";
import { type Pass, spend } from "../pass.ts";

/**
 * A copy of a value the file gives (a default, an enum, an example) that is safe to store as JSON:
 * well-formed text without NUL, bounded in depth and in number, own properties only.
 */
export function plainValue(pass: Pick<Pass, "budget">, value: unknown, depth = 0): unknown {
  if (!spend(pass) || depth > maxSchemaDepth) return null;
  if (typeof value === "string") return bounded(value);
  if (typeof value !== "object" || value === null || isNumber(value)) return value;
  if (Array.isArray(value)) return value.map((item) => plainValue(pass, item, depth + 1));
  const copy: Record<string, unknown> = Object.create(null);
  for (const [key, item] of Object.entries(value)) copy[bounded(key)] = plainValue(pass, item, depth + 1);
  return copy;
}

const bounded = (text: string): string => clipped(storable(text), maxValueText);
