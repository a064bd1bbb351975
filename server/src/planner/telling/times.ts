import { digitsOf, isMembers, isNumber } from "../../platform/exact/index.ts";
import type { AnswerTime } from "../../skill-files/index.ts";

/**
 * The same with the numbers that are times written in ISO 8601. Only the file's own schema says which those are: a
 * number of thirteen digits may as well be an order, whatever its member is called.
 */
export function withTimes(result: unknown, times: readonly AnswerTime[]): unknown {
  return times.reduce((value, { path, unit }) => written(value, path, unit), result);
}

function written(value: unknown, path: readonly string[], unit: AnswerTime["unit"]): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => written(item, path, unit));
  const [name, ...rest] = path;
  if (name === undefined) return momentOf(value, unit) ?? value;
  if (!isMembers(value) || !Object.hasOwn(value, name)) return value;
  return { ...value, [name]: written(value[name], rest, unit) };
}

/** Without a unit: from 1973 on, seconds have up to eleven digits and milliseconds more. */
const EARLIEST = 1e8;
const FIRST_OF_MILLISECONDS = 1e11;
const LAST = 1e14;

function momentOf(value: unknown, unit: AnswerTime["unit"]): string | undefined {
  const digits = isNumber(value) ? digitsOf(value) : typeof value === "string" ? value : "";
  if (!/^-?\d{1,15}(?:\.\d+)?$/.test(digits)) return undefined;
  const number = Number(digits);
  if (unit === undefined && (number < EARLIEST || number >= LAST)) return undefined;
  const isSeconds = unit === "seconds" || (unit === undefined && number < FIRST_OF_MILLISECONDS);
  const at = new Date(isSeconds ? number * 1000 : number);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
