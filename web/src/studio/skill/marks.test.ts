import { expect, test } from "vitest";
import type { SkillProblem } from "../../api/schema.gen.ts";
import { countProblems, inOrder, told } from "./marks.ts";

const problem = (line: number, severity: SkillProblem["severity"], message = "m"): SkillProblem => ({
  line,
  column: 1,
  severity,
  code: "c",
  message,
});

test("problems are counted by what they keep from being done", () => {
  expect(countProblems([problem(1, "error"), problem(2, "warning"), problem(3, "warning")])).toEqual({
    errors: 1,
    warnings: 2,
  });
});

test("errors stand first, then the order of the file", () => {
  const lines = inOrder([problem(9, "warning"), problem(5, "error"), problem(2, "error")]).map(
    ({ line }) => line,
  );
  expect(lines).toEqual([2, 5, 9]);
});

test("the same sentence about several places is said once, with all of them", () => {
  const found = told([
    problem(7, "warning", "same"),
    problem(3, "warning", "same"),
    problem(4, "warning", "other"),
  ]);
  expect(found.map(({ problem: { message }, places }) => [message, places.map(({ line }) => line)])).toEqual([
    ["same", [3, 7]],
    ["other", [4]],
  ]);
});
