import { describe, expect, test } from "vitest";
import { isIcon, isPlain, isPlainLine } from "./given-text.ts";

describe("an icon is one character as a person counts them, or one of the drawn", () => {
  test.each(["", "助", "P", "📅", "👩‍👩‍👧‍👦", "🇨🇳", "é", "❤️", ":briefcase"])("%j", (icon) => {
    expect(isIcon(icon)).toBe(true);
  });

  test.each([
    "ab",
    ":nothing-drawn",
    "briefcase",
    "📅📅",
    "\n",
    "\u202e",
    "\0",
    "https://evil.example/icon.svg",
    "\ud83d",
  ])("not %j", (icon) => {
    expect(isIcon(icon)).toBe(false);
  });
});

describe("a text is plain", () => {
  test("with line breaks, not with what is unseen and changes what is read", () => {
    expect(isPlain("第一行\nSecond line\tend — 👩‍👧")).toBe(true);
    expect(["a\0b", "a\u202eb", "a\u{e0041}b", "\ud800"].filter(isPlain)).toEqual([]);
  });

  test("a line has no breaks", () => {
    expect(["two\nlines", "two\u2028lines"].filter(isPlainLine)).toEqual([]);
    expect(isPlainLine("我的手机号是多少？")).toBe(true);
  });
});
