import { expect, test } from "vitest";
import { publishProblems } from "./publish-problems.ts";

const problem = {
  skillId: "skl_1",
  skill: "My phone number",
  severity: "error",
  code: "scope_not_approved",
  message: "Apply for it first.",
  line: 29,
  column: 11,
};

test("a refused publication gives its reasons", () => {
  expect(publishProblems([problem, { ...problem, line: 30 }])).toHaveLength(2);
});

test.each([[undefined], [null], ["no"], [{}], [[null, 7, "x", { skillId: "skl_1" }]]])(
  "what is no list of reasons gives none: %j",
  (details) => {
    expect(publishProblems(details)).toEqual([]);
  },
);
