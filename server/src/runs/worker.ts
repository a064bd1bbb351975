import type { StreamGateway } from "../invocation/index.ts";
import type { Planner } from "../planner/index.ts";
import type { RunId } from "../platform/ids.ts";
import type { Changes } from "../platform/jobs/changes.ts";
import type { Drafts } from "./drafts/drafts.ts";

/** What a worker brings along. */
export interface Worker {
  planner: Planner;
  /** How long one plan may take. */
  maxPlanningMs: number;
  /** The node's own lasting name: its unfinished runs are its own again after a restart. */
  node: string;
  /** Where skills reach the platform, once it listens. */
  url(): string;
  /** The runs under way in this process. */
  busy: Set<RunId>;
  /** The sockets of skills in stream mode that this node holds. */
  stream: Pick<StreamGateway, "holds" | "invoke">;
  /** The answers that are being written. */
  drafts: Pick<Drafts, "hold" | "begin">;
  /** Through which other nodes say that a person stopped a run. */
  changes: Pick<Changes, "follow">;
  /** Aborted when this node stops. */
  stopping: AbortSignal;
}
