import { endRunScopes } from "../../consent/index.ts";
import { holdConversation, messageFrom } from "../../conversations/index.ts";
import { type AskState, languageOf, type NextStep } from "../../planner/index.ts";
import { inTx, type TenantCtx } from "../../platform/ctx.ts";
import type { MessageId, RunId } from "../../platform/ids.ts";
import type { Label } from "../provenance/label.ts";
import type { KeptAnswer, Run } from "../run.ts";
import { answerStep, stopped } from "../steps.ts";
import { type Move, moveRun } from "../store.ts";
import { answerRow, questionPart } from "./answer-store.ts";

const failures = {
  too_many_steps: {
    zh: "助理连续执行的步骤过多，已停止。请换一种说法再试。",
    en: "The assistant took too many steps and was stopped. Try saying it differently.",
  },
  planning_too_long: {
    zh: "助理想得太久，已停止。请再试一次，或换一种说法。",
    en: "The assistant thought about this for too long and was stopped. Try again, or say it differently.",
  },
  person_disabled: {
    zh: "你的帐号已停用，没有继续执行。",
    en: "Your account was disabled, so nothing more was done.",
  },
  assistant_deleted: {
    zh: "这个助理已被删除，未授予任何权限，也没有继续执行。",
    en: "This assistant was deleted. Nothing was granted and nothing more was done.",
  },
  skill_unpublished: {
    zh: "助理已不再使用这个技能，未授予任何权限，也没有继续执行。",
    en: "The assistant does not use this skill any more. Nothing was granted and nothing more was done.",
  },
  assistant_disabled: {
    zh: "管理员停用了这个助理，没有继续执行。",
    en: "An administrator took this assistant out of use, so nothing more was done.",
  },
  not_builder: {
    zh: "你已不能编辑这个助理，草稿对话没有继续执行。",
    en: "You do not build this assistant any more, so nothing more was done in its draft.",
  },
  application_disabled: {
    zh: "管理员停用了这个技能所属的应用，未授予任何权限，也没有继续执行。",
    en: "An administrator disabled the application of this skill. Nothing was granted and nothing more was done.",
  },
  approval_withdrawn: {
    zh: "管理员撤回了这个技能所需的权限，未授予任何权限，也没有继续执行。",
    en: "An administrator took back a permission that this skill needs. Nothing was granted and nothing more was done.",
  },
  permission_changed: {
    zh: "权限点的内容在此期间变了，未授予任何权限。请重新提问，再看一遍。",
    en: "The permission changed meanwhile, and nothing was granted. Ask again to see what it opens now.",
  },
  password_given: {
    zh: "你的密码由他人设置，在你设置自己的密码之前不会继续执行。请重新提问。",
    en: "Somebody else gave you your password, so nothing more was done until you set your own. Please ask again.",
  },
  internal: {
    zh: "出了点问题，没有完成。请再试一次。",
    en: "Something went wrong and this was not completed. Please try again.",
  },
} as const;

/** A run has one answer: it is known by the run's own letters before it is written. */
export const answerIdOf = (runId: RunId): MessageId => `msg_${runId.slice("run_".length)}` as MessageId;

/**
 * The assistant has answered, perhaps with a question of its own, having read this; `kept` stands beside its text.
 * `asks`: what is open from then on.
 */
export function complete(
  ctx: TenantCtx,
  run: Run,
  read: Label,
  step: Extract<NextStep, { text: string }>,
  kept: KeptAnswer,
  asks: AskState | null = step.kind === "ask" ? step : null,
): Promise<Run> {
  const { text } = step;
  const { message, touched } = messageFrom(answerRow(text, read), answerIdOf(run.id));
  const question = asks === null ? [] : [questionPart(asks)];
  return endRun(ctx, run, {
    to: { status: "completed", answer: text },
    add: [answerStep(run.locale, kept)],
    first: holdConversation(ctx, run.conversationId),
    also: [message, touched, ...question],
  });
}

export type Failure = keyof typeof failures;

/** In the language of the question. */
export function failureOf(run: Run, code: Failure): { code: Failure; message: string } {
  return { code, message: failures[code][languageOf({ request: run.request, before: [] }, run.locale)] };
}

export function fail(ctx: TenantCtx, run: Run, code: Failure): Promise<Run> {
  return endRun(ctx, run, { to: { status: "failed", error: failureOf(run, code) }, ...stopped(run.steps) });
}

/** What was allowed for this run alone ends with it, in the same transaction. */
export function endRun(ctx: TenantCtx, run: Run, move: Move): Promise<Run> {
  if (!run.steps.some(({ kind }) => kind === "consent")) return moveRun(ctx, run, move);
  return inTx(ctx, async (ctx) => {
    const ended = await moveRun(ctx, run, move);
    await endRunScopes(ctx, run.id);
    return ended;
  });
}
