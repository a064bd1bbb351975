import type { AssistantPlan, PlanningRule, RunAssistant } from "../assistants/index.ts";
import type { CallOutcome } from "../invocation/index.ts";
import type { CallId } from "../platform/ids.ts";
import type { AnswerTime } from "../skill-files/index.ts";

export interface OperationKey {
  skillId: string;
  operationId: string;
}

/** One operation the assistant may call. Parameters that the platform fills itself are never among these. */
export interface PlannerOperation extends OperationKey {
  /** The skill's title, given by its developer. */
  title: string;
  summary: string;
  description: string;
  /** When there are any, the person's own words must contain one of them, unless a rule chose the operation. */
  keywords: string[];
  /** `output`: by parameter key. */
  examples: { input: string; output: Record<string, unknown> }[];
  parameters: PlannerParameter[];
  /** Numbers of its answer that are times. */
  answerTimes?: readonly AnswerTime[];
}

export interface PlannerParameter {
  /** What its value is given by. */
  key: string;
  name: string;
  required: boolean;
  description: string;
  /** JSON Schema. */
  schema: Record<string, unknown>;
  default?: unknown;
  /** The form a value must have: `time` as `iso8601` or `strftime:<Java pattern>`, or a person's `name`. */
  entity: { category: string; format: string } | null;
}

/** A call as the planner asked for it; its id is the planner's, made with `newId("cal")`. */
export interface PlannedCall extends OperationKey {
  callId: CallId;
  /** By parameter key; in the place of a value, or of a part of it, may stand a `Reference`. */
  arguments: Record<string, unknown>;
}

/**
 * What another call of the turn has answered by then, as it stands in the answer: put in by the platform, which knows
 * whose it is. `path`: a JSON Pointer, empty for all of it.
 */
export interface Reference {
  from: CallId;
  path: string;
}

/** The last `user` entry is the current request; calls after it belong to the current turn. */
export type TranscriptEntry =
  | { kind: "user"; text: string }
  | { kind: "assistant"; text: string }
  | ({ kind: "call" } & PlannedCall & CallOutcome);

/** A parameter that the person has not said yet. */
export interface MissingParameter {
  /** Of the parameter; of a member inside one, with the names that lead to it, joined by dots. */
  key: string;
  label: string;
  /** JSON Schema. */
  schema: Record<string, unknown>;
}

/** What was asked of the person and is still open. */
export interface AskState {
  about: OperationKey;
  /** What they have said of it: arguments by parameter key, without defaults. */
  filled: Record<string, unknown>;
  missing: MissingParameter[];
  text: string;
}

export interface PlannerInput {
  /** In its builder's words; `fallback` is said when it cannot help, empty when the builder wrote none. */
  assistant: Pick<RunAssistant, "name" | "instructions" | "fallback">;
  transcript: TranscriptEntry[];
  /** What the answer before the current request asked; `null`: nothing. */
  pending: AskState | null;
  operations: PlannerOperation[];
  /** The person's language when their own words do not show it. */
  locale: "zh" | "en";
  now: Date;
  /** IANA name, such as `Asia/Shanghai`. */
  timeZone: string;
  /** What the assistant's builder decided (see `withRules`). */
  mode: AssistantPlan["mode"];
  rules: readonly PlanningRule[];
  /** Chosen by a rule of the builder: it is called for the current request, whatever that says. */
  chosen?: OperationKey;
}

/**
 * `calls`: at least one, made in this order. `ownWords`: made from what the person said and from the operation's own
 * file, whatever was answered to whom; a planner's own code vouches for it, never a model. `text`: Markdown.
 */
export type NextStep =
  | { kind: "calls"; calls: PlannedCall[]; ownWords?: true }
  | ({ kind: "ask" } & AskState)
  | { kind: "answer"; text: string };

export interface PlannerIO {
  /** Aborted when the person stops the run, this node stops, or planning takes too long. */
  signal: AbortSignal;
  /** A piece of the answer, as it is written. */
  say(delta: string): void;
  /** What was said so far is void: the answer is written anew. */
  restart(): void;
}

/** Stateless: asked for the first step of a turn, and again when every call of the last one has an outcome. */
export interface Planner {
  nextStep(input: PlannerInput, io: PlannerIO): Promise<NextStep>;
}

export const operationOf = <O extends OperationKey>(
  key: OperationKey,
  operations: readonly O[],
): O | undefined =>
  operations.find(({ skillId, operationId }) => skillId === key.skillId && operationId === key.operationId);
