import type { PublishProblem } from "../../api/assistants.ts";

/** The reasons a refused publication gives in its details: places in skills, and members of the plan. */
export function publishProblems(details: unknown): PublishProblem[] {
  if (!Array.isArray(details)) return [];
  return details.filter(
    (each): each is PublishProblem =>
      typeof each?.message === "string" &&
      typeof each.code === "string" &&
      (typeof each.path === "string" || (typeof each.skillId === "string" && typeof each.skill === "string")),
  );
}
