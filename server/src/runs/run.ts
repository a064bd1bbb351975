import type { AssistantBar, RunAssistant } from "../assistants/index.ts";
import type { LookedUp } from "../confirmations/index.ts";
import type { Unapproved } from "../consent/index.ts";
import type { Message } from "../conversations/index.ts";
import type { CallOutcome } from "../invocation/index.ts";
import type { Catalogue } from "../permissions/index.ts";
import type {
  AskState,
  Choice,
  Language,
  Offers,
  PlannedCall,
  PlannerIO,
  Reference,
} from "../planner/index.ts";
import type {
  ApplicationId,
  AssistantId,
  ChoiceId,
  ConfirmationId,
  ConsentId,
  ConversationId,
  GrantId,
  PersonId,
  RunId,
  StepId,
} from "../platform/ids.ts";
import type { KeptModel } from "../policies/index.ts";
import type { AnswerName, AnswerTime } from "../skill-files/index.ts";
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

/** Why a planner chose a step. */
export type Why = Parameters<NonNullable<PlannerIO["explain"]>>[0];

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

/**
 * One decision of the planner. `read`: what it was made from, `why`: by what; steps that an earlier version kept do not say. `trial`:
 * its builder's own choice, of which no planner is asked.
 */
export type PlanStep = StepOf<"plan", { calls: Call[]; read?: Label; why?: Why; trial?: true }>;
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
 * stopped while the call was under way. `unapproved`: why it was not made, where an admin must approve something first.
 * `used`: under which permissions it left. `ms`: how long the skill took.
 */
export type CallStep = StepOfCall<
  "call",
  (CallOutcome | { outcome: "sending" } | { outcome: "stopped" }) & {
    sent: boolean;
    askedAgain?: true;
    stopped?: true;
    unapproved?: readonly Unapproved[];
    ms?: number;
    used?: { grantId: GrantId; scopes: readonly string[] };
  }
>;
/** A piece of an answer: words in Markdown, or what a call has answered, with what it and its members are called, and which of them are times. */
export type KeptPart =
  | { text: string }
  | (Reference & {
      title: string;
      skill: string;
      times?: readonly AnswerTime[];
      names?: readonly AnswerName[];
    });
/** What the platform does when it is pressed. */
export type OwnAct =
  | { does: "revoke"; grants: readonly { grantId: GrantId; codes: readonly string[] }[] }
  | { does: "revoke_all" }
  | { does: "keep" };
/** A choice as it was offered: whoever presses it names it by an id that the platform gave it. */
export type KeptChoice = { id: ChoiceId; label: string } & (Choice | { kind: "platform"; act: OwnAct });
/** `offeredBy`: who could have written its choices and suggestions; left out, whoever could have written the answer. */
export type KeptAnswer = Pick<Offers, "suggestions"> & {
  choices?: readonly KeptChoice[];
  offeredBy?: Label;
  parts?: readonly KeptPart[];
  /** Why it was said or asked, and nothing called. */
  why?: Why;
  /** No planner had a hand in it. */
  by?: "platform";
};
export type AnswerStep = StepOf<"answer", KeptAnswer>;
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
  /** What is worked on: what the person said, or what they had said when they press a choice or want it once more. */
  request: string;
  /** What they pressed to begin it. */
  chosen: KeptChoice | null;
  /** The run that this is once more. */
  repeats: RunId | null;
  /** The application that asked in the person's name through the assistant API; `null`: they asked themselves. */
  through: ApplicationId | null;
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
  /** `label`: of all that whoever wrote it had read by then. `offered`: what it gave the person to say next. */
  earlier: (Pick<Message, "role" | "text"> & {
    /** When it was said. */
    at?: string;
    label: Label;
    offered?: { texts: readonly string[]; by: Label | null } | null;
  })[];
  /** The turns before it, oldest first: the latest few, with the steps that say what was called. */
  earlierRuns: { request: string; steps: Step[] }[];
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
  /** What its organisation decided about a language model. */
  model: KeptModel | null;
  /** The permission points there are. */
  catalogue: Catalogue;
  /** How often it was put off in a row, until its skill connects again. */
  putOff: number;
}

/** Somebody else moved the run since it was read: whoever did goes on with it. */
export class MovedMeanwhile extends Error {}
