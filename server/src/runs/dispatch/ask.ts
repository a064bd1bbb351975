import { askConfirmation, type NewConfirmation } from "../../confirmations/index.ts";
import { askConsent, type Question } from "../../consent/index.ts";
import { inTx, type TenantCtx } from "../../platform/ctx.ts";
import type { Call, Run } from "../run.ts";
import { confirmStep, consentStep } from "../steps.ts";
import { moveRun } from "../store.ts";

/** What a person may be asked: whether a skill may have something, or whether to do something. */
export type Asked =
  | { kind: "consent"; question: Omit<Question, "request"> }
  | { kind: "confirmation"; confirmation: NewConfirmation };

/** The question, the step that waits with it and the job that ends it in time, in one transaction. Nothing is held in memory. */
export function ask(ctx: TenantCtx, run: Run, call: Call, asked: Asked): Promise<Run> {
  return inTx(ctx, async (ctx) => {
    const step =
      asked.kind === "consent"
        ? consentStep(call, await consentOf(ctx, run, asked.question))
        : confirmStep(call, await askConfirmation(ctx, asked.confirmation));
    const after = { afterSeconds: ctx.config.CONSENT_TTL + 1 };
    await ctx.jobs.send(ctx, "run.question_over", { runId: run.id, stepId: step.id }, after);
    return moveRun(ctx, run, { to: { status: "requires_action" }, add: [step] });
  });
}

async function consentOf(ctx: TenantCtx, run: Run, question: Omit<Question, "request">) {
  const { id: runId, personId, conversationId, request } = run;
  const situation = { runId, personId, conversationId };
  const { id: consentId } = await askConsent(ctx, situation, { ...question, request });
  return { consentId, scopes: question.scopes };
}
