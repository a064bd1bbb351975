import { expect, test } from "vitest";
import type { ResultTable } from "../../api/schema.gen.ts";
import { nextSorting, sortedRows, tabbed } from "./sorted-rows.ts";

const table = (kind: "text" | "number" | "time", ...values: string[]): ResultTable => ({
  label: "",
  columns: [{ label: "Value", kind }],
  rows: values.map((value) => [value]),
  left: 0,
});

const sorted = (given: ResultTable, descending = false) =>
  sortedRows(given, { column: 0, descending }, "en").map(([value]) => value);

test.each([
  ["number", ["10", "9", "-1", "1.5"], ["-1", "1.5", "9", "10"]],
  ["number", ["2147379413334046699", "2147379413334046698"], ["2147379413334046698", "2147379413334046699"]],
  [
    "time",
    ["2026-11-26T09:00:00Z", "2026-11-26T10:00:00+08:00"],
    ["2026-11-26T10:00:00+08:00", "2026-11-26T09:00:00Z"],
  ],
  ["text", ["room 10", "Room 9", "alpha"], ["alpha", "Room 9", "room 10"]],
] as const)("a column of %s is sorted by what it holds", (kind, given, expected) => {
  expect(sorted(table(kind, ...given))).toEqual(expected);
});

test("rows without a value are last, up and down", () => {
  const given = table("number", "", "2", "1");
  expect(sorted(given)).toEqual(["1", "2", ""]);
  expect(sorted(given, true)).toEqual(["2", "1", ""]);
});

test("a head sorts up, then down, then as it came", () => {
  const up = nextSorting(null, 1);
  expect(up).toEqual({ column: 1, descending: false });
  expect(nextSorting(up, 1)).toEqual({ column: 1, descending: true });
  expect(nextSorting({ column: 1, descending: true }, 1)).toBeNull();
  expect(nextSorting(up, 0)).toEqual({ column: 0, descending: false });
});

test("what is copied keeps every digit, and makes no formula", () => {
  const given = table(
    "text",
    "2147379413334046699",
    "+86 138-0000",
    "-1.5",
    '=HYPERLINK("x")',
    "@cmd",
    "a\tb",
  );
  expect(tabbed(given, given.rows)).toBe(
    ["Value", "2147379413334046699", "+86 138-0000", "-1.5", `'=HYPERLINK("x")`, "'@cmd", "a b"].join("\n"),
  );
});
