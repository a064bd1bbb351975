import {
  authenticationFor,
  type Exchange,
  type OutgoingRequest,
  overHttp,
  overStream,
  type Proof,
  recordOutcome,
  recordSending,
  sendRequest,
} from "../../invocation/index.ts";
import { inTx, type TenantCtx } from "../../platform/ctx.ts";
import { type CallStep, MovedMeanwhile, type Run, type Turn } from "../run.ts";
import { callStep } from "../steps.ts";
import { moveRun } from "../store.ts";
import type { Worker } from "../worker.ts";
import { planAgain } from "./ask-again.ts";
import type { CallInHand, Clear } from "./call-in-hand.ts";
import { issueSealed } from "./sealed-values.ts";

type ClearCall = CallInHand & Clear;

/**
 * Calls a skill once. Before anything is sent, one transaction keeps the code's hash, the masked request and the
 * step; after it, the answer. Between the two the code lives in this function's memory alone.
 */
export async function callSkill(ctx: TenantCtx, worker: Worker, turn: Turn, inHand: ClearCall): Promise<Run> {
  const { run } = turn;
  const { skill, operation, call } = inHand;
  const proof = await authenticationFor(ctx, skill, operation);
  if ("refused" in proof) return notSent(ctx, run, inHand, "failed", proof.refused[run.locale]);
  const sending = await noteSending(ctx, worker, run, inHand, proof);
  if (sending === undefined) return notSent(ctx, run, inHand, "refused", operation.scopes.join(", "));
  const transport =
    skill.shape.protocol === "stream"
      ? overStream(worker.stream, { applicationId: skill.application.id, callId: call.callId })
      : overHttp(ctx, skill.skillId);
  const exchange = await sendRequest(sending.outgoing, {
    operation,
    transport,
    locale: run.locale,
  });
  return noteOutcome(ctx, sending, inHand, exchange);
}

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
  const step = callStep(call, "running", { outcome: "sending", sent: true });
  return inTx(ctx, async (ctx) => {
    const { organisationId, personId, conversationId, id: runId } = run;
    const { skillId, application } = skill;
    const { operationId } = operation;
    const place = { organisationId, personId, conversationId, runId, callId, skillId, operationId };
    const target = { ...place, applicationId: application.id, draft: run.version === null };
    const sealed = await issueSealed(ctx, { operation, cover, target, platformUrl: worker.url() });
    if (sealed === undefined) return undefined;
    const outgoing = prepared.build({ callId, sealed, proof });
    await recordSending(ctx, { ...target, grantId: cover?.grantId, outgoing });
    return { outgoing, step, run: await moveRun(ctx, run, { add: [step] }) };
  });
}

async function noteOutcome(
  ctx: TenantCtx,
  { step, run }: Sending,
  inHand: CallInHand,
  exchange: Exchange,
): Promise<Run> {
  const { callId } = step;
  const { outcome, signal } = exchange;
  const again = signal ? await planAgain(ctx, run, inHand) : undefined;
  const settled: CallStep = {
    ...step,
    status: outcome.outcome === "answered" ? "done" : "failed",
    detail: { ...outcome, sent: true, ...(again && { askedAgain: true }) },
  };
  try {
    return await inTx(ctx, async (ctx) => {
      await recordOutcome(ctx, { callId, exchange });
      return moveRun(ctx, run, { settle: [settled], add: again === undefined ? [] : [again] });
    });
  } catch (error) {
    // Stopped while the skill was at work: the run stays as it is, but what happened is kept.
    if (error instanceof MovedMeanwhile) await recordOutcome(ctx, { callId, exchange });
    throw error;
  }
}
