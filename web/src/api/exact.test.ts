import { expect, test } from "vitest";
import { ExactNumber, isWhole, numberOf, parseExactly } from "./exact.ts";

const plain = ["0", "-1", "10", "0.1", "9007199254740991", "1e+21", "1e-7", "123456.789"];
const exact = [
  "2147379413334046699",
  "-9007199254740993",
  "1.50",
  "1.0",
  "1e5",
  "1E5",
  "1e400",
  "-1e-400",
  "-0",
  "0.0000001",
  "0.1000000000000000055511151231257827",
];

test("a number that floating point gives back stays a number, every other keeps its digits", () => {
  for (const digits of plain) expect(numberOf(digits), digits).toBe(Number(digits));
  for (const digits of exact) expect(numberOf(digits), digits).toEqual(new ExactNumber(digits));
  for (const text of ["", "1.", ".5", "01", "+1", "0x10", "NaN", "1e", " 1"])
    expect(numberOf(text), text).toBeUndefined();
});

test("what is read is written back to the letter, wherever a number stands in it", () => {
  for (const digits of [...plain, ...exact]) {
    const text = `{"a":[${digits},{"b":${digits}}],"c":"${digits}"}`;
    expect(JSON.stringify(parseExactly(text))).toBe(text);
    expect(JSON.stringify(parseExactly(digits))).toBe(digits);
    expect(`${parseExactly(digits)}`).toBe(digits);
  }
});

test("a text means what it means to JSON.parse", () => {
  for (const text of ['{"a":1,"a":2.50}', ' [ 1e5 , "\\u0061\\n" , null , true , {} ] ', '"1.0"', "[]"])
    expect(JSON.parse(JSON.stringify(parseExactly(text)))).toEqual(JSON.parse(text));
  for (const text of ["", "1.", "[1.0,]", "{1.0:1}", "NaN1e5"])
    expect(() => parseExactly(text), text).toThrow(SyntaxError);
});

test.each([
  ["1.0", true],
  ["1e5", true],
  ["-0", true],
  ["150e-1", true],
  ["1e400", true],
  ["9007199254740993", true],
  ["0.00e-5", true],
  ["12", true],
  ["1.5", false],
  ["1.50", false],
  ["155e-1", false],
  ["1e-400", false],
])("%s is whole: %s", (digits, expected) => {
  expect(isWhole(parseExactly(digits))).toBe(expected);
});
