import type { RunStep, StepOutcome } from "../../api/schema.gen.ts";

export type StepWord =
  | "stepRunning"
  | "stepWaiting"
  | "stepDone"
  | "stepSkipped"
  | "stepFailed"
  | "stepDenied"
  | "stepExpired"
  | "stepStopped"
  | "stepCancelled"
  | "stepStoppedUnknown"
  | "stepUnknown"
  | "stepPlanningOff"
  | "stepUnavailable";

const byStatus = {
  running: "stepRunning",
  done: "stepDone",
  failed: "stepFailed",
  skipped: "stepSkipped",
} as const satisfies Record<RunStep["status"], StepWord>;

const byDecision = {
  allow: "stepDone",
  deny: "stepDenied",
  run: "stepDone",
  cancel: "stepCancelled",
  expired: "stepExpired",
  superseded: "stepCancelled",
  unavailable: "stepUnavailable",
} as const satisfies Record<string, StepWord>;

const byOutcome = {
  sending: "stepRunning",
  answered: "stepDone",
  failed: "stepFailed",
  unknown: "stepUnknown",
  refused: "stepDenied",
  planning_off: "stepPlanningOff",
  not_available: "stepUnavailable",
  cancelled: "stepCancelled",
  stopped: "stepStopped",
} as const satisfies Record<StepOutcome, StepWord>;

export const decisionOf = (step: RunStep) => step.consent?.decision ?? step.confirmation?.decision;

/**
 * A refusal, a time-out and a failure are three different things: a decided request shows its own outcome, and a
 * call whether it is known to have happened.
 */
export function wordFor(step: RunStep, waiting: boolean): StepWord {
  if (step.stopped) return "stepStoppedUnknown";
  if (step.outcome === "stopped") return "stepStopped";
  const decision = decisionOf(step);
  if (decision !== undefined) return byDecision[decision];
  if (step.outcome !== undefined) return byOutcome[step.outcome];
  const asks = step.kind === "consent" || step.kind === "confirm";
  return waiting && asks && step.status === "running" ? "stepWaiting" : byStatus[step.status];
}

/** The answer itself says that it is there. */
export const shownSteps = (steps: readonly RunStep[]): RunStep[] =>
  steps.filter(({ kind }) => kind !== "answer");
