import { expect, test } from "vitest";
import { beginningOf, clip, plainLine, textParts } from "./text.ts";

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
  expect(plainLine("bank\u3164\u115f")).toBe("bank");
});

test("a text of many megabytes is not looked at beyond its start", () => {
  const text = "a\u0301".repeat(2_000_000);
  const begun = process.cpuUsage();
  expect(clip(text, 80)).toHaveLength(80 * 2 - 1);
  expect(process.cpuUsage(begun).user / 1_000).toBeLessThan(200);
});

test.each([
  ["plain 文本\n\twith lines", []],
  ["zwj family 👩‍👩‍👧 and ❤️", []],
  ["pay\u202eevil", ["U+202E"]],
  ["a\u200bb\ufeff", ["U+200B", "U+FEFF"]],
  ["tag\u{e0041}", ["U+E0041"]],
  ["nul\0", ["U+0000"]],
  ["filler\u3164", ["U+3164"]],
])("of %j a person sees %j set apart", (text, codes) => {
  const parts = textParts(text);
  expect(parts.flatMap(({ code }) => code ?? [])).toEqual(codes);
  expect(parts.map((part) => part.text).join("")).toBe(text);
});

test("every part knows its own place", () => {
  const parts = textParts("a\u200bb\u200b\u200bc");
  expect(parts.map(({ at }) => at)).toEqual([0, 1, 2, 3, 4, 5]);
});

test("a long text is cut between characters, and says how many follow", () => {
  expect(beginningOf("short", 10)).toEqual({ begin: "short", rest: 0 });
  expect(beginningOf("😀😀😀😀", 3)).toEqual({ begin: "😀😀😀", rest: 1 });
  expect(beginningOf("😀😀", 3)).toEqual({ begin: "😀😀", rest: 0 });
});
