import { expect, test } from "vitest";
import { effectOf } from "./effect.ts";

test.each([
  ["GET", "reads"],
  ["head", "reads"],
  ["POST", "adds"],
  ["put", "changes"],
  ["PATCH", "changes"],
  ["delete", "takes"],
  ["PURGE", "changes"],
])("%s is told as what %s", (method, effect) => {
  expect(effectOf(method)).toBe(effect);
});
