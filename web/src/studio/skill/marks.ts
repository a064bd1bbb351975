import type { SkillProblem } from "../../api/schema.gen.ts";
import type { Position } from "../editor/positions.ts";

export interface ProblemCounts {
  errors: number;
  warnings: number;
}

export function countProblems(problems: readonly Pick<SkillProblem, "severity">[]): ProblemCounts {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  return { errors, warnings: problems.length - errors };
}

/** Errors first, then by place: what must be done before what may be. */
export function inOrder<P extends Pick<SkillProblem, "severity" | "line" | "column">>(
  problems: readonly P[],
): P[] {
  const rank = ({ severity }: P) => (severity === "error" ? 0 : 1);
  return problems.toSorted((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column);
}

/** One sentence with all its places. */
export interface ToldProblem<P extends SkillProblem> {
  problem: P;
  places: readonly Position[];
}

/** What is said of several places is said once. */
export function told<P extends SkillProblem>(problems: readonly P[]): ToldProblem<P>[] {
  const said = new Map<string, { problem: P; places: Position[] }>();
  for (const problem of inOrder(problems)) {
    const { code, message, line, column } = problem;
    const key = `${code} ${message}`;
    const before = said.get(key);
    if (before) before.places.push({ line, column });
    else said.set(key, { problem, places: [{ line, column }] });
  }
  return [...said.values()];
}
