import { type Ctx, type TenantCtx, within } from "../platform/ctx.ts";
import { isDatabaseAway } from "../platform/db/database.ts";
import type { OrganisationId, RunId, StepId } from "../platform/ids.ts";
import type { JobHandlers } from "../platform/jobs/jobs.ts";
import { queueOfNode } from "./hand-over.ts";
import type { AdvanceJob } from "./run.ts";
import { isOver } from "./run.ts";
import { findUnfinished, lockRun } from "./store.ts";
import { advance } from "./turn/advance.ts";
import { expireRun } from "./turn/decide.ts";
import { fail } from "./turn/finish.ts";
import type { Worker } from "./worker.ts";

/** What `node` takes work from. */
export const runQueues = (node: string): string[] => ["run.advance", queueOfNode(node), "run.question_over"];

/** What the job engine does for runs. */
export function runJobs(ctx: Ctx, worker: Worker): JobHandlers {
  const goOn = async (organisationId: OrganisationId, job: AdvanceJob, jobId: string) => {
    const tenant = within(ctx, organisationId);
    try {
      await advance(tenant, worker, job, jobId);
    } catch (error) {
      // With the database away nothing can be told; the job comes back when it is there again.
      if (isDatabaseAway(error)) throw error;
      const { runId } = job;
      ctx.log.error({ runId, error: error instanceof Error ? error.stack : String(error) }, "run failed");
      await failRun(tenant, runId);
    }
  };
  return {
    "run.advance": goOn,
    [queueOfNode(worker.node)]: goOn,
    "run.question_over": (organisationId, input: { runId: RunId; stepId: StepId }) =>
      expireRun(within(ctx, organisationId), input),
  };
}

/** After a restart: a node's own unfinished runs go on at once, without waiting for the job engine to miss it. */
export async function resumeRuns(ctx: Ctx, worker: Worker): Promise<number> {
  const unfinished = await findUnfinished(ctx, worker.node);
  for (const { organisationId, id: runId, status, revision } of unfinished) {
    const job: AdvanceJob = status === "in_progress" ? { runId, leftAt: revision } : { runId };
    await ctx.jobs.send(within(ctx, organisationId), "run.advance", job);
  }
  return unfinished.length;
}

async function failRun(ctx: TenantCtx, runId: RunId): Promise<void> {
  const run = await lockRun(ctx, runId);
  if (run !== undefined && !isOver(run.status)) await fail(ctx, run, "internal");
}
