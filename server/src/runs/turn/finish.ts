import { endRunScopes } from "../../consent/index.ts";
import { insertMessage } from "../../conversations/index.ts";
import { type Ctx, inTx } from "../../platform/ctx.ts";
import { newId } from "../../platform/ids.ts";
import type { AnswerStep, Run } from "../run.ts";
import { type Move, moveRun } from "../store.ts";

const failures = {
  too_many_steps: {
    zh: "助理连续执行的步骤过多，已停止。请换一种说法再试。",
    en: "The assistant took too many steps and was stopped. Try saying it differently.",
  },
  person_disabled: {
    zh: "你的帐号已停用，没有继续执行。",
    en: "Your account was disabled, so nothing more was done.",
  },
  internal: {
    zh: "出了点问题，没有完成。请再试一次。",
    en: "Something went wrong and this was not completed. Please try again.",
  },
} as const;

/** The assistant has answered. */
export function complete(ctx: Ctx, run: Run, text: string): Promise<Run> {
  return inTx(ctx, async (ctx) => {
    const { id: runId, organisationId, conversationId } = run;
    await insertMessage(ctx, { organisationId, conversationId, runId, role: "assistant", text });
    return endRun(ctx, run, { status: "completed", answer: text, add: [answerStep(run)] });
  });
}

export function fail(ctx: Ctx, run: Run, code: keyof typeof failures): Promise<Run> {
  const error = { code, message: failures[code][run.locale] };
  return inTx(ctx, (ctx) => endRun(ctx, run, { status: "failed", error }));
}

/** What was allowed for this run alone ends with it, in the same transaction. */
export async function endRun(ctx: Ctx, run: Run, move: Move & { status: Run["status"] }): Promise<Run> {
  const ended = await moveRun(ctx, run, { ...move, over: true });
  if (run.steps.some(({ kind }) => kind === "consent")) await endRunScopes(ctx, run.id);
  return ended;
}

function answerStep({ locale }: Run): AnswerStep {
  const summary = locale === "zh" ? "回答" : "Answer";
  return {
    id: newId("stp"),
    kind: "answer",
    status: "done",
    summary,
    skillId: "",
    operationId: "",
    at: new Date(),
    detail: {},
  };
}
