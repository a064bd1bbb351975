import { secretHashesAmong } from "../../applications/index.ts";
import {
  authenticationFor,
  type Call,
  overHttp,
  overStream,
  type PreparedCall,
  type Proof,
  prepareCall,
  recordOutcome,
  recordSending,
  type SentCall,
  sendCall,
} from "../../invocation/index.ts";
import { tokenHashesAmong } from "../../oauth/index.ts";
import { type Ctx, inTx } from "../../platform/ctx.ts";
import { newId } from "../../platform/ids.ts";
import { replyHashesAmong } from "../replies/reply-token-store.ts";
import type { CallStep, Run } from "../run.ts";
import { type About, callStep } from "../steps.ts";
import { type ClaimedRun, MovedMeanwhile, moveRun } from "../store.ts";
import type { Worker } from "../worker.ts";
import { repeatedPlan } from "./ask-again.ts";
import { factsOf } from "./facts.ts";
import type { ClearCall } from "./may-call.ts";
import { issueSealed } from "./sealed-values.ts";

type MadeCall = ClearCall & { about: About };

/**
 * Calls a skill once. Before anything is sent, one transaction keeps the code's hash, the masked request and the
 * step; after it, the answer. Between the two the code lives in this function's memory alone.
 */
export async function callSkill(ctx: Ctx, worker: Worker, claimed: ClaimedRun, made: MadeCall): Promise<Run> {
  const { run } = claimed;
  const request = await requestFor(ctx, claimed, made);
  if ("refused" in request) {
    const { refused: reason } = request;
    return moveRun(ctx, run, { add: [callStep(made.about, "failed", { outcome: "failed", reason })] });
  }
  const sending = await noteSending(ctx, worker, run, made, request);
  const { skill, operation } = made;
  const { callId } = sending;
  const transport =
    skill.shape.protocol === "stream"
      ? overStream(worker.stream, { applicationId: skill.application.id, callId })
      : overHttp(ctx, skill.skillId);
  const sent = await sendCall(ctx, sending.call, {
    operation,
    transport,
    locale: run.locale,
    hashKeepers: [tokenHashesAmong, secretHashesAmong, replyHashesAmong],
  });
  return noteOutcome(ctx, sending, made, sent);
}

interface ReadyRequest {
  prepared: PreparedCall;
  /** By which the skill knows the platform. */
  proof: Proof;
}

async function requestFor(
  ctx: Ctx,
  claimed: ClaimedRun,
  { skill, operation, arguments: values, digest }: MadeCall,
): Promise<ReadyRequest | { refused: string }> {
  const { locale } = claimed.run;
  const prepared = prepareCall(operation, values, factsOf(claimed));
  if ("problems" in prepared || prepared.digest !== digest) return { refused: changedMeanwhile[locale] };
  const proof = await authenticationFor(ctx, skill, operation);
  return "refused" in proof ? { refused: proof.refused[locale] } : { prepared, proof };
}

interface Sending {
  callId: NonNullable<CallStep["detail"]["callId"]>;
  call: Call;
  step: CallStep;
  run: Run;
}

function noteSending(
  ctx: Ctx,
  worker: Worker,
  run: Run,
  { skill, operation, about, cover }: MadeCall,
  { prepared, proof }: ReadyRequest,
): Promise<Sending> {
  const callId = newId("cal");
  const step = callStep(about, "running", { callId, outcome: "sending" });
  return inTx(ctx, async (ctx) => {
    const { organisationId, personId, conversationId, id: runId } = run;
    const { skillId, application } = skill;
    const { operationId } = operation;
    const place = { organisationId, personId, conversationId, runId, callId, skillId, operationId };
    const target = { ...place, applicationId: application.id, draft: run.version === null };
    const sealed = await issueSealed(ctx, { operation, cover, target, platformUrl: worker.url() });
    const call = prepared.build({ callId, stepId: step.id, sealed, proof });
    await recordSending(ctx, { ...target, stepId: step.id, call });
    return { callId, call, step, run: await moveRun(ctx, run, { add: [step] }) };
  });
}

async function noteOutcome(
  ctx: Ctx,
  { callId, step, run }: Sending,
  { skill, operation }: MadeCall,
  sent: SentCall,
): Promise<Run> {
  const { signal, ...told } = sent.told;
  const again = signal === true ? await repeatedPlan(ctx, run, { skill, operation }) : undefined;
  const settled: CallStep = {
    ...step,
    status: told.outcome === "answered" ? "done" : "failed",
    detail: { callId, display: operation.display, ...told, ...(again && { askedAgain: true }) },
  };
  try {
    return await inTx(ctx, async (ctx) => {
      await recordOutcome(ctx, { callId, sent });
      return moveRun(ctx, run, { settle: [settled], add: again === undefined ? [] : [again] });
    });
  } catch (error) {
    // Cancelled while the skill was at work: the run stays as it is, but what happened is kept.
    if (error instanceof MovedMeanwhile) await recordOutcome(ctx, { callId, sent });
    throw error;
  }
}

/** What was confirmed is what is sent, or nothing is. */
const changedMeanwhile = {
  zh: "技能在你确认之后有了变化，所以没有执行。请再说一次。",
  en: "The skill changed after you confirmed, so nothing was sent. Please ask again.",
} as const;
