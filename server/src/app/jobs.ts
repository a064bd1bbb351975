import { consentJobs, consentQueues } from "../consent/index.ts";
import type { Ctx } from "../platform/ctx.ts";
import type { JobHandlers } from "../platform/jobs/jobs.ts";
import { runJobs, runQueues } from "../runs/index.ts";
import { webhookJobs, webhookQueues } from "../webhooks/index.ts";

export const queues: readonly string[] = [...new Set([...webhookQueues, ...consentQueues, ...runQueues])];

/** What is done by a job, by each module that has to do with it: from the left to the right, and all again where one fails. */
export function allJobs(ctx: Ctx): JobHandlers {
  const modules = [webhookJobs(ctx), consentJobs(ctx), runJobs(ctx)];
  return Object.fromEntries(
    queues.map((queue): [string, JobHandlers[string]] => [
      queue,
      async (...job) => {
        for (const handlers of modules) await handlers[queue]?.(...job);
      },
    ]),
  );
}
