import { describe, expect, test } from "vitest";
import { parseExactly } from "../../platform/exact/index.ts";
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

  test.each([
    [{ region: 110101001001 }, "The region is 110101001001."],
    [{ version: 202411260001 }, "The version is 202411260001."],
    [{ dueTime: 1729735200000, at: 1729735200 }, "- Due: 1729735200000\n- At: 1729735200"],
    [
      { station: 1729735200000, updatedAt: "2024-10-24T02:00:00Z" },
      "- Station: 1729735200000\n- Updated at: 2024-10-24 10:00",
    ],
    [
      {
        data: [
          { transaction: 202410250001, n: 1 },
          { transaction: 202410250002, n: 2 },
        ],
      },
      "| Transaction | N |\n| --- | --- |\n| 202410250001 | 1 |\n| 202410250002 | 2 |",
    ],
    [
      { day: "2024-10-24", note: "at 2024-10-24T02:00:00Z" },
      "- Day: 2024-10-24\n- Note: at 2024-10-24T02:00:00Z",
    ],
  ])("a time is known by its form, never by what it is called: %j", (result, told) => {
    expect(show(result)).toBe(told);
  });

  test("every digit of a number is told, in a sentence, a list and a table", () => {
    const digits = ["2147379413334046699", "1.50", "-0.0", "1e400", "9".repeat(600)];
    for (const each of digits) {
      expect(show(parseExactly(`{"total":${each}}`))).toBe(`The total is ${each}.`);
      expect(show(parseExactly(`[${each},${each}]`))).toBe(`- ${each}\n- ${each}`);
      expect(show(parseExactly(`{"n":${each},"m":{"k":${each}}}`))).toBe(
        `- N: ${each}\n- M:\n  - K: ${each}`,
      );
      expect(show(parseExactly(`[{"a":${each},"b":1},{"a":${each},"b":2}]`))).toContain(
        `\n| ${each} | 1 |\n`,
      );
    }
  });

  test.each([
    [null, "Nothing came back."],
    [{}, "Nothing came back."],
    [[], "The list is empty."],
    [{ claims: [] }, "The list is empty."],
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
