import { expect, test } from "vitest";
import { skillProblems } from "./refusal.ts";

const problem = { severity: "error", code: "invalid_yaml", message: "A “:” is missing.", line: 3, column: 5 };

test("a refused skill gives its problems with their places", () => {
  expect(skillProblems([problem, { ...problem, severity: "warning" }])).toHaveLength(2);
});

test.each([[undefined], ["no"], [{ problem }], [[null, 7, { path: "body.document", message: "too long" }]]])(
  "what is no list of problems gives none: %j",
  (details) => {
    expect(skillProblems(details)).toEqual([]);
  },
);
