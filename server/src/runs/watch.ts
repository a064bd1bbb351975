import type { TenantCtx } from "../platform/ctx.ts";
import type { RunId } from "../platform/ids.ts";
import type { AdvanceJob } from "./run.ts";
import { findRevisionUnderWay } from "./store.ts";

/** No call takes so long, with all that comes before and after it. */
const maxMoveSeconds = 60;

/**
 * A run is under way elsewhere, so this job has nothing to do; but it may be the only one left, if that worker dies.
 * It looks again later: a run that has not moved by then is nobody's, and is taken up where it was left.
 */
export async function watchRun(ctx: TenantCtx, runId: RunId): Promise<void> {
  const leftAt = await findRevisionUnderWay(ctx, runId);
  if (leftAt === undefined) return;
  const later: AdvanceJob = { runId, leftAt };
  await ctx.jobs.send(ctx, "run.advance", later, { afterSeconds: maxMoveSeconds });
}
