import type { Ctx } from "../platform/ctx.ts";
import { isDatabaseAway } from "../platform/db/database.ts";
import type { RunId, StepId } from "../platform/ids.ts";
import type { JobHandlers } from "../platform/jobs/jobs.ts";
import { advance, type Worker } from "./advance.ts";
import { expireRun } from "./decide.ts";
import { fail } from "./finish.ts";
import { isOver } from "./run.ts";
import { findUnfinished, lockRun } from "./store.ts";

export const runQueues = ["run.advance", "run.question_over"] as const;

/** What the job engine does for runs. */
export function runJobs(ctx: Ctx, worker: Worker): JobHandlers {
  return {
    async "run.advance"({ runId }: { runId: RunId }) {
      try {
        await advance(ctx, worker, runId);
      } catch (error) {
        // With the database away nothing can be told; the job comes back when it is there again.
        if (isDatabaseAway(error)) throw error;
        ctx.log.error({ runId, error: error instanceof Error ? error.stack : String(error) }, "run failed");
        await failRun(ctx, runId);
      }
    },
    "run.question_over": (input: { runId: RunId; stepId: StepId }) => expireRun(ctx, input),
  };
}

/** After a restart: a node's own unfinished runs go on at once, without waiting for the job engine to miss it. */
export async function resumeRuns(ctx: Ctx, worker: Worker): Promise<number> {
  const unfinished = await findUnfinished(ctx, worker.node);
  for (const runId of unfinished) await ctx.jobs.send(ctx, "run.advance", { runId });
  return unfinished.length;
}

async function failRun(ctx: Ctx, runId: RunId): Promise<void> {
  const run = await lockRun(ctx, runId);
  if (run !== undefined && !isOver(run.status)) await fail(ctx, run, "internal");
}
