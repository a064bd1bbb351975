import { expect, test } from "vitest";
import { cutAt, partsOf } from "./exact-text.ts";

test.each([
  ["plain 文本\n\twith lines", []],
  ["zwj family 👩‍👩‍👧 and ❤️", []],
  ["pay\u202eevil", ["U+202E"]],
  ["a\u200bb\ufeff", ["U+200B", "U+FEFF"]],
  ["tag\u{e0041}", ["U+E0041"]],
  ["nul\0", ["U+0000"]],
  ["filler\u3164", ["U+3164"]],
])("of %j a person sees %j set apart", (text, codes) => {
  const parts = partsOf(text);
  expect(parts.flatMap(({ code }) => code ?? [])).toEqual(codes);
  expect(parts.map((part) => part.text).join("")).toBe(text);
});

test("every part knows its own place", () => {
  const parts = partsOf("a\u200bb\u200b\u200bc");
  expect(parts.map(({ at }) => at)).toEqual([0, 1, 2, 3, 4, 5]);
});

test("a long text is cut between characters, and says how many follow", () => {
  expect(cutAt("short", 10)).toEqual({ begin: "short", rest: 0 });
  expect(cutAt("😀😀😀😀", 3)).toEqual({ begin: "😀😀😀", rest: 1 });
  expect(cutAt("😀😀", 3)).toEqual({ begin: "😀😀", rest: 0 });
});
