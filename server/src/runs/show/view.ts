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
  SkillOnCard,
  scopeOnCard,
} from "../../consent/index.ts";
import { Time } from "../../platform/http/schemas.ts";
import type { ConsentId, GrantId } from "../../platform/ids.ts";
import { callOutcomes, type Run, type Step } from "../run.ts";

/** A consent request as a run shows it: the card while it is open, its outcome afterwards. */
export interface ConsentOfRun {
  id: ConsentId;
  card: Card;
  status: ConsentStatus;
  scopes: string[] | null;
  duration: z.infer<typeof DurationView> | null;
  grantId: GrantId | null;
  expiresAt: string;
}

/** A run with what its reader wants beside it. */
export interface ShownRun {
  run: Run;
  consents: ConsentOfRun[];
  confirmations: ConfirmationOfRun[];
  answer: string | null;
  error: { code: string; message: string } | null;
  createdAt: Date;
  completedAt: Date | null;
}

const StepConsent = z
  .object({
    decision: z.enum(["allow", "deny", "expired", "superseded"]),
    scopes: z.array(z.string()).describe("What was allowed."),
    asked: z.array(z.string()).describe("What the card asked for."),
    duration: DurationView.nullable(),
    grantId: z.string().nullable(),
  })
  .meta({ id: "StepConsent", description: "What became of a consent card." });

const StepView = z
  .object({
    id: z.string(),
    kind: z.enum(["plan", "consent", "confirm", "call", "answer"]),
    status: z.enum(["running", "done", "failed", "skipped"]),
    summary: z.string(),
    operationId: z.string().optional(),
    at: Time,
    outcome: z.enum(callOutcomes).meta({ id: "CallOutcome" }).optional(),
    confirmation: ConfirmationOutcome.optional(),
    consent: StepConsent.optional(),
  })
  .meta({ id: "RunStep" });

const ConsentScope = z
  .object({
    code: z.string(),
    name: z.string(),
    description: z.string(),
    sensitive: z.boolean(),
    required: z.boolean(),
  })
  .meta({
    id: "ConsentScope",
    description: "A permission as a consent card asks for it, in the reader's language.",
  });

const ConsentView = z
  .object({
    id: z.string(),
    application: z.object({ name: z.string(), provider: z.string(), privacyUrl: z.string().nullable() }),
    skill: SkillOnCard,
    request: z.string().describe("The person's own words."),
    because: Because.optional(),
    durations: z.array(DurationView),
    defaultDuration: DurationView,
    scopes: z.array(ConsentScope),
    all: z.array(z.string()).describe("The codes that `allow_all` would cover."),
    expiresAt: Time,
  })
  .meta({ id: "ConsentRequest", description: "A consent card." });

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
    message: z.object({ text: z.string() }).nullable(),
  })
  .meta({ id: "Run", description: "One turn, from what the person said to what the assistant answered." });

/** A run as its person sees it, in their language. */
export function viewOf(shown: ShownRun, locale: "zh" | "en"): z.input<typeof RunView> {
  const { run, answer, error, createdAt, completedAt } = shown;
  return {
    id: run.id,
    conversationId: run.conversationId,
    assistantId: run.assistantId,
    status: run.status,
    createdAt: createdAt.toISOString(),
    completedAt: completedAt?.toISOString() ?? null,
    error,
    steps: run.steps.map((step) => stepView(step, shown)),
    requiredAction: requiredActionOf(shown, locale),
    message: answer === null ? null : { text: answer },
  };
}

function requiredActionOf(
  { run, consents, confirmations }: ShownRun,
  locale: "zh" | "en",
): z.input<typeof RunView>["requiredAction"] {
  if (run.status !== "requires_action") return null;
  const consent = consents.find(({ status }) => status === "pending");
  if (consent !== undefined) return { kind: "consent", consent: consentView(consent, locale) };
  const confirmation = confirmations.find(({ status }) => status === "pending");
  return confirmation === undefined
    ? null
    : { kind: "confirm", confirmation: confirmationView(confirmation) };
}

function stepView(step: Step, { consents, confirmations }: ShownRun): z.input<typeof StepView> {
  const { id, kind, status, summary, operationId, at } = step;
  const view = { id, kind, status, summary, at: at.toISOString(), ...(operationId && { operationId }) };
  switch (step.kind) {
    case "call":
      return { ...view, outcome: step.detail.outcome };
    case "consent":
      return { ...view, ...consentOutcome(consents.find(({ id }) => id === step.detail.consentId)) };
    case "confirm":
      return {
        ...view,
        ...confirmationOutcome(confirmations.find(({ id }) => id === step.detail.confirmationId)),
      };
    default:
      return view;
  }
}

function consentOutcome(consent: ConsentOfRun | undefined): Pick<z.input<typeof StepView>, "consent"> {
  if (consent === undefined || consent.status === "pending") return {};
  const { status: decision, scopes, duration, grantId, card } = consent;
  return { consent: { decision, scopes: scopes ?? [], asked: card.scopes, duration, grantId } };
}

function consentView(
  { id, card, expiresAt }: ConsentOfRun,
  locale: "zh" | "en",
): z.input<typeof ConsentView> {
  return {
    ...card,
    durations: [...card.durations],
    id,
    scopes: card.scopes.map((code) => scopeOnCard(code, locale)),
    expiresAt: new Date(expiresAt).toISOString(),
  };
}
