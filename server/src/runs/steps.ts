import { type ConfirmationId, type ConsentId, newId } from "../platform/ids.ts";
import type { CallStep, ConfirmStep, ConsentStep, PlanStep, Step } from "./run.ts";

/** What the planner chose. */
export type PlannedCall = Pick<PlanStep, "skillId" | "operationId"> & PlanStep["detail"];

/** A planned call that has come to no outcome yet: where a run that was stopped goes on. */
export function plannedCall(steps: readonly Step[]): PlannedCall | undefined {
  const plan = steps.findLast((step): step is PlanStep => step.kind === "plan");
  if (plan === undefined) return undefined;
  const settled = steps.slice(steps.indexOf(plan)).some((step) => step.kind === "call");
  return settled ? undefined : { skillId: plan.skillId, operationId: plan.operationId, ...plan.detail };
}

/** What the person was asked about the call planned last; `failed` when they did not allow all of it. */
export function consentToPlanned(steps: readonly Step[]): ConsentStep | undefined {
  const lastPlan = steps.findLastIndex((step) => step.kind === "plan");
  return steps.slice(lastPlan).find((step): step is ConsentStep => step.kind === "consent");
}

/** What the person was asked before the call planned last; `failed` when they chose not to run it. */
export function confirmationOfPlanned(steps: readonly Step[]): ConfirmStep | undefined {
  const lastPlan = steps.findLastIndex((step) => step.kind === "plan");
  return steps.slice(lastPlan).find((step): step is ConfirmStep => step.kind === "confirm");
}

/** How many people were looked up for this run. */
export function lookedUpIn(steps: readonly Step[]): number {
  return steps
    .filter((step): step is PlanStep => step.kind === "plan")
    .reduce((sum, { detail }) => sum + Object.keys(detail.people ?? {}).length, 0);
}

/** A call that was under way when its worker died: nobody knows whether the skill got it. */
export function interruptedCall(steps: readonly Step[]): CallStep | undefined {
  return steps.find((step): step is CallStep => step.kind === "call" && step.status === "running");
}

/** The question that the run waits with. */
export function openQuestion(steps: readonly Step[]): ConsentStep | ConfirmStep | undefined {
  return steps.find(
    (step): step is ConsentStep | ConfirmStep =>
      (step.kind === "consent" || step.kind === "confirm") && step.status === "running",
  );
}

/** The planner reads what a skill said, be it an answer or its own words about an error. */
export function hasTold(step: Step): step is CallStep {
  if (step.kind !== "call") return false;
  const { outcome, callId } = step.detail;
  return outcome === "answered" || (outcome === "failed" && callId !== undefined);
}

/** The skill whose answer this run has read before it planned to call another one, if any (see "because" on the card). */
export function readBefore(steps: readonly Step[], skillId: string): string | undefined {
  const asked = steps.some(
    (step) => step.kind === "consent" && step.skillId === skillId && step.status === "done",
  );
  if (asked) return undefined;
  return steps.findLast((step) => hasTold(step) && step.skillId !== skillId)?.skillId;
}

/** The operation a step is about. */
export type About = Pick<PlanStep, "summary" | "skillId" | "operationId">;

export function planStep(about: About, detail: PlanStep["detail"]): PlanStep {
  return { id: newId("stp"), kind: "plan", status: "done", at: new Date(), ...about, detail };
}

export function consentStep(about: About, consentId: ConsentId): ConsentStep {
  return {
    id: newId("stp"),
    kind: "consent",
    status: "running",
    at: new Date(),
    ...about,
    detail: { consentId },
  };
}

export function confirmStep(about: About, confirmationId: ConfirmationId): ConfirmStep {
  return {
    id: newId("stp"),
    kind: "confirm",
    status: "running",
    at: new Date(),
    ...about,
    detail: { confirmationId },
  };
}

export function callStep(about: About, status: CallStep["status"], detail: CallStep["detail"]): CallStep {
  return { id: newId("stp"), kind: "call", status, at: new Date(), ...about, detail };
}
