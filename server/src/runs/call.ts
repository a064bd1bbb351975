import {
  type Call,
  overHttp,
  overStream,
  prepareCall,
  recordOutcome,
  recordSending,
  sendCall,
} from "../invocation/index.ts";
import { issueCode } from "../oauth/index.ts";
import { type Ctx, inTx } from "../platform/ctx.ts";
import { newId } from "../platform/ids.ts";
import { factsOf } from "./facts.ts";
import type { ClearCall } from "./may-call.ts";
import type { CallStep, Run } from "./run.ts";
import { type About, callStep } from "./steps.ts";
import { type ClaimedRun, MovedMeanwhile, moveRun } from "./store.ts";
import type { Worker } from "./worker.ts";

/**
 * Calls a skill once. Before anything is sent, one transaction keeps the code's hash, the masked request and the
 * step; after it, the answer. Between the two the code lives in this function's memory alone.
 */
export async function callSkill(
  ctx: Ctx,
  worker: Worker,
  claimed: ClaimedRun,
  clear: ClearCall & { about: About },
): Promise<Run> {
  const { run } = claimed;
  const { skill, operation, about, cover } = clear;
  const prepared = prepareCall(operation, clear.arguments, factsOf(claimed));
  if ("problems" in prepared || prepared.digest !== clear.digest) {
    return moveRun(ctx, run, {
      add: [callStep(about, "failed", { outcome: "failed", reason: changedMeanwhile[run.locale] })],
    });
  }
  const callId = newId("cal");
  const step = callStep(about, "running", { callId, outcome: "sending" });
  const sending = await inTx(ctx, async (ctx) => {
    const { organisationId, personId, id: runId } = run;
    const { skillId, application } = skill;
    const { operationId } = operation;
    const target = {
      organisationId,
      personId,
      runId,
      callId,
      skillId,
      operationId,
      draft: run.version === null,
    };
    const code =
      cover === null ? undefined : await issueCode(ctx, { ...target, applicationId: application.id }, cover);
    const sealed = new Map(code === undefined ? [] : [["currentUser/oauthAuthCode", code]]);
    const call: Call = prepared.build({ callId, stepId: step.id, sealed });
    await recordSending(ctx, { ...target, stepId: step.id, call });
    return { call, run: await moveRun(ctx, run, { add: [step] }) };
  });
  const transport =
    skill.shape.protocol === "stream"
      ? overStream(worker.stream, { applicationId: skill.application.id, callId })
      : overHttp(ctx, skill.skillId);
  const sent = await sendCall(ctx, sending.call, { operation, transport, locale: run.locale });
  const settled: CallStep = {
    ...step,
    status: sent.told.outcome === "answered" ? "done" : "failed",
    detail: { callId, display: operation.display, ...sent.told },
  };
  try {
    return await inTx(ctx, async (ctx) => {
      await recordOutcome(ctx, { callId, sent });
      return moveRun(ctx, sending.run, { settle: [settled] });
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
