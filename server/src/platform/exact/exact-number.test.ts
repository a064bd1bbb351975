import { describe, expect, test } from "vitest";
import {
  compareNumbers,
  digitsOf,
  ExactNumber,
  exactly,
  isNumber,
  isWhole,
  numberOf,
  parseExactly,
} from "./index.ts";

const plain = ["0", "1", "-1", "10", "0.1", "-2.5", "9007199254740991", "1e-7", "123456.789"];
const exact = [
  "9007199254740993",
  "-2147379413334046699",
  "2147379413334046699123456789",
  "1.50",
  "1.0",
  "1e5",
  "1E5",
  "1e400",
  "-1e-400",
  "-0",
  "-0.0",
  "0.10",
  "0.00000010",
  "0.0000001",
  "0.1000000000000000055511151231257827",
  "1e21",
  "1e+21",
  "9007199254740992",
  "2147379413334046700",
  "1e99999999999999999999",
];

describe("a number that floating point gives back is a number, any other keeps its digits", () => {
  test.each(plain)("%s", (digits) => {
    expect(numberOf(digits)).toBe(Number(digits));
  });

  test.each(exact)("%s", (digits) => {
    expect(numberOf(digits)).toEqual(new ExactNumber(digits));
  });

  test.each(["", "1.", ".5", "01", "+1", "0x10", "NaN", "Infinity", "1e", " 1", "1 ", "１"])(
    "%j is no number",
    (text) => {
      expect(numberOf(text)).toBeUndefined();
    },
  );
});

test("a JSON text is read and written digit for digit, wherever its numbers stand", () => {
  for (const digits of [...plain, ...exact]) {
    const text = `{"a":[${digits},{"b":${digits}}],"c":"${digits}"}`;
    expect(JSON.stringify(parseExactly(text))).toBe(text);
    expect(JSON.stringify(parseExactly(digits))).toBe(digits);
  }
});

test("a JSON text means what it means to JSON.parse", () => {
  for (const text of [
    '{"a":1,"a":2.50}',
    '{"__proto__":{"x":1.0},"constructor":-0}',
    ' [ 1e5 , "\\u0061\\n\\ud83d\\ude00" , null , true , {} ] ',
    '"1.0"',
  ]) {
    const read = parseExactly(text);
    expect(JSON.parse(JSON.stringify(read))).toEqual(JSON.parse(text));
    expect(Object.getPrototypeOf(read)).toBe(Object.getPrototypeOf(JSON.parse(text)));
  }
  for (const text of ["", "1.", "[1.0,]", "{1.0:1}", "01.0", "1.0 1", "NaN1e5", "'1.0'", "[1e5"])
    expect(() => parseExactly(text), text).toThrow(SyntaxError);
  expect(() => parseExactly(`${"[".repeat(100_000)}1.0${"]".repeat(100_000)}`)).toThrow(RangeError);
});

test.each([
  ["1.50", "1.5", 0],
  ["1e2", "100", 0],
  ["-0", "0", 0],
  ["9007199254740993", "9007199254740992", 1],
  ["-9007199254740993", "-9007199254740992", -1],
  ["1e400", "1e399", 1],
  ["-1e400", "1", -1],
  ["0.1", "0.10000000000000000001", -1],
  ["99", "100", -1],
  ["0", "-5", 1],
])("%s beside %s", (first, second, order) => {
  expect(Math.sign(compareNumbers(exactly(first), exactly(second)))).toBe(order);
  expect(Math.sign(compareNumbers(exactly(second), exactly(first)))).toBe(order === 0 ? 0 : -order);
});

test("whole is what has no fraction, however it is written", () => {
  for (const digits of ["1.0", "1e5", "-0", "150e-1", "9007199254740993", "1e400"])
    expect(isWhole(exactly(digits)), digits).toBe(true);
  for (const digits of ["1.5", "1e-1", "155e-1", "0.10"])
    expect(isWhole(exactly(digits)), digits).toBe(false);
});

test("its digits are shown as they were written", () => {
  expect(digitsOf(exactly("1.50"))).toBe("1.50");
  expect(digitsOf(1e-7)).toBe("1e-7");
  expect(`${exactly("9007199254740993")}`).toBe("9007199254740993");
  expect([1, exactly("1.0"), "1", null, {}].map(isNumber)).toEqual([true, true, false, false, false]);
});
