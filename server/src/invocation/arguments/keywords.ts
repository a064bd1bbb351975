import {
  canonicalDigits,
  compareNumbers,
  digitsOf,
  type ExactNumber,
  isMembers,
  isMultipleOf,
  isNumber,
  isWhole,
} from "../../platform/exact/index.ts";
import { type Steps, take } from "../../platform/steps.ts";
import type { Patterns } from "../../skill-files/index.ts";

/** What one check has for all of its values together. */
export interface Check {
  steps: Steps;
  patterns: Patterns;
}

/** Whether a value is as the keyword wants it; of a type that the keyword does not speak of, it is. */
type Keyword = (wanted: unknown, value: unknown, check: Check) => boolean;

type Numeral = number | ExactNumber;

function ofNumber(suits: (value: Numeral, wanted: Numeral, check: Check) => boolean): Keyword {
  return (wanted, value, check) => !isNumber(wanted) || !isNumber(value) || suits(value, wanted, check);
}

function ofOrder(suits: (order: number) => boolean): Keyword {
  return ofNumber((value, wanted, { steps }) => suits(orderOf(value, wanted, steps)));
}

/** What floating point has kept it also puts in order. */
function orderOf(first: Numeral, second: Numeral, steps: Steps): number {
  if (typeof first === "number" && typeof second === "number") return first - second;
  take(steps, (digitsOf(first).length + digitsOf(second).length) / digitsInAStep + 20);
  return compareNumbers(first, second);
}

function ofText(suits: (value: string, wanted: unknown, check: Check) => boolean): Keyword {
  return (wanted, value, check) => typeof value !== "string" || suits(value, wanted, check);
}

function ofCount(count: (value: unknown, check: Check) => number | undefined, sign: 1 | -1): Keyword {
  return (wanted, value, check) => {
    const counted = typeof wanted === "number" ? count(value, check) : undefined;
    return counted === undefined || Number(wanted) * sign <= counted * sign;
  };
}

/** The keywords that need nothing but the value. */
const keywords: Record<string, Keyword> = {
  type: (wanted, value, { steps }) => [wanted].flat().some((type) => isOfType(value, type, steps)),
  enum: (wanted, value, { steps }) =>
    !Array.isArray(wanted) || wanted.some((allowed) => isSame(allowed, value, steps)),
  const: (wanted, value, { steps }) => isSame(wanted, value, steps),
  minimum: ofOrder((order) => order >= 0),
  maximum: ofOrder((order) => order <= 0),
  exclusiveMinimum: ofOrder((order) => order > 0),
  exclusiveMaximum: ofOrder((order) => order < 0),
  multipleOf: ofNumber(isMultiple),
  minLength: ofCount(characters, 1),
  maxLength: ofCount(characters, -1),
  minItems: ofCount(items, 1),
  maxItems: ofCount(items, -1),
  minProperties: ofCount(members, 1),
  maxProperties: ofCount(members, -1),
  pattern: ofText((value, wanted, { patterns }) => typeof wanted !== "string" || patterns(wanted, value)),
  format: ofText(isInFormat),
  uniqueItems: (wanted, value, { steps }) =>
    wanted !== true || !Array.isArray(value) || hasNothingTwice(value, steps),
};

export function suits(keyword: string, wanted: unknown, value: unknown, check: Check): boolean {
  return !Object.hasOwn(keywords, keyword) || keywords[keyword]?.(wanted, value, check) !== false;
}

function isOfType(value: unknown, type: unknown, steps: Steps): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isMembers(value);
  if (type === "integer") return Number.isInteger(value) || isExactWhole(value, steps);
  if (type === "number") return isNumber(value) && (typeof value !== "number" || Number.isFinite(value));
  return typeof value === type;
}

/** 1.0 and 1e5 are whole (JSON Schema Validation §6.1.1). */
function isExactWhole(value: unknown, steps: Steps): boolean {
  if (!isNumber(value) || typeof value === "number") return false;
  take(steps, digitsOf(value).length / digitsInAStep);
  return isWhole(value);
}

/** A division takes as long as its digits times those of the divisor, and some of the divisor's own. */
function isMultiple(value: Numeral, wanted: Numeral, { steps }: Check): boolean {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(wanted))
    return Number(value) % Number(wanted) === 0;
  const digits = digitsOf(value).length / digitsInAStep + 2;
  const others = digitsOf(wanted).length / digitsInAStep + 2;
  take(steps, others * (digits + 5 * others));
  return isMultipleOf(value, wanted);
}

/** Characters as people count them, not halves of them. */
function characters(value: unknown, { steps }: Check): number | undefined {
  if (typeof value !== "string") return undefined;
  take(steps, value.length / charactersInAStep);
  return value.length - (value.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}

function items(value: unknown): number | undefined {
  return Array.isArray(value) ? value.length : undefined;
}

function members(value: unknown): number | undefined {
  return isMembers(value) ? Object.keys(value).length : undefined;
}

/** Characters that are gone over while something else is done once. */
const charactersInAStep = 8;
const digitsInAStep = 8;

/** Equal as JSON, whatever the order of members. */
function isSame(a: unknown, b: unknown, steps: Steps): boolean {
  take(steps, 1 + (typeof a === "string" ? a.length / 64 : 0));
  if (isNumber(a) && isNumber(b)) return orderOf(a, b, steps) === 0;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const own = Object.entries(a);
  return (
    own.length === Object.keys(b).length &&
    own.every(([key, value]) => Object.hasOwn(b, key) && isSame(value, Reflect.get(b, key), steps))
  );
}

function hasNothingTwice(list: readonly unknown[], steps: Steps): boolean {
  return new Set(list.map((item) => JSON.stringify(comparable(item, steps)))).size === list.length;
}

/** Equal values become equal JSON, whatever the order of their members. */
function comparable(value: unknown, steps: Steps): unknown {
  take(steps, 10 + lengthOf(value) / charactersInAStep);
  if (isNumber(value)) return ["number", canonicalDigits(value)];
  if (Array.isArray(value)) return ["list", ...value.map((item) => comparable(item, steps))];
  if (typeof value !== "object" || value === null) return value;
  const sorted = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  take(
    steps,
    sorted.reduce((sum, [name]) => sum + 10 + name.length / charactersInAStep, 0),
  );
  return ["object", ...sorted.map(([name, member]) => [name, comparable(member, steps)])];
}

function lengthOf(value: unknown): number {
  if (typeof value === "string") return value.length;
  return isNumber(value) ? digitsOf(value).length : 0;
}

function isInFormat(text: string, format: unknown, { steps }: Check): boolean {
  if (format !== "date" && format !== "date-time") return true;
  take(steps, 10 + text.length / charactersInAStep);
  if (format === "date") return isDate(text);
  const [date = "", time = ""] = text.split(/[Tt ]/, 2);
  // Without an offset too: a model that was not told the person's time zone writes none.
  return isDate(date) && /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/i.test(time);
}

function isDate(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text)
  );
}
