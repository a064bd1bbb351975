import { randomUUID } from "node:crypto";

/** By what a worker has a run: as long as it is kept, nobody else takes it, and nothing is written without it. */
export interface Lease {
  lease: string;
  node: string;
  heldMs: number;
}

/** How long a run is held after its node was last heard of, and how often it is heard of. */
export interface Timing {
  heldMs: number;
  heartbeatMs: number;
  /** Between two looks for runs that nobody has. */
  sweepMs: number;
}

/** Two heartbeats may be lost. */
export const usualTiming: Timing = { heldMs: 15_000, heartbeatMs: 5_000, sweepMs: 1_000 };

export const newLease = (node: string, heldMs: number): Lease => ({ lease: randomUUID(), node, heldMs });
