import type { LintRule } from "./check/lint-codes.ts";
import { problemAt } from "./check/problem.ts";
import type { ReadSkill } from "./skill-spec.ts";

/** The answer for a file that was not looked at to its end. */
export function refused(rule: LintRule): ReadSkill {
  return { spec: null, problems: [problemAt(rule, { line: 1, column: 1 })] };
}
