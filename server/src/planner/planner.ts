import type { AssistantPlan, PlanningRule } from "../assistants/index.ts";

/** One operation the assistant may call. Parameters that the platform fills itself are never among these. */
export interface PlannerOperation {
  skillId: string;
  operationId: string;
  /** The skill's title, given by its developer. */
  title: string;
  summary: string;
  description: string;
  /** When there are any, the person's own words must contain one of them, unless a rule chose the operation. */
  keywords: string[];
  examples: { input: string; output: Record<string, unknown> }[];
  parameters: PlannerParameter[];
}

export interface PlannerParameter {
  name: string;
  required: boolean;
  description: string;
  /** JSON Schema. */
  schema: Record<string, unknown>;
  default?: unknown;
  /** The form a value must have: `time` as `iso8601` or `strftime:<Java pattern>`, or a person's `name`. */
  entity: { category: string; format: string } | null;
}

/** `refused`: no permission. `cancelled`: the person looked at what would be sent and chose not to send it. */
export type CallProblem =
  | "refused"
  | "cancelled"
  | "expired"
  | "failed"
  | "unknown"
  | "planning_off"
  | "not_available";

/** The last `user` entry is the current request; calls after it belong to the current turn. */
export type TranscriptEntry =
  | { kind: "user"; text: string }
  | { kind: "assistant"; text: string }
  | {
      kind: "call";
      skillId: string;
      operationId: string;
      outcome: "answered";
      /** Parsed JSON, or text. */
      result: unknown;
      display: "auto" | "disabled" | "markdown";
    }
  | {
      kind: "call";
      skillId: string;
      operationId: string;
      outcome: CallProblem;
      /** In the person's `locale`. */
      reason: string;
    };

export interface PlannerInput {
  transcript: TranscriptEntry[];
  operations: PlannerOperation[];
  /** The person's language when their own words do not show it. */
  locale: "zh" | "en";
  now: Date;
  /** IANA name, such as `Asia/Shanghai`. */
  timeZone: string;
  /** What the assistant's builder decided (see `withRules`); left out, everything is planned. */
  mode?: AssistantPlan["mode"];
  rules?: readonly PlanningRule[];
  /** The operation that a rule chose for the person's words at this place of the transcript. */
  forced?: { skillId: string; operationId: string; since: number };
}

export type NextStep =
  | { kind: "call"; skillId: string; operationId: string; arguments: Record<string, unknown> }
  | { kind: "answer" /** Markdown. */; text: string };

/** Stateless: asked for the first step of a turn, and again after each call of it has an outcome. */
export interface Planner {
  nextStep(input: PlannerInput, signal?: AbortSignal): Promise<NextStep>;
}
