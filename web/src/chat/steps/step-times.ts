import type { Run, RunStep } from "../../api/schema.gen.ts";

type Timed = Pick<Run, "createdAt" | "completedAt"> & {
  steps: readonly Pick<RunStep, "id" | "kind" | "at" | "ms">[];
};

/**
 * How long each step took, in milliseconds, as far as it is known. A plan and an answer are written down when they are
 * there, a question and a call when they begin; a call says itself how long it took.
 */
export function stepTimes({ createdAt, completedAt, steps }: Timed): Map<string, number> {
  const times = new Map<string, number>();
  let before = Date.parse(createdAt);
  for (const [index, step] of steps.entries()) {
    const at = Date.parse(step.at);
    const next = steps[index + 1]?.at ?? completedAt;
    const end = endOf(step, at, next === null ? null : Date.parse(next));
    if (end === null) break;
    const begin = step.kind === "plan" || step.kind === "answer" ? before : at;
    times.set(step.id, Math.max(0, end - begin));
    before = end;
  }
  return times;
}

function endOf(step: Timed["steps"][number], at: number, next: number | null): number | null {
  switch (step.kind) {
    case "plan":
    case "answer":
      return at;
    case "call":
      return step.ms === undefined ? next : at + step.ms;
    case "consent":
    case "confirm":
      return next;
    default:
      return step.kind satisfies never;
  }
}

/** How long the assistant was at work: without the time in which it waited for the person. */
export function workTime(run: Timed): number | null {
  if (run.completedAt === null) return null;
  const times = stepTimes(run);
  const waited = run.steps
    .filter(({ kind }) => kind === "consent" || kind === "confirm")
    .reduce((sum, { id }) => sum + (times.get(id) ?? 0), 0);
  return Math.max(0, Date.parse(run.completedAt) - Date.parse(run.createdAt) - waited);
}
