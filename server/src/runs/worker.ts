import type { StreamGateway } from "../invocation/index.ts";
import type { Planner } from "../planner/index.ts";
import type { RunId } from "../platform/ids.ts";

/** What a worker brings along. */
export interface Worker {
  planner: Planner;
  /** The node's own lasting name: its unfinished runs are its own again after a restart. */
  node: string;
  /** Where skills reach the platform, once it listens. */
  url(): string;
  /** The runs under way in this process. */
  busy: Set<RunId>;
  /** The sockets of skills in stream mode that this node holds. */
  stream: Pick<StreamGateway, "holds" | "invoke">;
}

export interface AdvanceJob {
  runId: RunId;
  /** The revision at which its worker is known, or held, to have died: under way at no other does it take the run. */
  leftAt?: number;
  /** How often it was put off until its skill connects again. */
  putOff?: number;
}
