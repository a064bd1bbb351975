import type { SkillProblem } from "../../api/schema.gen.ts";
import type { EditorMark } from "../editor/editor.tsx";

/** One mark a line: its worst problem. */
export function marksOf(problems: readonly Pick<SkillProblem, "line" | "severity">[]): EditorMark[] {
  const worst = new Map<number, EditorMark>();
  for (const { line, severity } of problems) {
    if (worst.get(line)?.severity !== "error") worst.set(line, { line, severity });
  }
  return [...worst.values()];
}

export interface ProblemCounts {
  errors: number;
  warnings: number;
}

export function countProblems(problems: readonly Pick<SkillProblem, "severity">[]): ProblemCounts {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  return { errors, warnings: problems.length - errors };
}

/** Errors first, then by place: what must be done before what may be. */
export function inOrder(problems: readonly SkillProblem[]): SkillProblem[] {
  const rank = ({ severity }: SkillProblem) => (severity === "error" ? 0 : 1);
  return problems.toSorted((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column);
}
