import type { TenantCtx } from "../../platform/ctx.ts";
import type { RunId } from "../../platform/ids.ts";
import { findRevisionUnderWay } from "../store.ts";
import type { Worker } from "../worker.ts";

/**
 * Aborted when the person stops the run, on whatever node. It must be followed before the run is taken: a stop that
 * comes between the two would go unheard.
 */
export function followStop(
  ctx: TenantCtx,
  changes: Worker["changes"],
  runId: RunId,
): { signal: AbortSignal; unfollow: () => void } {
  const stopped = new AbortController();
  const look = async () => {
    if ((await findRevisionUnderWay(ctx, runId)) === undefined) stopped.abort();
  };
  const unfollow = changes.follow("run_stopped", runId, (said) => {
    if (said === undefined) look().catch(() => {});
    else stopped.abort();
  });
  return { signal: stopped.signal, unfollow };
}
