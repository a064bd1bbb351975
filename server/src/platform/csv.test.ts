import { expect, test } from "vitest";
import { csvLine } from "./csv.ts";

test.each([
  ["=cmd()", "'=cmd()"],
  ["+1", "'+1"],
  ["-1", "'-1"],
  ["@sum", "'@sum"],
  ["\t=1", "'\t=1"],
  ["=a,b", `"'=a,b"`],
  ['say "hi"', `"say ""hi"""`],
  ["two\nlines", '"two\nlines"'],
  ["one, two", '"one, two"'],
  ["listEvents", "listEvents"],
  ["a=b", "a=b"],
])("%j is told to a table program as text", (value, cell) => {
  expect(csvLine([value])).toBe(`${cell}\r\n`);
});

test("a line has a place for each value, and numbers as they are", () => {
  expect(csvLine(["a", null, -3, ""])).toBe("a,,-3,\r\n");
});
