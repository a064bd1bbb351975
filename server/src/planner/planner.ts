import type { AssistantPlan, PlanningRule, RunAssistant, Suggestions } from "../assistants/index.ts";
import type { CallOutcome } from "../invocation/index.ts";
import type { CallId } from "../platform/ids.ts";
import type { Account, Model } from "../policies/index.ts";
import type { AnswerName, AnswerTime, Operation } from "../skill-files/index.ts";
import type { Why } from "./why.ts";

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
  /** What its file calls the members of its answer. */
  answerNames?: readonly AnswerName[];
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
 * What another call of this turn or of an earlier one has answered by then, as it stands in the answer: put in by the
 * platform, which knows whose it is. `path`: a JSON Pointer, empty for all of it.
 */
export interface Reference {
  from: CallId;
  path: string;
}

/** The last `user` entry is the current request; calls after it belong to the current turn. */
export type TranscriptEntry =
  | { kind: "user"; text: string }
  | ({ kind: "assistant"; text: string } & Privacy)
  | CallEntry;

/**
 * `isPrivate`: it is the person's own, answered under a permission of theirs or made from such an answer. `staysHere`: it
 * is from before the organisation last decided what a model's provider may read.
 */
interface Privacy {
  isPrivate?: true;
  staysHere?: true;
}

export type CallEntry = { kind: "call" } & Privacy & PlannedCall & CallOutcome;

/**
 * A call that an earlier turn of the conversation planned. `left`: nobody decided on it, because the person went on
 * talking. `ownWords`: its values are the person's own, see `NextStep`.
 */
export type EarlierCall = PlannedCall &
  (CallOutcome | { outcome: "left" }) & {
    ownWords: boolean;
  };

/** A turn before this one: what the person said, and what it called. */
export interface EarlierTurn {
  request: string;
  calls: EarlierCall[];
}

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
  /** The latest few turns, oldest first. */
  earlier?: readonly EarlierTurn[];
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
  /**
   * Chosen by a rule of the builder, or by the person, who pressed it among the choices of the last answer: it is called
   * for the current request, whatever that says. When it was pressed, the current request is the one that was answered
   * with the choices.
   */
  chosen?: OperationKey;
  /** What the person pressed in answer to `pending`: this is the value, whatever the words on it. */
  picked?: { value: unknown };
  /** Whom to ask; left out, the planner that needs no model plans. */
  model?: Model;
  /** What may be offered to say next, under an answer; left out, nothing is. */
  suggest?: Suggesting;
  /** What no request to this operation can be built from, in English, by key; nothing is sent. */
  problemsOf?(call: Omit<PlannedCall, "callId">): string[];
}

/** What the person may be offered to say next, as the assistant's builder decided. */
export interface Suggesting extends Pick<Suggestions, "rule" | "questions"> {
  kind: Exclude<Suggestions["kind"], "off">;
  starters: readonly string[];
  /** Nothing that anybody else wrote has been read by now: a model may word them. Else it chooses among the assistant's own. */
  isFree: boolean;
  /** Whether it would be called, or the person asked, as far as its builder and an admin are concerned. */
  mayRun(operation: OperationKey): boolean;
  /** It is for the platform to answer. */
  isPlatforms(text: string): boolean;
}

/** A piece of an answer: words of the planner's own in Markdown, or what a call of the turn has answered, shown as it is. */
export type AnswerPart = { text: string } | Reference;

/**
 * What the person may press: an operation for what they have just asked, or the value that a question asks for. What the
 * platform itself does is never among what a planner offers.
 */
export type Choice = { label: string } & (
  | { kind: "operation"; operation: OperationKey }
  | { kind: "value"; value: unknown }
);

/** What the person may press or say next. `ownWords`: made as calls of that kind are, see `NextStep`. */
export interface Offers {
  choices?: readonly Choice[];
  /** Three at most. */
  suggestions?: readonly string[];
  ownWords?: true;
}

/** `text`: all of it in Markdown, for whoever reads nothing else; `parts`: the same in pieces. */
interface Said extends Offers {
  text: string;
  parts?: readonly AnswerPart[];
}

/**
 * `calls`: at least one, made in this order. `ownWords`: made from what the person said, the operation's own file and
 * what the builder wrote, whatever was answered to whom; a planner's own code vouches for it, never a model.
 */
export type NextStep =
  | { kind: "calls"; calls: PlannedCall[]; ownWords?: true }
  | ({ kind: "ask" } & AskState & Said)
  | ({ kind: "answer" } & Said);

export interface PlannerIO {
  /** Aborted when the person stops the run, this node stops, or planning takes too long. */
  signal: AbortSignal;
  /** A piece of the answer, as it is written. */
  say(delta: string): void;
  /** What was said so far is void: the answer is written anew. */
  restart(): void;
  /** Of what a model is asked in this run. */
  account?: Account;
  /** Why the step is as it is; of several reasons the last counts. Left out: nobody wants to know. */
  explain?(why: Why): void;
}

/** Stateless: asked for the first step of a turn, and again when every call of the last one has an outcome. */
export interface Planner {
  nextStep(input: PlannerInput, io: PlannerIO): Promise<NextStep>;
}

/**
 * A skill's operations as a planner knows them: parameters that the platform fills are not in it, nor those of which the
 * file leaves one value, nor anything secret.
 */
export function plannerOperations({
  skillId,
  title,
  operations,
}: {
  skillId: string;
  title: string;
  operations: readonly Operation[];
}): PlannerOperation[] {
  return operations.map(
    ({ operationId, summary, description, keywords, examples, parameters, answerTimes, answerNames }) => ({
      skillId,
      operationId,
      title,
      summary,
      description,
      keywords,
      examples,
      parameters: parameters.filter(({ context, constant }) => context === null && constant === undefined),
      ...(answerTimes && { answerTimes }),
      ...(answerNames && { answerNames }),
    }),
  );
}

export const operationOf = <O extends OperationKey>(
  key: OperationKey,
  operations: readonly O[],
): O | undefined =>
  operations.find(({ skillId, operationId }) => skillId === key.skillId && operationId === key.operationId);
