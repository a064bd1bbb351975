import type { LintRule } from "./check/lint-codes.ts";
import { problemAt } from "./parse/source.ts";
import type { ReadSkill } from "./skill-document.ts";

/** The answer for a file that was not looked at to its end. */
export function refused(rule: LintRule): ReadSkill {
  return { document: null, problems: [problemAt(rule, { line: 1, column: 1 })] };
}
