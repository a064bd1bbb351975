import { describe, expect, test } from "vitest";
import { parseExactly } from "../../platform/exact/index.ts";
import { sheetOf } from "./sheet.ts";

describe("an answer is laid out by what it holds", () => {
  test("values have words for their names, ids come last, and an object inside is told by both names", () => {
    const { facts, tables } = sheetOf(
      { userid: "u1", mobile: "13800000000", active: true, department: { name: "平台组" }, tags: ["a", "b"] },
      { language: "zh" },
    );
    expect(facts).toEqual([
      { label: "手机号", kind: "text", value: "13800000000" },
      { label: "Active", kind: "text", value: "是" },
      { label: "部门 · 名称", kind: "text", value: "平台组" },
      { label: "Tags", kind: "text", value: "a、b" },
      { label: "用户 ID", kind: "text", value: "u1" },
    ]);
    expect(tables).toEqual([]);
  });

  test("records are a table with a kind for each column, beside the values that came with them", () => {
    const sheet = sheetOf(
      {
        total: 2,
        events: [
          {
            summary: "Sync",
            start: { dateTime: "2026-11-26T06:00:00Z" },
            people: 7,
            attendees: [{ name: "Lin" }],
          },
          { summary: "Review", people: 12 },
        ],
      },
      { language: "en" },
    );
    expect(sheet.facts).toEqual([{ label: "Total", kind: "number", value: "2" }]);
    expect(sheet.tables).toEqual([
      {
        label: "Events",
        columns: [
          { label: "Summary", kind: "text" },
          { label: "Start · Time", kind: "time" },
          { label: "People", kind: "number" },
          { label: "Attendees", kind: "text" },
        ],
        rows: [
          ["Sync", "2026-11-26T06:00:00Z", "7", "Lin"],
          ["Review", "", "12", ""],
        ],
        left: 0,
      },
    ]);
  });

  test("numbers keep every digit", () => {
    const { facts } = sheetOf(parseExactly('{"order": 2147379413334046699, "price": 10.50}'), {
      language: "en",
    });
    expect(facts.map(({ value }) => value)).toEqual(["2147379413334046699", "10.50"]);
  });

  test("what is null in a column has no kind of its own", () => {
    const end = "2026-12-03T10:00:00+08:00";
    const [table] = sheetOf([{ end }, { end: null }], { language: "en" }).tables;
    expect(table).toMatchObject({ columns: [{ label: "End", kind: "time" }], rows: [[end], [""]] });
  });

  test("a column with values of two kinds is text", () => {
    const [table] = sheetOf([{ n: 1 }, { n: "many" }], { language: "en" }).tables;
    expect(table?.columns).toEqual([{ label: "N", kind: "text" }]);
  });

  test("what is too long is counted, not dropped unsaid", () => {
    const [table] = sheetOf(
      Array.from({ length: 260 }, (_, n) => ({ n })),
      { language: "en" },
    ).tables;
    expect(table?.rows).toHaveLength(200);
    expect(table?.left).toBe(60);
  });

  test("text is plain: no controls that turn or hide it, one line, cut", () => {
    const { facts } = sheetOf({ note: "abc\u202edef\n\n# two", long: "x".repeat(3000) }, { language: "en" });
    expect(facts[0]?.value).toBe("abcdef # two");
    expect(facts[1]?.value.length).toBeLessThanOrEqual(2000);
  });
});
