/** A number as written in JSON: `digits` without noughts at either end, times ten to the `exponent`; nought has none. */
export interface Decimal {
  isNegative: boolean;
  digits: string;
  exponent: number;
}

/** Undefined where the text is no decimal number. The sign of nought is kept. */
export function decimalOf(written: string): Decimal | undefined {
  const [, sign, whole = "", fraction = "", power = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(written) ?? [];
  if (sign === undefined) return undefined;
  const all = `${whole}${fraction}`.replace(/^0+/, "");
  const digits = withoutNoughtsAtItsEnd(all);
  const exponent = bounded(power) - fraction.length + all.length - digits.length;
  return { isNegative: sign === "-", digits, exponent: digits === "" ? 0 : exponent };
}

/** Not by an expression, which would try again from each nought. */
function withoutNoughtsAtItsEnd(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === "0") end--;
  return digits.slice(0, end);
}

/** Beyond this no two exponents that anybody writes are told apart. */
const farthest = 10 ** 15;
const bounded = (power: string): number => Math.max(-farthest, Math.min(farthest, Number(power)));

/** Below nought when the first is smaller, above when it is larger, in the cost of their digits alone. */
export function compareDecimals(first: Decimal, second: Decimal): number {
  const sign = signOf(first);
  if (sign !== signOf(second)) return sign - signOf(second);
  if (sign === 0) return 0;
  const size = first.digits.length + first.exponent - second.digits.length - second.exponent;
  if (size !== 0) return sign * size;
  return sign * (first.digits < second.digits ? -1 : first.digits > second.digits ? 1 : 0);
}

const signOf = ({ isNegative, digits }: Decimal): number => (digits === "" ? 0 : isNegative ? -1 : 1);

export const isWholeDecimal = ({ exponent }: Decimal): boolean => exponent >= 0;

/** Of no number but nought is nought a divisor. */
export function isDecimalMultiple(number: Decimal, of: Decimal): boolean {
  if (number.digits === "") return true;
  if (of.digits === "" || number.exponent < of.exponent) return false;
  const divisor = BigInt(of.digits);
  return (BigInt(number.digits) * powerOfTen(number.exponent - of.exponent, divisor)) % divisor === 0n;
}

/** Modulo the divisor, in as many steps as its exponent has bits. */
function powerOfTen(exponent: number, divisor: bigint): bigint {
  let power = 1n;
  let square = 10n % divisor;
  for (let rest = BigInt(exponent); rest > 0n; rest >>= 1n) {
    if (rest & 1n) power = (power * square) % divisor;
    square = (square * square) % divisor;
  }
  return power;
}
