import type { CallId, ConfirmationId } from "../platform/ids.ts";
import { newId } from "../platform/ids.ts";
import { type Label, own } from "./provenance/label.ts";
import type {
  AboutCall,
  AnswerStep,
  Call,
  CallStep,
  ConfirmStep,
  ConsentStep,
  PlanStep,
  Question,
  Run,
  Step,
  Turn,
  Why,
} from "./run.ts";

/** Of the turns before this one too: what a reference may mean. */
export const stepsSoFar = ({ run, earlierRuns }: Pick<Turn, "run" | "earlierRuns">): Step[] => [
  ...earlierRuns.flatMap(({ steps }) => steps),
  ...run.steps,
];

const plansOf = (steps: readonly Step[]) => steps.filter((step): step is PlanStep => step.kind === "plan");

/** Every call that was planned, in order. */
export const callsOf = (steps: readonly Step[]): Call[] =>
  plansOf(steps).flatMap(({ detail }) => detail.calls);

/** The calls that have been made, or have come to nothing. */
export function callSteps(steps: readonly Step[]): CallStep[] {
  return steps.filter((step): step is CallStep => step.kind === "call");
}

/** The calls that have come to no outcome yet, in the order in which they are made: a repeated one before what follows it. */
export function openCalls(steps: readonly Step[]): Call[] {
  const settled = new Set(callSteps(steps).map(({ callId }) => callId));
  return plansOf(steps)
    .toReversed()
    .flatMap(({ detail }) => detail.calls)
    .filter(({ callId }) => !settled.has(callId));
}

/** Nothing of what was planned is left to be done, so what comes next is another plan. */
export const isBeingPlanned = ({ status, steps }: Pick<Run, "status" | "steps">): boolean =>
  status === "in_progress" && openCalls(steps).length === 0 && callUnderWay(steps) === undefined;

/** What the person was asked about this call; `failed` when they did not allow all of it. */
export function consentTo(steps: readonly Step[], callId: CallId): ConsentStep | undefined {
  return steps.find((step): step is ConsentStep => step.kind === "consent" && step.callId === callId);
}

/** What the person was asked before this call; `failed` when they chose not to run it. */
export function confirmationOf(steps: readonly Step[], callId: CallId): ConfirmStep | undefined {
  return steps.find((step): step is ConfirmStep => step.kind === "confirm" && step.callId === callId);
}

/** How many people were looked up for this run. */
export function lookedUpIn(steps: readonly Step[]): number {
  return callsOf(steps).reduce((sum, { people = {} }) => sum + Object.keys(people).length, 0);
}

/** A call that was under way when its worker died or the person stopped it: nobody knows whether the skill got it. */
export function callUnderWay(steps: readonly Step[]): CallStep | undefined {
  return callSteps(steps).find(({ status }) => status === "running");
}

/** The question that the run waits with. */
export function openQuestion(steps: readonly Step[]): Question | undefined {
  return steps.find(
    (step): step is Question =>
      (step.kind === "consent" || step.kind === "confirm") && step.status === "running",
  );
}

/** The planner reads what a skill said, be it an answer or its own words about an error. */
export function saidSomething(step: Step): step is CallStep {
  return step.kind === "call" && step.detail.sent && ["answered", "failed"].includes(step.detail.outcome);
}

export function planStep(calls: readonly Call[], read: Label | undefined, why?: Why): PlanStep {
  const summary = [...new Set(calls.map((call) => call.summary))].join(" · ");
  return {
    ...begun("plan"),
    status: "done",
    summary,
    detail: { calls: [...calls], ...(read && { read }), ...(why && { why }) },
  };
}

/** The one call that a builder tries, with values of their own. */
export function trialStep(call: Call): PlanStep {
  const step = planStep([call], own);
  return { ...step, detail: { ...step.detail, trial: true } };
}

/** When its call has come to something nothing more is planned. */
export const isTrial = (steps: readonly Step[]): boolean =>
  plansOf(steps).some(({ detail }) => detail.trial === true);

export function consentStep(call: Call, detail: ConsentStep["detail"]): ConsentStep {
  return { ...begun("consent"), status: "running", ...aboutCall(call), detail };
}

export function confirmStep(call: Call, confirmationId: ConfirmationId): ConfirmStep {
  return { ...begun("confirm"), status: "running", ...aboutCall(call), detail: { confirmationId } };
}

export function callStep(call: Call, status: CallStep["status"], detail: CallStep["detail"]): CallStep {
  return { ...begun("call"), status, ...aboutCall(call), detail };
}

export function answerStep(locale: "zh" | "en", detail: AnswerStep["detail"]): AnswerStep {
  const summary = locale === "zh" ? "回答" : "Answer";
  return { ...begun("answer"), status: "done", summary, detail };
}

/** What a stop makes of the steps: the question and the calls to come are over, the outcome of a call under way is unknown. */
export function stopped(steps: readonly Step[]): { settle: Step[]; add: Step[] } {
  const question = openQuestion(steps);
  const underWay = callUnderWay(steps);
  return {
    settle: [
      ...(question ? [{ ...question, status: "skipped" as const }] : []),
      ...(underWay ? [unknownOutcome(underWay, { stopped: true })] : []),
    ],
    add: openCalls(steps).map((call) => callStep(call, "skipped", { outcome: "stopped", sent: false })),
  };
}

/** A write is never sent again by itself, nor is a code: what was under way when nobody waited any more stays unknown. */
export function unknownOutcome(step: CallStep, why: Pick<CallStep["detail"], "stopped"> = {}): CallStep {
  const { used } = step.detail;
  const detail = { outcome: "unknown", reason: "", sent: true, ...(used && { used }), ...why } as const;
  return { ...step, status: "failed", detail };
}

const begun = <K extends Step["kind"]>(kind: K) => ({ id: newId("stp"), kind, at: new Date() });

const aboutCall = ({ callId, skillId, operationId, summary }: Call): AboutCall => ({
  callId,
  skillId,
  operationId,
  summary,
});
