import { expect, test } from "vitest";
import { processorTime } from "../processor-time.fixture.ts";
import { isExactNumber } from "./decimal.ts";

test.each([
  "0",
  "1",
  "-1",
  "10",
  "1.50",
  "0.1",
  "1E2",
  "1e-7",
  "9007199254740991",
  "9007199254740992",
  "1e21",
  "0.0",
  "00.5",
  "1e0",
])("%s stays the number it is", (written) => {
  expect(isExactNumber(written)).toBe(true);
});

test.each([
  "9007199254740993",
  "-9007199254740993",
  "1e400",
  "1e-400",
  "0.1000000000000000055511151231257827",
  "-0",
  "-0.0",
  "12345678901234567890",
  "1.00000000000000001",
  "NaN",
  "",
  "1.",
  "0x10",
])("%j would become another, or is none", (written) => {
  expect(isExactNumber(written)).toBe(false);
});

test("a number of a million digits takes no time", () => {
  expect(processorTime(() => isExactNumber("1".repeat(1_000_000)))).toBeLessThan(50);
  expect(processorTime(() => isExactNumber(`1${"0".repeat(1_000_000)}1`))).toBeLessThan(50);
});
