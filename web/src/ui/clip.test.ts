import { expect, test } from "vitest";
import { clip, plainLine } from "./clip.ts";

test("a short text stays as it is", () => {
  expect(clip("我的手机号是多少？", 80)).toBe("我的手机号是多少？");
});

test("a long text is cut to the length a person counts, with an ellipsis", () => {
  expect(clip("x".repeat(100), 80)).toBe(`${"x".repeat(79)}…`);
  expect(clip("👩‍👩‍👧‍👦".repeat(4), 3)).toBe("👩‍👩‍👧‍👦👩‍👩‍👧‍👦…");
});

test("a forged line break cannot make a second field", () => {
  expect(plainLine("Calendar\nProvided by: Bank\u2028Allow")).toBe("Calendar Provided by: Bank Allow");
});

test("invisible and direction-changing marks are gone", () => {
  expect(plainLine("pay\u202Eevil\u200B\u2066\u{e0041}pal")).toBe("payevilpal");
});

test("a text of many megabytes is not looked at beyond its start", () => {
  const begun = performance.now();
  expect(clip("a\u0301".repeat(2_000_000), 80)).toHaveLength(80 * 2 - 1);
  expect(performance.now() - begun).toBeLessThan(200);
});
