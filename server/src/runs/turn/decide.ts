import { mayBuild } from "../../assistants/index.ts";
import { by, record } from "../../audit/index.ts";
import {
  answerConfirmation,
  type ConfirmationAnswer,
  type Confirmed,
  closeConfirmation,
} from "../../confirmations/index.ts";
import { answerConsent, type ConsentAnswer, closeRequest } from "../../consent/index.ts";
import { inTx, type TenantCtx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import type { ConversationId, RunId, StepId } from "../../platform/ids.ts";
import type { Hands } from "../hands/hands.ts";
import type { Lease } from "../hands/lease.ts";
import { type ConfirmStep, isOver, type Question, type Run } from "../run.ts";
import { findRunParties } from "../show/shown-run-store.ts";
import { stopped } from "../steps.ts";
import { findOpenRun, lockRun, moveRun, type NextState } from "../store.ts";
import { findTurn } from "../turn-store.ts";
import { endRun, fail, failureOf } from "./finish.ts";

/**
 * The person's answer to a consent card: the decision, its grant and the step in one transaction, after which the run
 * goes on here. Errors: 404 for everybody else, 409 `already_decided`, 400 `scope_not_on_card`; 409
 * `no_longer_available` where what it asks for is gone, with which the run has ended.
 */
export async function answerRun(
  ctx: TenantCtx,
  hands: Pick<Hands, "taking">,
  caller: PersonPrincipal,
  runId: RunId,
  answer: ConsentAnswer,
): Promise<void> {
  await refuseStranger(ctx, caller, runId, "consent.refused_answer");
  const failure = await hands.taking(ctx, runId, async (ctx, by) => {
    const { run, step } = await lockWaiting(ctx, caller, runId);
    const draft = run.version === null;
    const { consent, unavailable } = await answerConsent(ctx, caller.id, answer, { draft });
    if (consent.runId !== run.id) throw new AppError("not_found", answer.consentId);
    if (step?.kind !== "consent") throw new AppError("already_decided", runId);
    if (unavailable !== undefined) {
      await fail(ctx, run, unavailable);
      return { turn: undefined, result: failureOf(run, unavailable) };
    }
    const enough = consent.card.scopes.every((code) => consent.scopes.includes(code));
    return goOn(ctx, run, by, settle(step, enough ? "done" : "failed"));
  });
  if (failure === undefined) return;
  throw new AppError("no_longer_available", runId, { message: failure.message });
}

/**
 * The person's word on a call: run it with these values, or not at all. In one transaction, as above.
 * Errors: 404, 409 `already_decided`, 400 `invalid_arguments`.
 */
export async function confirmRun(
  ctx: TenantCtx,
  hands: Pick<Hands, "taking">,
  caller: PersonPrincipal,
  runId: RunId,
  answer: ConfirmationAnswer,
): Promise<void> {
  await refuseStranger(ctx, caller, runId, "confirmation.refused_answer");
  await hands.taking(ctx, runId, async (ctx, by) => {
    const { run, step } = await lockWaiting(ctx, caller, runId);
    const { runId: askedFor, confirmed } = await answerConfirmation(ctx, caller, answer);
    if (askedFor !== run.id) throw new AppError("not_found", answer.confirmationId);
    if (step?.kind !== "confirm") throw new AppError("already_decided", runId);
    const settled = settle(step, confirmed === undefined ? "failed" : "done");
    return goOn(ctx, run, by, { ...settled, detail: { ...step.detail, ...(confirmed && kept(confirmed)) } });
  });
}

function kept({ arguments: values, digest }: Confirmed): Pick<ConfirmStep["detail"], "confirmed"> {
  return { confirmed: { json: JSON.stringify(values), digest } };
}

async function lockWaiting(ctx: TenantCtx, caller: PersonPrincipal, runId: RunId) {
  const run = await lockOwn(ctx, caller, runId);
  return { run, step: run.status === "requires_action" ? run.question : undefined };
}

/** Decided: with whoever has a place for it. */
async function goOn(ctx: TenantCtx, run: Run, by: Lease | undefined, settled: Question) {
  const to: NextState = by === undefined ? { status: "queued" } : { status: "in_progress", by };
  await moveRun(ctx, run, { to, settle: [settled] });
  const turn = by && (await findTurn(ctx, { runId: run.id, lease: by.lease }));
  return { turn, result: undefined };
}

/**
 * Somebody else's card, or that of a draft which is no longer one's own: to them it does not exist; to its organisation
 * the attempt is an event, kept by itself.
 */
async function refuseStranger(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  runId: RunId,
  event: "consent.refused_answer" | "confirmation.refused_answer",
): Promise<void> {
  const parties = await findRunParties(ctx, runId);
  if (parties === undefined) return;
  const isTheirs = parties.personId === caller.id;
  if (isTheirs && (!parties.draft || mayBuild(caller, { createdBy: parties.builderId }))) return;
  await record(ctx, { event, actor: by.person(caller.id), subject: runId });
  throw new AppError("not_found", runId);
}

/** The person stops it. Errors: 404, 409 `run_over`. */
export async function cancelRun(ctx: TenantCtx, caller: PersonPrincipal, runId: RunId): Promise<void> {
  await inTx(ctx, async (ctx) => {
    const run = await lockOwn(ctx, caller, runId);
    if (isOver(run.status)) throw new AppError("run_over", runId);
    await cancel(ctx, run);
  });
}

/** Whatever the run is at, with the conversation it is in. */
export async function cancelOpenRun(ctx: TenantCtx, conversationId: ConversationId): Promise<void> {
  const runId = await findOpenRun(ctx, conversationId);
  const run = runId && (await lockRun(ctx, runId));
  if (run !== undefined && !isOver(run.status)) await cancel(ctx, run);
}

/** The person asks something else while a card is open. */
export async function supersede(ctx: TenantCtx, runId: RunId): Promise<void> {
  const run = await lockRun(ctx, runId);
  if (run?.status === "requires_action") await cancel(ctx, run);
  else if (run !== undefined && !isOver(run.status)) throw new AppError("run_in_progress", runId);
}

/** Nobody answered in time: its own outcome, neither a yes nor a no. */
export async function expireRun(
  ctx: TenantCtx,
  { runId, stepId }: { runId: RunId; stepId: StepId },
): Promise<void> {
  await inTx(ctx, async (ctx) => {
    const run = await lockRun(ctx, runId);
    if (run?.status !== "requires_action" || run.question.id !== stepId) return;
    if (await close(ctx, run.question, "expired"))
      await endRun(ctx, run, { to: { status: "expired" }, ...stopped(run.steps) });
  });
}

async function cancel(ctx: TenantCtx, run: Run): Promise<void> {
  if (run.status === "requires_action") await close(ctx, run.question, "superseded");
  await endRun(ctx, run, { to: { status: "cancelled" }, ...stopped(run.steps) });
  if (run.status === "in_progress") ctx.changes.tell(ctx, "run_stopped", run.id);
}

/** `false`: it was decided before. */
export async function close(
  ctx: TenantCtx,
  question: Question,
  status: "expired" | "superseded" | "unavailable",
  why?: string,
): Promise<boolean> {
  return question.kind === "consent"
    ? (await closeRequest(ctx, { id: question.detail.consentId, status, why })) !== undefined
    : closeConfirmation(ctx, { id: question.detail.confirmationId, status, why });
}

async function lockOwn(ctx: TenantCtx, caller: PersonPrincipal, runId: RunId): Promise<Run> {
  const run = await lockRun(ctx, runId);
  if (run === undefined || run.personId !== caller.id) throw new AppError("not_found", runId);
  return run;
}

function settle<S extends Question>(step: S, status: S["status"]): S {
  return { ...step, status };
}
