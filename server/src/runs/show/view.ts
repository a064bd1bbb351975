import { z } from "zod";
import {
  type ConfirmationOfRun,
  ConfirmationOutcome,
  ConfirmationView,
  confirmationOutcome,
  confirmationView,
} from "../../confirmations/index.ts";
import type { Reader } from "../../consent/index.ts";
import { callProblems } from "../../invocation/index.ts";
import type { Catalogue } from "../../permissions/index.ts";
import type { AskState } from "../../planner/index.ts";
import { Time } from "../../platform/http/schemas.ts";
import type { AboutCall, Run, Step } from "../run.ts";
import { AnswerView, answerView } from "./answer-view.ts";
import {
  type ConsentOfRun,
  ConsentView,
  consentOutcome,
  consentView,
  NeedsAdmin,
  needsAdminIn,
  StepConsent,
} from "./consent-view.ts";
import { type Standing, UsedView, usedView } from "./used.ts";
import { WhyView, whyIn } from "./why-view.ts";

/** A run with what its reader wants beside it. */
export interface ShownRun {
  run: Run;
  consents: ConsentOfRun[];
  confirmations: ConfirmationOfRun[];
  /** What its answer asks of the person. */
  asks: AskState | null;
  /** How the permissions that its calls used stand now. */
  standings: Standing[];
  /** By which its permissions are named. */
  catalogue: Catalogue;
  createdAt: Date;
  completedAt: Date | null;
}

const StepOutcome = z
  .enum(["sending", "stopped", "answered", ...callProblems])
  .meta({ id: "StepOutcome", description: "What became of a call, or that the step was stopped." });

const StepView = z
  .object({
    id: z.string(),
    kind: z.enum(["plan", "consent", "confirm", "call", "answer"]),
    status: z.enum(["running", "done", "failed", "skipped"]),
    summary: z.string(),
    operationId: z.string().optional().describe("Of a plan with several calls none is named."),
    callId: z.string().optional().describe("The call that the step is about."),
    at: Time,
    outcome: StepOutcome.optional(),
    sent: z.boolean().optional().describe("Of a call: whether a request left."),
    ms: z.number().optional().describe("Of a call that was sent: how long its skill took."),
    stopped: z.literal(true).optional().describe("The run was stopped while the call was under way."),
    needsAdmin: z.array(NeedsAdmin).optional().describe("Why a call is not available, where that is why."),
    why: WhyView.optional().describe("Of a plan, or of an answer that nothing was called for."),
    confirmation: ConfirmationOutcome.optional(),
    consent: StepConsent.optional(),
  })
  .meta({ id: "RunStep" });

export const DeltaView = z
  .object({
    text: z.string(),
    reset: z.literal(true).optional().describe("The whole text so far, in the place of what came before."),
  })
  .meta({
    id: "Delta",
    description:
      "A piece of the answer as it is written. Not stored: the run that ends holds the text that counts.",
  });

export const RunView = z
  .object({
    id: z.string(),
    conversationId: z.string(),
    assistantId: z.string(),
    status: z.enum([
      "queued",
      "in_progress",
      "requires_action",
      "completed",
      "failed",
      "cancelled",
      "expired",
    ]),
    createdAt: Time,
    completedAt: Time.nullable(),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    steps: z.array(StepView),
    requiredAction: z
      .discriminatedUnion("kind", [
        z.object({ kind: z.literal("consent"), consent: ConsentView }),
        z.object({ kind: z.literal("confirm"), confirmation: ConfirmationView }),
      ])
      .nullable(),
    message: AnswerView.nullable(),
    used: z.array(UsedView).describe("What its calls used of what the person allowed, now or before."),
  })
  .meta({ id: "Run", description: "One turn, from what the person said to what the assistant answered." });

/** A run as its person sees it, in their language. */
export function viewOf(shown: ShownRun, locale: "zh" | "en"): z.input<typeof RunView> {
  const reader = { locale, catalogue: shown.catalogue };
  const { run, createdAt, completedAt } = shown;
  return {
    id: run.id,
    conversationId: run.conversationId,
    assistantId: run.assistantId,
    status: run.status,
    createdAt: createdAt.toISOString(),
    completedAt: completedAt?.toISOString() ?? null,
    error: run.status === "failed" ? run.error : null,
    steps: run.steps.map((step) => stepView(step, shown, reader)),
    requiredAction: requiredActionOf(shown, reader),
    message: run.status === "completed" ? answerView(run.answer, shown) : null,
    used: usedView(run.steps, shown.standings, reader),
  };
}

function requiredActionOf(
  { run, consents, confirmations }: ShownRun,
  reader: Reader,
): z.input<typeof RunView>["requiredAction"] {
  if (run.status !== "requires_action") return null;
  const { question } = run;
  if (question.kind === "consent") {
    const consent = consents.find(({ id }) => id === question.detail.consentId);
    return consent === undefined ? null : { kind: "consent", consent: consentView(consent, reader) };
  }
  const confirmation = confirmations.find(({ id }) => id === question.detail.confirmationId);
  return confirmation === undefined
    ? null
    : { kind: "confirm", confirmation: confirmationView(confirmation) };
}

function stepView(
  step: Step,
  { run, consents, confirmations }: ShownRun,
  reader: Reader,
): z.input<typeof StepView> {
  const { id, kind, status, summary, at } = step;
  const view = { id, kind, status, summary, at: at.toISOString() };
  const wasStopped = status === "skipped" && run.status === "cancelled";
  const stopped = wasStopped ? { outcome: "stopped" as const } : {};
  switch (step.kind) {
    case "plan": {
      const [call, ...others] = step.detail.calls;
      const why = whyIn(step.detail);
      if (call === undefined || others.length > 0) return { ...view, ...why };
      return { ...view, ...why, operationId: call.operationId, callId: call.callId };
    }
    case "call": {
      const { outcome, sent, ms, stopped, unapproved } = step.detail;
      const needsAdmin = unapproved?.map(needsAdminIn(reader));
      return {
        ...view,
        ...aboutCall(step),
        outcome,
        sent,
        ...(ms !== undefined && { ms }),
        ...(stopped && { stopped }),
        ...(needsAdmin && { needsAdmin }),
      };
    }
    case "consent": {
      const consent = consents.find(({ id }) => id === step.detail.consentId);
      return { ...view, ...aboutCall(step), ...stopped, ...consentOutcome(consent) };
    }
    case "confirm": {
      const confirmation = confirmations.find(({ id }) => id === step.detail.confirmationId);
      return { ...view, ...aboutCall(step), ...stopped, ...confirmationOutcome(confirmation) };
    }
    case "answer":
      return { ...view, ...whyIn(step.detail) };
    default:
      return step satisfies never;
  }
}

const aboutCall = ({ operationId, callId }: AboutCall) => ({ operationId, callId });
