import type { Run } from "../world/contract.ts";

/** One request as a client of an application got it. */
export interface Received {
  application: string;
  /** Its Idempotency-Key. */
  key: string;
}

export interface Asked {
  application: string;
  runId: string;
  /** As the person saw it end, if they waited for that. */
  seen?: Run;
}

/** All that happened, as those outside of the platform saw it. */
export interface Log {
  readonly received: Received[];
  /** Frames that were meant for somebody else. */
  strangers: number;
  readonly asked: Asked[];
  /** Each answer over HTTP, and whether a node was away while it was under way. */
  readonly answers: { status: number; nodeAway: boolean }[];
}

export const emptyLog = (): Log => ({ received: [], strangers: 0, asked: [], answers: [] });
