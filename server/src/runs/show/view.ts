import { z } from "zod";
import {
  type ConfirmationOfRun,
  ConfirmationOutcome,
  ConfirmationView,
  confirmationOutcome,
  confirmationView,
} from "../../confirmations/index.ts";
import {
  Because,
  type Card,
  type ConsentStatus,
  DurationView,
  OnCard,
  type Reader,
  scopeOnCard,
  type Unapproved,
} from "../../consent/index.ts";
import { callProblems } from "../../invocation/index.ts";
import type { Catalogue } from "../../permissions/index.ts";
import type { AskState } from "../../planner/index.ts";
import { Time } from "../../platform/http/schemas.ts";
import type { ConsentId, GrantId } from "../../platform/ids.ts";
import type { AboutCall, Run, Step } from "../run.ts";
import { AnswerView, answerView } from "./answer-view.ts";
import { type Standing, UsedView, usedView } from "./used.ts";
import { WhyView, whyIn } from "./why-view.ts";

/** A consent request as a run shows it: the card while it is open, its outcome afterwards. */
export interface ConsentOfRun {
  id: ConsentId;
  card: Card;
  status: ConsentStatus;
  scopes: string[] | null;
  duration: z.infer<typeof DurationView> | null;
  grantId: GrantId | null;
  revokedAt: string | null;
  expiresAt: string;
}

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

const StepConsent = z
  .object({
    decision: z
      .enum(["allow", "deny", "expired", "superseded", "unavailable"])
      .describe("`unavailable`: what it asked for was gone; the run's error says what."),
    scopes: z.array(z.string()).describe("What was allowed."),
    asked: z.array(z.string()).describe("What the card asked for."),
    duration: DurationView.nullable(),
    grantId: z.string().nullable(),
    revokedAt: Time.nullable().describe("When the person took back what they allowed."),
  })
  .meta({ id: "StepConsent", description: "What became of a consent card." });

const StepOutcome = z
  .enum(["sending", "stopped", "answered", ...callProblems])
  .meta({ id: "StepOutcome", description: "What became of a call, or that the step was stopped." });

const NeedsAdmin = z
  .object({ code: z.string(), name: z.string(), asked: z.boolean().describe("An admin has been told.") })
  .meta({
    id: "NeedsAdmin",
    description: "A permission that an admin must approve before anybody is asked for it.",
  });

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

const ConsentScope = OnCard.Scope.extend({
  required: z.boolean().describe("The card asks for it."),
}).meta({
  id: "ConsentScope",
  description: "A permission as a consent card shows it, in the reader's language.",
});

const SkillInAll = z
  .object({
    skill: OnCard.Skill.extend({ id: z.string() }),
    application: z.object({
      name: z.string(),
      provider: z.string(),
      other: z.boolean().describe("Another application than that of the card's skill."),
    }),
    scopes: z.array(ConsentScope),
  })
  .meta({ id: "SkillInAll", description: "A skill with what `allow_all` may allow it." });

const ConsentView = z
  .object({
    id: z.string(),
    application: OnCard.Application,
    skill: OnCard.Skill,
    request: z.string().describe("The person's own words."),
    because: Because.optional(),
    reader: z.string().optional().describe("Whose language model may be told what it opens: a host."),
    durations: z.array(DurationView),
    defaultDuration: DurationView,
    scopes: z.array(ConsentScope),
    all: z
      .array(z.string())
      .describe(
        "The codes that `allow_all` may cover; the sensitive ones where they are asked for or named.",
      ),
    allSkills: z
      .array(SkillInAll)
      .describe("The same by skill: who would get what, and where it would go; empty on cards of before."),
    leftOut: z.array(NeedsAdmin).describe("What `allow_all` leaves out because no admin has approved it."),
    changed: z
      .literal(true)
      .optional()
      .describe("The person allowed some of it before, to the skill as it was then."),
    expiresAt: Time,
  })
  .meta({ id: "ConsentRequest", description: "A consent card." });

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

function consentOutcome(consent: ConsentOfRun | undefined): Pick<z.input<typeof StepView>, "consent"> {
  if (consent === undefined || consent.status === "pending") return {};
  const { status: decision, scopes, duration, grantId, card } = consent;
  const revokedAt = consent.revokedAt === null ? null : new Date(consent.revokedAt).toISOString();
  return { consent: { decision, scopes: scopes ?? [], asked: card.scopes, duration, grantId, revokedAt } };
}

const needsAdminIn =
  (reader: Reader) =>
  ({ code, asked }: Unapproved): z.input<typeof NeedsAdmin> => ({
    code,
    name: scopeOnCard(code, reader).name,
    asked,
  });

function consentView({ id, card, expiresAt }: ConsentOfRun, reader: Reader): z.input<typeof ConsentView> {
  return {
    ...card,
    durations: [...card.durations],
    id,
    scopes: card.scopes.map((code) => ({ ...scopeOnCard(code, reader), required: true })),
    allSkills: (card.allSkills ?? []).map(({ own, scopes, ...entry }) => ({
      ...entry,
      scopes: scopes.map((code) => ({
        ...scopeOnCard(code, reader),
        required: own && card.scopes.includes(code),
      })),
    })),
    leftOut: (card.leftOut ?? []).map(needsAdminIn(reader)),
    expiresAt: new Date(expiresAt).toISOString(),
  };
}
