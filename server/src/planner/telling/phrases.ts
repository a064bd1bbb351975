import type { CallProblem } from "../../invocation/index.ts";
import type { Language } from "./language.ts";

/** How a call ended, in both languages. `what` is a skill operation's own summary. */
export interface Phrases {
  problems: Record<CallProblem, (what: string, reason: string) => string>;
  /** `sent`: the values that were sent, with their names. */
  done: (what: string, sent?: readonly string[]) => string;
  nothing: string;
  emptyList: string;
  /** An answer of this type. */
  unread: (type: string) => string;
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
  done: (what, sent = []) => `${what}已完成${sent.length > 0 ? `（${sent.join("；")}）` : ""}。`,
  nothing: "没有返回任何内容。",
  emptyList: "列表是空的。",
  unread: (type) => `技能的回答是 ${type} 类型，这里无法显示。`,
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
  done: (what, sent = []) => `${what} is done${sent.length > 0 ? ` (${sent.join("; ")})` : ""}.`,
  nothing: "Nothing came back.",
  emptyList: "The list is empty.",
  unread: (type) => `The skill's answer is of the type ${type}, which cannot be shown here.`,
};

export const phrasesIn = (language: Language): Phrases => (language === "zh" ? zh : en);
