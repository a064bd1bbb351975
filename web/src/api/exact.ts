/* Numbers as others wrote them, digit for digit: a browser would read 2147379413334046699 as another one. */

/** Where floating point would not give a number's digits back; every other number stays a plain one. */
export class ExactNumber {
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
  }

  toJSON(): unknown {
    // Browsers from before 2025 write every number as a floating-point one.
    // Browsers from before 2025 write every number as a floating-point one.
    return "rawJSON" in JSON ? JSON.rawJSON(this.digits) : Number(this.digits);
  }

  toString(): string {
    return this.digits;
  }
}

/** What a JSON text says, with every digit of its numbers. Throws a SyntaxError where it is none. */
// biome-ignore lint/suspicious/noExplicitAny: as with JSON.parse, whoever reads knows what is said.
export function parseExactly(text: string): any {
  return mayHaveExactNumbers.test(text) ? JSON.parse(text, withDigits) : JSON.parse(text);
}

/** Many digits, an exponent, nought with a sign, or a fraction that ends or begins with noughts. */
const mayHaveExactNumbers = /[\d.]{16}|\d[eE]|-0|\.\d*0(?!\d)|0\.0{6}/;

function withDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === "number" && context?.source !== undefined ? exactly(context.source) : value;
}

const json = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** The number that these digits write; undefined where they write none, or where this browser cannot send them. */
export function numberOf(digits: string): number | ExactNumber | undefined {
  if (!json.test(digits)) return undefined;
  const number = exactly(digits);
  return typeof number === "number" || "rawJSON" in JSON ? number : undefined;
}

function exactly(digits: string): number | ExactNumber {
  const number = Number(digits);
  return JSON.stringify(number) === digits ? number : new ExactNumber(digits);
}

/** Whether a number has no fraction, however it is written: 1.0, 150e-1 and 1e400 have none. */
export function isWhole(number: number | ExactNumber): boolean {
  if (typeof number === "number") return Number.isInteger(number);
  const [mantissa = "", power = "0"] = number.digits.toLowerCase().split("e");
  const [before = "", fraction = ""] = mantissa.split(".");
  const written = before.replace("-", "") + fraction;
  const noughts = noughtsAtTheEndOf(written);
  return noughts === written.length || Number(power) + noughts >= fraction.length;
}

/** Not by an expression, which would try again from each nought. */
function noughtsAtTheEndOf(digits: string): number {
  let end = digits.length;
  while (digits[end - 1] === "0") end--;
  return digits.length - end;
}
