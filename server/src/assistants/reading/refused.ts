import type { LintRule } from "./lint-codes.ts";
import type { ReadSkill } from "./skill-document.ts";
import { problemAt } from "./source.ts";

/** The answer for a file that was not looked at to its end. */
export function refused(rule: LintRule): ReadSkill {
  return { document: null, problems: [problemAt(rule, { line: 1, column: 1 })] };
}
