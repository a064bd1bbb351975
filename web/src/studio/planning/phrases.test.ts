import { expect, test } from "vitest";
import { withTyped } from "./phrases.ts";

test.each([
  [["天气"], "weather", ["天气", "weather"]],
  [[], "天气，气温、下雨; rain\nsnow", ["天气", "气温", "下雨", "rain", "snow"]],
  [["weather"], "  Weather , ,", ["weather"]],
  [["a"], "   ", ["a"]],
])("%j with “%s” typed is %j", (phrases, typed, together) => {
  expect(withTyped(phrases, typed)).toEqual(together);
});

test("a rule takes ten phrases of a hundred characters, whatever is pasted", () => {
  const pasted = Array.from({ length: 30 }, (_, index) => `${index}-${"x".repeat(200)}`).join("\n");
  const phrases = withTyped(["first"], pasted);
  expect(phrases).toHaveLength(10);
  expect(Math.max(...phrases.map(({ length }) => length))).toBe(100);
});
