import { by, record } from "../audit/index.ts";
import { answerConsent, type ConsentAnswer, closeRequest } from "../consent/index.ts";
import { type Ctx, inTx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import type { Caller } from "../platform/http/route.ts";
import type { ConsentId, RunId } from "../platform/ids.ts";
import { endRun } from "./finish.ts";
import { type ConsentStep, isOver, type Run } from "./run.ts";
import { findRunParties } from "./shown-run-store.ts";
import { openConsent } from "./steps.ts";
import { lockRun, moveRun } from "./store.ts";

/**
 * The person's answer: the decision, its grant, the step and the job that goes on, in one transaction.
 * Errors: 404 for everybody else, 409 `already_decided`, 400 `scope_not_on_card`.
 */
export async function answerRun(
  ctx: Ctx,
  caller: Caller,
  runId: RunId,
  answer: ConsentAnswer,
): Promise<void> {
  await refuseStranger(ctx, caller, runId);
  await inTx(ctx, async (ctx) => {
    const run = await lockOwn(ctx, caller, runId);
    const consent = await answerConsent(ctx, caller.id, answer);
    if (consent.runId !== run.id) throw new AppError("not_found", answer.consentId);
    const step = openConsent(run.steps);
    if (run.status !== "requires_action" || step === undefined) throw new AppError("already_decided", runId);
    const enough = consent.card.scopes.every((code) => consent.scopes.includes(code));
    const settled = settle(step, enough ? "done" : "failed");
    await moveRun(ctx, run, { status: "queued", consentId: null, settle: [settled] });
    await ctx.jobs.send(ctx, "run.advance", { runId });
  });
}

/** Somebody else's card: to them it does not exist; to its organisation the attempt is an event, kept by itself. */
async function refuseStranger(ctx: Ctx, caller: Caller, runId: RunId): Promise<void> {
  const parties = await findRunParties(ctx, runId);
  if (parties === undefined || parties.personId === caller.id) return;
  const { organisationId } = parties;
  await record(ctx, {
    organisationId,
    event: "consent.refused_answer",
    actor: by.person(caller.id),
    subject: runId,
  });
  throw new AppError("not_found", runId);
}

/** The person stops it. Errors: 404, 409 `run_over`. */
export async function cancelRun(ctx: Ctx, caller: Caller, runId: RunId): Promise<void> {
  await inTx(ctx, async (ctx) => {
    const run = await lockOwn(ctx, caller, runId);
    if (isOver(run.status)) throw new AppError("run_over", runId);
    await cancel(ctx, run);
  });
}

/** The person asks something else while a card is open. */
export async function supersede(ctx: Ctx, runId: RunId): Promise<void> {
  const run = await lockRun(ctx, runId);
  if (run?.status === "requires_action") await cancel(ctx, run);
  else if (run !== undefined && !isOver(run.status)) throw new AppError("run_in_progress", runId);
}

/** Nobody answered in time: its own outcome, neither a yes nor a no. */
export async function expireRun(
  ctx: Ctx,
  { runId, consentId }: { runId: RunId; consentId: ConsentId },
): Promise<void> {
  await inTx(ctx, async (ctx) => {
    const run = await lockRun(ctx, runId);
    if (run === undefined || (await closeRequest(ctx, { id: consentId, status: "expired" })) === undefined)
      return;
    const step = openConsent(run.steps);
    await endRun(ctx, run, {
      status: "expired",
      consentId: null,
      settle: step === undefined ? [] : [settle(step, "skipped")],
    });
  });
}

async function cancel(ctx: Ctx, run: Run): Promise<void> {
  const step = openConsent(run.steps);
  if (step !== undefined) await closeRequest(ctx, { id: step.detail.consentId, status: "superseded" });
  await endRun(ctx, run, {
    status: "cancelled",
    consentId: null,
    settle: step === undefined ? [] : [settle(step, "skipped")],
  });
}

async function lockOwn(ctx: Ctx, caller: Caller, runId: RunId): Promise<Run> {
  const run = await lockRun(ctx, runId);
  if (run === undefined || run.personId !== caller.id) throw new AppError("not_found", runId);
  return run;
}

function settle(step: ConsentStep, status: ConsentStep["status"]): ConsentStep {
  return { ...step, status };
}
