import type { PublishProblem } from "../../api/schema.gen.ts";
import type { AssistantSearch } from "../search.ts";

/** Where a problem is put right: at its place in a skill's file, or in a part of the assistant. */
export type WayOut =
  | { to: "skill"; skillId: string; line: number; column: number }
  | { to: "assistant"; tab: NonNullable<AssistantSearch["tab"]>; word: "apply" | "addSkill" | "correct" };

export function wayOut(problem: PublishProblem): WayOut {
  if (problem.code === "scope_not_approved") return { to: "assistant", tab: "permissions", word: "apply" };
  if (problem.code === "nothing_to_publish") return { to: "assistant", tab: "skills", word: "addSkill" };
  if (!("skillId" in problem)) return { to: "assistant", tab: "planning", word: "correct" };
  const { skillId, line, column } = problem;
  return { to: "skill", skillId, line, column };
}
