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
  const plan = { severity: "error", code: "pass_through_parameter", path: "mode", message: "Fill it in." };
  expect(publishProblems([plan, problem, { ...problem, line: 30 }])).toEqual([
    plan,
    problem,
    { ...problem, line: 30 },
  ]);
});

test.each([[undefined], [null], ["no"], [{}], [[null, 7, "x", { skillId: "skl_1" }, { path: "mode" }]]])(
  "what is no list of reasons gives none: %j",
  (details) => {
    expect(publishProblems(details)).toEqual([]);
  },
);
