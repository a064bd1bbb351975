import { expect, test } from "vitest";
import { countProblems, inOrder, marksOf } from "./marks.ts";

const at = (line: number, severity: "error" | "warning", column = 1) => ({
  line,
  column,
  severity,
  code: "x",
  message: "",
});
const problems = [at(4, "warning"), at(9, "error", 7), at(9, "warning"), at(2, "warning"), at(9, "error")];

test("a line is marked once, by its worst problem", () => {
  expect(marksOf(problems)).toEqual([
    { line: 4, severity: "warning" },
    { line: 9, severity: "error" },
    { line: 2, severity: "warning" },
  ]);
  expect(marksOf(problems.toReversed())).toContainEqual({ line: 9, severity: "error" });
});

test("errors come first, then the order of the file", () => {
  expect(inOrder(problems).map(({ line, column, severity }) => [severity, line, column])).toEqual([
    ["error", 9, 1],
    ["error", 9, 7],
    ["warning", 2, 1],
    ["warning", 4, 1],
    ["warning", 9, 1],
  ]);
});

test("errors and warnings are counted apart", () => {
  expect(countProblems(problems)).toEqual({ errors: 2, warnings: 3 });
});
