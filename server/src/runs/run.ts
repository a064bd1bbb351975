import type { AssistantBar, RunAssistant } from "../assistants/index.ts";
import type { LookedUp } from "../confirmations/index.ts";
import type { Message } from "../conversations/index.ts";
import type { CallOutcome } from "../invocation/index.ts";
import type { AskState, Language, PlannedCall } from "../planner/index.ts";
import type {
  AssistantId,
  ConfirmationId,
  ConsentId,
  ConversationId,
  PersonId,
  RunId,
  StepId,
} from "../platform/ids.ts";
import type { Label } from "./provenance/label.ts";

/** A call as it was planned, with what the platform found out about it then. */
export interface Call extends PlannedCall {
  /** The operation's own words for what it does, as its developer gave them. */
  summary: string;
  /** By parameter key, for those that name a person. */
  people?: Record<string, LookedUp>;
  /** Why it cannot be made so, for the person. */
  refused?: string;
  /** The same call once more (re-consent signal): as a write it is confirmed, whatever was let run unasked. */
  again?: true;
}

interface StepOf<K, D> {
  id: StepId;
  kind: K;
  status: "running" | "done" | "failed" | "skipped";
  summary: string;
  at: Date;
  detail: D;
}

/** The call that a step is about. */
export type AboutCall = Pick<Call, "callId" | "skillId" | "operationId" | "summary">;
type StepOfCall<K, D> = StepOf<K, D> & AboutCall;

/** One decision of the planner. `read`: what it was made from; steps that an earlier version kept do not say. */
export type PlanStep = StepOf<"plan", { calls: Call[]; read?: Label }>;
/** `scopes`: what was asked for; `done` when all of it was allowed. */
export type ConsentStep = StepOfCall<"consent", { consentId: ConsentId; scopes: readonly string[] }>;
/**
 * `confirmed`: what the call is to send, once the person said so. Its values are kept as the text that the digest is
 * of: what is sent is byte for byte what was confirmed.
 */
export type ConfirmStep = StepOfCall<
  "confirm",
  { confirmationId: ConfirmationId; confirmed?: { json: string; digest: string } }
>;
/**
 * `sent`: a request left. `askedAgain`: the skill said that the permission was gone, and it was. `stopped`: the run was
 * stopped while the call was under way.
 */
export type CallStep = StepOfCall<
  "call",
  (CallOutcome | { outcome: "sending" } | { outcome: "stopped" }) & {
    sent: boolean;
    askedAgain?: true;
    stopped?: true;
  }
>;
export type AnswerStep = StepOf<"answer", Record<string, never>>;
export type Question = ConsentStep | ConfirmStep;
export type Step = PlanStep | Question | CallStep | AnswerStep;

/** `queued` and `in_progress`: a worker has it or will. `requires_action`: a person has it. The others: over. */
export type RunState =
  | { status: "queued" }
  | { status: "in_progress" }
  | { status: "requires_action"; question: Question }
  | { status: "completed"; answer: string }
  | { status: "failed"; error: { code: string; message: string } }
  | { status: "cancelled" }
  | { status: "expired" };
export type RunStatus = RunState["status"];

/** One turn of the assistant: from "the user said" to "the assistant answered". */
export type Run = RunState & {
  id: RunId;
  conversationId: ConversationId;
  assistantId: AssistantId;
  /** The published version it runs; `null`: the draft. */
  version: number | null;
  /** What its builder decided, in that version. */
  assistant: RunAssistant;
  personId: PersonId;
  /** What the person said. */
  request: string;
  /** What the person set. */
  locale: Language;
  /** Counts its changes; a change that does not know the latest one is refused. */
  revision: number;
  /** By what a worker has it; `null` in the hands of whoever has a right to move it from outside. */
  lease: string | null;
  steps: Step[];
  /** How many of its steps are in their rows; the others are written with its next move. */
  kept: number;
};

export const isOver = (status: RunStatus): boolean =>
  status === "completed" || status === "failed" || status === "cancelled" || status === "expired";

/** A run in the hands of a worker, with what else it needs. */
export interface Turn {
  run: Run;
  /** `label`: of all that whoever wrote it had read by then. */
  earlier: (Pick<Message, "role" | "text"> & { label: Label })[];
  /** What the answer before asked of the person. */
  pending: AskState | null;
  person: {
    userId: string;
    unionId: string;
    jobNum: string;
    corpId: string;
    disabled: boolean;
    passwordGiven: boolean;
  };
  /** Why its assistant serves it no more. */
  bar: AssistantBar | null;
  /** In which the person is answered: that of their own words. */
  language: Language;
  now: Date;
  /** How often it was put off in a row, until its skill connects again. */
  putOff: number;
}

/** Somebody else moved the run since it was read: whoever did goes on with it. */
export class MovedMeanwhile extends Error {}
