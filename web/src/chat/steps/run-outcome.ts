import type { Run } from "../../api/schema.gen.ts";
import type { MarkTone } from "../mark.tsx";
import { decisionOf } from "./step-state.ts";

export type RunOutcome =
  | "allowedAndDone"
  | "confirmedAndDone"
  | "done"
  | "denied"
  | "notRun"
  | "notDone"
  | "stepFailed"
  | "outcomeUnknown"
  | "stoppedUnknown"
  | "stopped"
  | "superseded"
  | "expired"
  | "failed";

export const outcomeTone = {
  allowedAndDone: "accent",
  confirmedAndDone: "accent",
  done: "accent",
  denied: "plain",
  notRun: "plain",
  notDone: "plain",
  stepFailed: "notice",
  outcomeUnknown: "notice",
  stoppedUnknown: "notice",
  stopped: "plain",
  superseded: "plain",
  expired: "plain",
  failed: "notice",
} as const satisfies Record<RunOutcome, MarkTone>;

/** How an ended run is told in one line. What went least well says it: a refusal is no failure, and none of both is done. */
export function outcomeOf({ status, steps }: Pick<Run, "status" | "steps">): RunOutcome {
  if (steps.some(({ stopped }) => stopped)) return "stoppedUnknown";
  const decisions = steps.map(decisionOf);
  if (status === "failed") return "failed";
  if (status === "expired") return "expired";
  if (status === "cancelled") return decisions.includes("superseded") ? "superseded" : "stopped";
  const outcomes = steps.map(({ outcome }) => outcome);
  if (outcomes.includes("unknown")) return "outcomeUnknown";
  if (outcomes.includes("failed")) return "stepFailed";
  if (decisions.includes("deny") || outcomes.includes("refused")) return "denied";
  if (decisions.includes("cancel")) return "notRun";
  if (outcomes.includes("not_available") || outcomes.includes("planning_off")) return "notDone";
  if (decisions.includes("allow")) return "allowedAndDone";
  return decisions.includes("run") ? "confirmedAndDone" : "done";
}
