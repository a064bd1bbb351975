import type { StreamGateway } from "../invocation/index.ts";
import type { Planner } from "../planner/index.ts";
import type { Drafts } from "./drafts/drafts.ts";

/** What a worker brings along. */
export interface Worker {
  planner: Planner;
  /** How long one plan may take. */
  maxPlanningMs: number;
  /** The node's own lasting name. */
  node: string;
  /** Where skills reach the platform, once it listens. */
  url(): string;
  /** The sockets of skills in stream mode that this node holds. */
  stream: Pick<StreamGateway, "holds" | "invoke">;
  /** The answers that are being written. */
  drafts: Pick<Drafts, "hold" | "begin">;
  /** Aborted when this node stops. */
  stopping: AbortSignal;
}
