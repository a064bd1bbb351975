import {
  authenticationFor,
  type Exchange,
  type OutgoingRequest,
  outcomePart,
  overHttp,
  overStream,
  type Proof,
  recordOutcome,
  sendingParts,
  sendRequest,
} from "../../invocation/index.ts";
import type { Language } from "../../planner/index.ts";
import { inTx, type TenantCtx } from "../../platform/ctx.ts";
import { destinationOf } from "../../skill-files/index.ts";
import type { CallInHand, Clear } from "../dispatch/call-in-hand.ts";
import { isHeld } from "../hands/lease-store.ts";
import { type CallStep, MovedMeanwhile, type Run, type Turn } from "../run.ts";
import { callStep } from "../steps.ts";
import { type Move, moveRun } from "../store.ts";
import type { Worker } from "../worker.ts";
import { planAgain } from "./ask-again.ts";
import { issueSealed } from "./sealed-values.ts";

type ClearCall = CallInHand & Clear;

/**
 * Calls a skill once. Before anything is sent, one transaction keeps the code's hash, the masked request and the
 * step; after it, the answer. Between the two the code lives in this function's memory alone.
 */
export async function callSkill(ctx: TenantCtx, worker: Worker, turn: Turn, inHand: ClearCall): Promise<Run> {
  const { run, language } = turn;
  const { skill, operation, call } = inHand;
  const proof = await authenticationFor(ctx, skill, operation);
  if ("refused" in proof) return notSent(ctx, run, inHand, "failed", proof.refused[language]);
  const sending = await noteSending(ctx, worker, run, inHand, proof);
  if (sending === undefined) return notSent(ctx, run, inHand, "refused", operation.scopes.join(", "));
  const transport =
    skill.shape.protocol === "stream"
      ? overStream(worker.stream, { applicationId: skill.application.id, callId: call.callId })
      : overHttp(ctx, skill.skillId);
  const { scopes } = operation;
  const serving = { applicationId: skill.application.id, host: destinationOf(skill.shape), scopes };
  if (!(await isHeld(ctx, sending.run, serving))) return stayed(ctx, language, sending);
  const exchange = await sendRequest(sending.outgoing, { operation, transport, locale: language });
  return noteOutcome(ctx, sending, inHand, exchange);
}

/** Prepared so slowly that the run is nobody's any more or another's, or ended just before: nothing is sent. */
function stayed(ctx: TenantCtx, language: Language, { outgoing, step, run }: Sending): Promise<Run> {
  const outcome = { outcome: "failed", reason: notAnyMore[language] } as const;
  const trace = { ...outgoing.trace, response: null };
  const exchange: Exchange = { outcome, signal: false, trace, ms: 0, sent: false, failure: "aborted" };
  const settled: CallStep = { ...step, status: "failed", detail: { ...outcome, sent: false } };
  // The lease is over, so the revision alone says whether anybody took the run: they show the call as unknown.
  return settleCall(ctx, { ...run, lease: null }, exchange, { to: { status: "queued" }, settle: [settled] });
}

const notAnyMore = {
  zh: "服务器没有及时处理，或者在发出之前已被停止，没有执行。",
  en: "The server did not get to it in time, or it was stopped just before, so nothing was sent.",
} as const;

function notSent(
  ctx: TenantCtx,
  run: Run,
  { call }: CallInHand,
  outcome: "failed" | "refused",
  reason: string,
): Promise<Run> {
  return moveRun(ctx, run, { add: [callStep(call, "failed", { outcome, reason, sent: false })] });
}

interface Sending {
  outgoing: OutgoingRequest;
  step: CallStep;
  run: Run;
}

/** `undefined`: the permission has ended since it was looked up, so nothing is issued and nothing sent. */
function noteSending(
  ctx: TenantCtx,
  worker: Worker,
  run: Run,
  { skill, operation, call, cover, prepared }: ClearCall,
  proof: Proof,
): Promise<Sending | undefined> {
  const { callId } = call;
  const used = cover && { grantId: cover.grantId, scopes: operation.scopes };
  const step = callStep(call, "running", { outcome: "sending", sent: true, ...(used && { used }) });
  return inTx(ctx, async (ctx) => {
    const { organisationId } = ctx;
    const { personId, conversationId, id: runId, version } = run;
    const { skillId, application } = skill;
    const { operationId } = operation;
    const place = { personId, conversationId, runId, callId, skillId, operationId };
    const target = { ...place, organisationId, applicationId: application.id, draft: version === null };
    const sealed = await issueSealed(ctx, { operation, cover, target, platformUrl: worker.url() });
    if (sealed === undefined) return undefined;
    const outgoing = prepared.build({ runId, callId, sealed, proof });
    const also = sendingParts({
      ...place,
      applicationId: application.id,
      version,
      operation,
      grantId: cover?.grantId,
      outgoing,
    });
    return { outgoing, step, run: await moveRun(ctx, run, { add: [step], also }) };
  });
}

async function noteOutcome(
  ctx: TenantCtx,
  { step, run }: Sending,
  inHand: CallInHand,
  exchange: Exchange,
): Promise<Run> {
  const { outcome, signal } = exchange;
  const { used } = step.detail;
  const again = signal ? await planAgain(ctx, run, inHand) : undefined;
  const settled: CallStep = {
    ...step,
    status: outcome.outcome === "answered" ? "done" : "failed",
    detail: {
      ...outcome,
      sent: true,
      ms: Math.round(exchange.ms),
      ...(used && { used }),
      ...(again && { askedAgain: true }),
    },
  };
  const add = again === undefined ? [] : [again];
  return settleCall(ctx, run, exchange, { settle: [settled], add });
}

async function settleCall(ctx: TenantCtx, run: Run, exchange: Exchange, move: SettledMove): Promise<Run> {
  const [{ callId }] = move.settle;
  try {
    return await moveRun(ctx, run, { ...move, also: [outcomePart({ callId, exchange })] });
  } catch (error) {
    // Stopped while the skill was at work: the run stays as it is, but what happened is kept.
    if (error instanceof MovedMeanwhile) await recordOutcome(ctx, { callId, exchange });
    throw error;
  }
}

type SettledMove = Move & { settle: [CallStep] };
