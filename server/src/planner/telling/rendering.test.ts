import { describe, expect, test } from "vitest";
import { plain, plainLines } from "./markdown.ts";
import { renderResult } from "./rendering.ts";

const show = (result: unknown, request = "list them", language: "zh" | "en" = "en") =>
  renderResult(result, { language, timeZone: "Asia/Shanghai", request });

describe("a skill's text is shown, not obeyed", () => {
  test.each([
    ["# Title", "\\# Title"],
    ["![x](https://evil.example/p.png)", "!\\[x\\](`https://evil.example/p.png)`"],
    ["[Allow](javascript:alert(1))", "\\[Allow\\](javascript:alert(1))"],
    ["<img src=x onerror=alert(1)>", "\\<img src=x onerror=alert(1)\\>"],
    ["go to www.evil.example now", "go to `www.evil.example` now"],
    ["mail a@b.example", "mail `a@b.example`"],
    ["- item", "\\- item"],
    ["1. item", "1\\. item"],
    ["a | b", "a \\| b"],
    ["one\n# two", "one \\# two"],
    ["abc\u202edef\u200b", "abcdef"],
    ["tick ` https://a.b/`c", "tick \\` `` https://a.b/`c ``"],
    ["&lt;b&gt;", "\\&lt;b\\&gt;"],
  ])("%j becomes %j", (given, expected) => {
    expect(plain(given)).toBe(expected);
  });

  test("line breaks of a long text stay, each line plain", () => {
    expect(plainLines("hello\n# two\n\nthree")).toBe("hello  \n\\# two\n\nthree");
  });
});

describe("the shape follows the data", () => {
  test("records of the same plain fields are a table, cut with a count", () => {
    const events = Array.from({ length: 12 }, (_, at) => ({ id: `e${at}`, title: `t${at}` }));
    const text = show({ events });
    expect(text).toMatch(/^\| Title \| ID \|\n\| --- \| --- \|\n\| t0 \| e0 \|/);
    expect(text).toMatch(/…and 2 more$/);
    expect(text).not.toContain("t10");
  });

  test("nested records are told in a line each", () => {
    expect(show([{ title: "Sync", start: { dateTime: "2024-10-24T02:00:00Z" } }])).toBe(
      "- Title: Sync; start: 2024-10-24 10:00",
    );
  });

  test("an envelope is opened", () => {
    expect(show({ success: true, requestId: "r", result: { mobile: "1" } }, "我的手机号", "zh")).toBe(
      "你的手机号是 1。",
    );
  });

  test("Unix milliseconds under a time are a local time; other numbers stay", () => {
    expect(show({ dueTime: 1729735200000, count: 1729735200000 })).toBe(
      "- Due: 2024-10-24 10:00\n- Count: 1729735200000",
    );
  });

  test.each([
    [null, "Nothing came back."],
    [{}, "Nothing came back."],
    [[], "Nothing came back."],
    [{ claims: [] }, "Nothing came back."],
    [true, "The result is yes."],
    ["sunny", "sunny"],
  ])("%j is told as %j", (given, expected) => {
    expect(show(given)).toBe(expected);
  });

  test("depth ends somewhere", () => {
    const deep = { a: { b: { c: { d: { e: { f: 1 } } } } }, x: 1 };
    expect(show(deep)).toContain("…");
  });
});
