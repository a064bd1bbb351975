import { expect, test } from "vitest";
import { csvLine } from "./csv.ts";

test.each([
  [["a", "b"], "a,b\r\n"],
  [["", "x"], ",x\r\n"],
  [['say "hello"', "a,b", "two\nlines"], '"say ""hello""","a,b","two\nlines"\r\n'],
  [["李小明"], "李小明\r\n"],
])("%j is %j", (cells, line) => {
  expect(csvLine(cells)).toBe(line);
});

test.each([['=HYPERLINK("https://evil")'], ["+1"], ["-1"], ["@SUM(A1)"], ["\tx"], ["\rx"], ["\n=1"]])(
  "%j is no formula to a spreadsheet",
  (cell) => {
    expect(csvLine([cell])).toMatch(/^"?'/);
  },
);
