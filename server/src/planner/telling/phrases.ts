import type { CallProblem } from "../../invocation/index.ts";
import type { Language } from "./language.ts";

/** How a call ended, in both languages. `what` is a skill operation's own summary. */
export interface Phrases {
  problems: Record<CallProblem, (what: string, reason: string) => string>;
  reportedError: (what: string, message: string) => string;
  done: (what: string) => string;
}

const zh: Phrases = {
  problems: {
    refused: (what) => `你没有允许，所以我没有执行${what}，也没有取得任何数据。需要时再对我说一次即可。`,
    cancelled: (what) => `你选择了不执行${what}，所以什么都没有发送。`,
    failed: (what, reason) => `${what}没有成功${reason ? `：${reason}` : "。"}`,
    unknown: (what) =>
      `我不确定${what}的结果：它可能已经执行，也可能没有。为避免重复，我没有重试，请先核实。`,
    planning_off: (what) =>
      `这个助理没有开启“规划推理强化”，使用你个人数据的技能不会运行，所以我没有执行${what}。`,
    not_available: (what, reason) => `${what}目前不可用，所以我没有执行${reason ? `：${reason}` : "。"}`,
  },
  reportedError: (what, message) => `${what}没有成功，技能返回了错误${message ? `：${message}` : "。"}`,
  done: (what) => `${what}已完成。`,
};

const en: Phrases = {
  problems: {
    refused: (what) =>
      `You didn't allow this, so I didn't run ${what} and got no data. Ask me again whenever you like.`,
    cancelled: (what) => `You chose not to run ${what}, so nothing was sent.`,
    failed: (what, reason) => `${what} did not succeed${reason ? `: ${reason}` : "."}`,
    unknown: (what) =>
      `I can't tell how ${what} ended: it may or may not have happened. I did not retry it, to avoid doing it twice. Please check first.`,
    planning_off: (what) =>
      `Planning & reasoning is off for this assistant, so skills that use your personal data do not run, and I didn't run ${what}.`,
    not_available: (what, reason) =>
      `${what} is not available right now, so I didn't run it${reason ? `: ${reason}` : "."}`,
  },
  reportedError: (what, message) =>
    `${what} did not succeed; the skill reported an error${message ? `: ${message}` : "."}`,
  done: (what) => `Done: ${what}.`,
};

export const phrasesIn = (language: Language): Phrases => (language === "zh" ? zh : en);
