import type { AnswerHead, OutboundAnswer } from "../../platform/egress/index.ts";
import type { Sentence } from "../arguments/invalid-arguments.ts";
import { mayHaveDone, redirectKind, redirectWords } from "./redirect.ts";

type Unanswered = Extract<OutboundAnswer, { kind: "failed" }>;

/** What was asked, as far as it says whether it can have changed something. */
export interface Asked {
  method: string;
  carriesCode: boolean;
  /** Where it was sent. */
  url: string;
}

export type NoAnswer = { outcome: "failed" | "unknown"; reason: Sentence };

/** For whom the person can turn to, and when. */
export const tell: Sentence = { zh: "请联系该助理的创建者。", en: "Tell the assistant's builder." };
const later: Sentence = { zh: "请稍后再试。", en: "Try again later." };

const reasons: Record<Exclude<Unanswered["reason"], "redirect">, Sentence> = {
  refused_address: {
    zh: `技能的地址不允许访问。${tell.zh}`,
    en: `The skill's address may not be reached from here. ${tell.en}`,
  },
  unreachable: { zh: `无法连接到技能。${later.zh}`, en: `The skill could not be reached. ${later.en}` },
  tls: {
    zh: `无法与技能建立安全连接，其证书无效。${tell.zh}`,
    en: `No secure connection to the skill: its certificate is not valid. ${tell.en}`,
  },
  timeout: { zh: `技能没有及时回答。${later.zh}`, en: `The skill did not answer in time. ${later.en}` },
  too_large: { zh: `技能的回答过大。${tell.zh}`, en: `The skill's answer is too large. ${tell.en}` },
  bad_response: {
    zh: `技能的回答中断或无法读取。${later.zh}`,
    en: `The skill's answer broke off or could not be read. ${later.en}`,
  },
  aborted: { zh: "调用已停止。", en: "The call was stopped." },
};

/** Sent and not answered: only a read without a code is known to have changed nothing. */
export function readFailure({ reason, sent, head }: Unanswered, asked: Asked): NoAnswer {
  if (reason === "redirect") return readRedirect(head, asked);
  return !sent || isHarmless(asked)
    ? { outcome: "failed", reason: reasons[reason] }
    : notKnown(reasons[reason]);
}

/** Not followed: what it was sent for was done nowhere, unless it is one of those that come after a form was taken. */
export function readRedirect(head: AnswerHead | undefined, asked: Asked): NoAnswer {
  const kind = head && redirectKind(head, asked.url);
  const { zh, en } = redirectWords[kind ?? "other path"];
  const status = head === undefined ? { zh: "", en: "" } : inBrackets(head.status);
  const reason = { zh: `${zh}${status.zh}。${tell.zh}`, en: `${en}${status.en}. ${tell.en}` };
  const mayBeDone = head !== undefined && mayHaveDone(head.status, kind) && asked.method !== "GET";
  return mayBeDone ? notKnown(reason) : { outcome: "failed", reason };
}

const inBrackets = (status: number): Sentence => ({ zh: `（HTTP ${status}）`, en: ` (HTTP ${status})` });

export const isHarmless = ({ method, carriesCode }: Asked): boolean => method === "GET" && !carriesCode;

export const notKnown = ({ zh, en }: Sentence): NoAnswer => ({
  outcome: "unknown",
  reason: {
    zh: `${zh}不确定操作是否已执行，请先核实。`,
    en: `${en} Whether it was carried out is not known: check before asking again.`,
  },
});
