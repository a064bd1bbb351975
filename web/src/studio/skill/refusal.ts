import type { SkillProblem } from "../../api/schema.gen.ts";

/** The problems that a refused skill gives in its details. */
export function skillProblems(details: unknown): SkillProblem[] {
  if (!Array.isArray(details)) return [];
  return details.filter(
    (each): each is SkillProblem =>
      (each?.severity === "error" || each?.severity === "warning") &&
      typeof each.message === "string" &&
      typeof each.line === "number" &&
      typeof each.column === "number",
  );
}
