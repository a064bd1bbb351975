import type { ApplicationId, CallId, PersonId, RunId, SkillId } from "../../platform/ids.ts";
import type { Trace } from "../trace/trace.ts";

/** What a call came to, as a list is narrowed by it. `unanswered`: it was sent, and no answer could be read. */
export const callStatuses = ["failed", "2xx", "3xx", "4xx", "5xx", "unanswered", "not_sent"] as const;
export type CallStatus = (typeof callStatuses)[number];

/** Which calls of an application. `person`: by the name that its developers know them by (`Caller`). */
export interface LogFilter {
  applicationId: ApplicationId;
  from?: Date | undefined;
  to?: Date | undefined;
  status?: CallStatus | undefined;
  skillId?: SkillId | undefined;
  operationId?: string | undefined;
  person?: string | undefined;
  transport?: "http" | "stream" | undefined;
  /** Part of an operation's name or path, or the whole id of a call or of a run. */
  words?: string | undefined;
}

/** For whom a call was made. `alias` is the same in every call to one application, and another in the next. */
export interface Caller {
  alias: string;
  id: PersonId | null;
  name: string | null;
}

/** A call as a list has it: nothing of what was said in it. */
export interface LoggedCall {
  id: CallId;
  at: Date;
  runId: RunId;
  outcome: "sending" | "answered" | "failed" | "unknown";
  method: string;
  operationId: string;
  path: string;
  skill: { id: SkillId; title: string };
  version: number | null;
  status: number | null;
  failure: string | null;
  sent: boolean | null;
  transport: "http" | "stream";
  rt: number | null;
  caller: Caller;
}

/** What is known of one call beyond its line. */
export interface LoggedCallDetail extends LoggedCall {
  request: Trace["request"];
  response: Trace["response"];
  error: string | null;
  /** What it needed of the person, and for how long that was allowed. */
  permissions: { code: string; duration: string | null }[];
  code: { issuedAt: Date; redeemedAt: Date | null; expiresAt: Date } | null;
  /** The requests that were made under the same permission while it ran. */
  uses: { at: Date; api: string; status: number }[];
}

/** How many calls there were in a stretch of time, and what they can be narrowed by. */
export interface LogCounts {
  calls: number;
  failed: number;
  medianMs: number | null;
  /** By the number of the stretch; those without calls are left out. */
  bars: { bar: number; answered: number; failed: number }[];
  /** There were more than are counted: these are the latest. */
  more: boolean;
  skills: { id: SkillId; title: string }[];
  operations: string[];
  callers: Caller[];
}
