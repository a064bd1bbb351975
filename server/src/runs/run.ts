import type { RunAssistant } from "../assistants/index.ts";
import type { LookedUp } from "../confirmations/index.ts";
import type {
  AssistantId,
  CallId,
  ConfirmationId,
  ConsentId,
  ConversationId,
  OrganisationId,
  PersonId,
  RunId,
  StepId,
} from "../platform/ids.ts";

/** `queued` and `in_progress`: a worker has it or will. `requires_action`: a person has it. The others: over. */
export type RunStatus =
  | "queued"
  | "in_progress"
  | "requires_action"
  | "completed"
  | "failed"
  | "cancelled"
  | "expired";

export const isOver = (status: RunStatus): boolean =>
  status === "completed" || status === "failed" || status === "cancelled" || status === "expired";

/** Why a planned call has, or has not, an answer. */
export const callOutcomes = [
  "sending",
  "answered",
  "failed",
  "unknown",
  "refused",
  "cancelled",
  "planning_off",
  "not_available",
] as const;
export type CallOutcome = (typeof callOutcomes)[number];

interface StepOf<K extends string, D> {
  id: StepId;
  kind: K;
  status: "running" | "done" | "failed" | "skipped";
  /** The operation's own words for what it does, as its developer gave them. */
  summary: string;
  skillId: string;
  operationId: string;
  at: Date;
  detail: D;
}

export type PlanStep = StepOf<
  "plan",
  {
    /** Of the call, as the planner named it; absent in rows from before calls had ids. */
    callId?: CallId;
    arguments: Record<string, unknown>;
    /** By parameter, for those that name a person. */
    people?: Record<string, LookedUp>;
    /** The same call once more (re-consent signal): as a write it is confirmed, whatever was let run unasked. */
    again?: true;
    /** Why it cannot be called so, for the person. */
    refused?: string;
  }
>;
export type ConsentStep = StepOf<"consent", { consentId: ConsentId }>;
/**
 * `confirmed`: what the call is to send, once the person said so. Its values are kept as text: the database's own
 * JSON reorders the members of an object, and then other bytes would be sent than those of the digest.
 */
export type ConfirmStep = StepOf<
  "confirm",
  {
    confirmationId: ConfirmationId;
    confirmed?: { json: string; digest: string };
  }
>;
export type CallStep = StepOf<
  "call",
  {
    callId?: CallId;
    outcome: CallOutcome;
    result?: unknown;
    display?: "auto" | "disabled" | "markdown";
    reason?: string;
    /** The skill said that the permission was gone, and it was: the same call was planned once more. */
    askedAgain?: true;
  }
>;
export type AnswerStep = StepOf<"answer", Record<string, never>>;
export type Step = PlanStep | ConsentStep | ConfirmStep | CallStep | AnswerStep;

/** One turn of the assistant: from "the user said" to "the assistant answered". */
export interface Run {
  id: RunId;
  organisationId: OrganisationId;
  conversationId: ConversationId;
  assistantId: AssistantId;
  /** The published version it runs; `null`: the draft. */
  version: number | null;
  plan: RunAssistant;
  personId: PersonId;
  status: RunStatus;
  /** What the person said. */
  request: string;
  locale: "zh" | "en";
  /** Counts its changes; a change that does not know the latest one is refused. */
  revision: number;
  steps: Step[];
}
