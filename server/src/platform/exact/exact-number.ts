import { compareDecimals, decimalOf, isDecimalMultiple, isWholeDecimal } from "./decimal.ts";

/**
 * A number as somebody else wrote it, where reading it as a floating-point one would not give its digits back:
 * 9007199254740993, `1.50`, `1e400`, `-0`. Every other number stays a plain `number`. `JSON.stringify` writes both
 * digit for digit. `digits`: a number of JSON's grammar (RFC 8259 §6).
 */
export class ExactNumber {
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
  }

  toJSON(): object {
    return JSON.rawJSON(this.digits);
  }

  toString(): string {
    return this.digits;
  }
}

const json = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** The number of these digits, or undefined where they are none of JSON's. */
export function numberOf(digits: string): number | ExactNumber | undefined {
  return json.test(digits) ? exactly(digits) : undefined;
}

/** For digits that are known to be a number of JSON's. */
export function exactly(digits: string): number | ExactNumber {
  const number = Number(digits);
  const isKept = Number.isFinite(number) && JSON.stringify(number) === digits;
  // A large whole number shares what floating point makes of it with others, so that it is known by its digits alone.
  return isKept && (Number.isSafeInteger(number) || !Number.isInteger(number))
    ? number
    : new ExactNumber(digits);
}

export const isNumber = (value: unknown): value is number | ExactNumber =>
  typeof value === "number" || value instanceof ExactNumber;

export const digitsOf = (number: number | ExactNumber): string =>
  typeof number === "number" ? JSON.stringify(number) : number.digits;

/** A map of members, as JSON knows it: no list, and no number that keeps its digits. */
export const isMembers = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber);

/** The same text for the same number, however it is written: 1.50 and 15e-1. */
export function canonicalDigits(number: number | ExactNumber): string {
  const { isNegative, digits, exponent } = knownDecimal(number);
  return digits === "" ? "0" : `${isNegative ? "-" : ""}${digits}e${exponent}`;
}

/** Below nought when the first is smaller; 1.50 and 1.5 are the same. */
export function compareNumbers(first: number | ExactNumber, second: number | ExactNumber): number {
  return compareDecimals(knownDecimal(first), knownDecimal(second));
}

/** In the cost of their digits alone, whatever their exponents are. */
export const isMultipleOf = (number: number | ExactNumber, of: number | ExactNumber): boolean =>
  isDecimalMultiple(knownDecimal(number), knownDecimal(of));

export const isWhole = (number: number | ExactNumber): boolean => isWholeDecimal(knownDecimal(number));

function knownDecimal(number: number | ExactNumber) {
  const decimal = decimalOf(digitsOf(number));
  if (decimal === undefined) throw new RangeError("not a number of JSON's");
  return decimal;
}
