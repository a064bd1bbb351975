import { type Ctx, type TenantCtx, within } from "../platform/ctx.ts";
import { isDatabaseAway } from "../platform/db/database.ts";
import type { ApplicationId, AssistantId, PersonId, RunId, StepId } from "../platform/ids.ts";
import type { JobHandlers } from "../platform/jobs/jobs.ts";
import { changeKey } from "../platform/jobs/teller.ts";
import { Hands, type HandsOptions } from "./hands/hands.ts";
import { MovedMeanwhile, type Run, type Turn } from "./run.ts";
import { lockRun } from "./store.ts";
import { advance } from "./turn/advance.ts";
import { expireRun } from "./turn/decide.ts";
import { fail } from "./turn/finish.ts";
import { endGoneQuestions } from "./turn/gone-questions.ts";
import { stopDraftsOf, stopForApplication, stopForAssistant, stopForPermission } from "./turn/stop.ts";
import type { Worker } from "./worker.ts";

export const runQueues = [
  "run.question_over",
  "application.disabled",
  "application.permission_withdrawn",
  "assistant.disabled",
  "assistant.skills_gone",
  "member.roles_changed",
];

/** What the job engine does for runs: the timers of questions, and what is asked in vain from now on. */
export const runJobs = (ctx: Ctx): JobHandlers => ({
  "run.question_over": (organisationId, input: { runId: RunId; stepId: StepId }) =>
    expireRun(within(ctx, organisationId), input),
  "application.disabled": (organisationId, input: { applicationId: ApplicationId }) =>
    stopForApplication(within(ctx, organisationId), input),
  "application.permission_withdrawn": (
    organisationId,
    input: { applicationId: ApplicationId; code: string },
  ) => stopForPermission(within(ctx, organisationId), input),
  "assistant.disabled": (organisationId, input: { assistantId: AssistantId }) =>
    stopForAssistant(within(ctx, organisationId), input),
  "member.roles_changed": (organisationId, input: { personId: PersonId }) =>
    stopDraftsOf(within(ctx, organisationId), input),
  "assistant.skills_gone": (organisationId, input: { assistantId: AssistantId }) =>
    endGoneQuestions(within(ctx, organisationId), input),
});

/** The hands of a worker: what they take is moved on by it. */
export function handsOf(
  ctx: Ctx,
  worker: Worker,
  options: Pick<HandsOptions, "changes" | "timing" | "room">,
): Hands {
  const { node, stopping } = worker;
  return new Hands(ctx, { ...options, node, stopping, goOn: (...run) => goOn(worker, ...run) });
}

async function goOn(worker: Worker, ctx: TenantCtx, turn: Turn, stopped: AbortSignal): Promise<void> {
  const { run } = turn;
  const release = worker.drafts.hold(changeKey(ctx.organisationId, run.id));
  try {
    await advance(ctx, worker, turn, stopped);
  } catch (error) {
    // Stopped, answered or taken over meanwhile: whoever moved it goes on.
    if (error instanceof MovedMeanwhile) return;
    ctx.log.error(
      { runId: run.id, error: error instanceof Error ? error.stack : String(error) },
      "run failed",
    );
    // With the database away nothing can be told; the run is found when it is there again and the lease is over.
    if (!isDatabaseAway(error)) await failRun(ctx, run).catch(() => {});
  } finally {
    release();
  }
}

async function failRun(ctx: TenantCtx, { id, lease }: Run): Promise<void> {
  const run = await lockRun(ctx, id);
  if (run?.status === "in_progress") await fail(ctx, { ...run, lease }, "internal");
}
