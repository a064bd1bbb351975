import type { Cover } from "../consent/index.ts";
import { type Call, prepareCall, recordOutcome, recordSending, sendCall } from "../invocation/index.ts";
import { issueCode } from "../oauth/index.ts";
import { type Ctx, inTx } from "../platform/ctx.ts";
import { newId } from "../platform/ids.ts";
import type { FoundOperation } from "./permission.ts";
import type { CallStep, Run } from "./run.ts";
import { type About, callStep } from "./steps.ts";
import { type ClaimedRun, MovedMeanwhile, moveRun } from "./store.ts";

interface PermittedCall extends FoundOperation {
  about: About;
  arguments: Record<string, unknown>;
  /** What the code is issued for; `null` where the operation wants no person's permission. */
  cover: Cover | null;
}

/**
 * Calls a skill once. Before anything is sent, one transaction keeps the code's hash, the masked request and the
 * step; after it, the answer. Between the two the code lives in this function's memory alone.
 */
export async function callSkill(
  ctx: Ctx,
  { run, person }: ClaimedRun,
  permitted: PermittedCall,
): Promise<Run> {
  const { skill, operation, about, cover } = permitted;
  const facts = { ...person, rawInput: run.request, conversationId: run.conversationId, runId: run.id };
  const prepared = prepareCall(operation, permitted.arguments, facts);
  if ("refused" in prepared) {
    return moveRun(ctx, run, {
      add: [callStep(about, "failed", { outcome: "failed", reason: prepared.refused })],
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
    const call: Call = prepared.build({ callId, stepId: step.id, code });
    await recordSending(ctx, { ...target, stepId: step.id, call });
    return { call, run: await moveRun(ctx, run, { add: [step] }) };
  });
  const sent = await sendCall(ctx, sending.call, { operation, lane: skill.skillId, locale: run.locale });
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
