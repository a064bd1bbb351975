import type { CallProblem } from "../../invocation/index.ts";
import type { Language } from "./language.ts";

/** Every sentence of the built-in planner, in both languages. `what` is a skill operation's own summary. */
export interface Phrases {
  problems: Record<CallProblem, (what: string, reason: string) => string>;
  reportedError: (what: string, message: string) => string;
  done: (what: string) => string;
  /** Marks, for the next turn, that the assistant is waiting for these. */
  askFor: (needed: string) => string;
  waitingMark: string;
  cannot: string;
  abilities: string;
  noAbilities: string;
  greeting: string;
  thanks: string;
  bye: string;
  dropped: string;
  more: (left: number) => string;
  passThroughOff: string;
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
  askFor: (needed) => `还需要你告诉我：${needed}。`,
  waitingMark: "还需要你告诉我：",
  cannot: "这件事我做不了。",
  abilities: "我可以帮你：",
  noAbilities: "这个助理还没有配置任何技能。",
  greeting: "你好！",
  thanks: "不客气！",
  bye: "再见！",
  dropped: "好的，不做了。",
  more: (left) => `…还有 ${left} 项`,
  passThroughOff: "这个助理会把每条消息直接交给它唯一的操作，但它现在没有这样的操作。请告诉它的制作者。",
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
  askFor: (needed) => `I still need from you: ${needed}.`,
  waitingMark: "I still need from you: ",
  cannot: "I can't do that.",
  abilities: "Here is what I can do:",
  noAbilities: "This assistant has no skills yet.",
  greeting: "Hello!",
  thanks: "You're welcome!",
  bye: "Goodbye!",
  dropped: "All right, I left it.",
  more: (left) => `…and ${left} more`,
  passThroughOff:
    "This assistant passes every message on to its only operation, but it does not have exactly one right now. Please tell its builder.",
};

export const phrasesIn = (language: Language): Phrases => (language === "zh" ? zh : en);

/** Whether the assistant's last words were a request for something missing, in either language. */
export const asksForMore = (text: string): boolean =>
  text.includes(zh.waitingMark) || text.includes(en.waitingMark);
