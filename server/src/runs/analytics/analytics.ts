import type { AssistantId, SkillId } from "../../platform/ids.ts";

/** How turns end; `denied`: the person said no, `open`: not yet over. */
type ByOutcome = Record<"completed" | "denied" | "failed" | "expired" | "cancelled" | "open", number>;

/** Milliseconds; null where nothing was measured. */
export interface Percentiles {
  p50: number | null;
  p95: number | null;
}

/** What became of an assistant's turns with what is published, in numbers: never who said or was told what. */
export interface Analytics {
  /** Counted are the turns since then: fewer than asked for where there were more than can be looked at. */
  since: Date;
  truncated: boolean;
  people: number;
  byDay: ({ day: string } & ByOutcome)[];
  consents: { allowed: number; denied: number; expired: number; other: number };
  /** `turn`: what the assistant took, without the time that it waited for the person. */
  time: { turn: Percentiles; waiting: Percentiles };
  errors: { code: string; turns: number }[];
  operations: OperationUse[];
}

/** Calls of one operation by what came of them, and how long its answers took. */
export interface OperationUse extends Percentiles {
  skillId: SkillId;
  skill: string;
  operationId: string;
  calls: number;
  answered: number;
  failed: number;
  unknown: number;
  /** Without the person's permission. */
  refused: number;
  /** The person saw what would be sent, and chose not to. */
  cancelled: number;
  /** Planning was off, or what it needs was gone. */
  unavailable: number;
}

/** How much an assistant is used. */
export interface Usage {
  assistantId: AssistantId;
  turns: number;
  failed: number;
  people: number;
}
