/**
 * Whether reading a written number as a floating-point one and writing that leaves the number it was: `1.50` is 1.5,
 * but 9007199254740993 would become another, `1e400` none, and of `-0` the sign would be lost.
 */
export function isExactNumber(written: string): boolean {
  const read = decimalOf(written);
  return read !== undefined && read === decimalOf(JSON.stringify(Number(written)));
}

/** The digits that count, and the power of ten that they are multiplied by. */
function decimalOf(written: string): string | undefined {
  const [, sign, whole = "", fraction = "", power = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,9}))?$/i.exec(written) ?? [];
  if (sign === undefined) return undefined;
  const digits = `${whole}${fraction}`.replace(/^0+/, "");
  let end = digits.length;
  // Not by an expression, which would try again from each nought.
  while (digits[end - 1] === "0") end--;
  const counting = digits.slice(0, end);
  const exponent = Number(power) - fraction.length + digits.length - counting.length;
  return `${sign}${counting}e${counting === "" ? 0 : exponent}`;
}
