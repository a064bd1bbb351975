import { expect, test } from "vitest";
import { clockText, secondsUntil } from "./countdown.ts";

test.each([
  [0, "0:00"],
  [-4, "0:00"],
  [9, "0:09"],
  [60, "1:00"],
  [299, "4:59"],
  [3723, "1:02:03"],
])("%d seconds read %s", (seconds, text) => {
  expect(clockText(seconds)).toBe(text);
});

test("a countdown rounds up and stops at zero", () => {
  expect(secondsUntil(10_001, 9_000)).toBe(2);
  expect(secondsUntil(10_000, 10_000)).toBe(0);
  expect(secondsUntil(10_000, 99_000)).toBe(0);
});
