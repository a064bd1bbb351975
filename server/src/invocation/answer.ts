import type { OutboundAnswer } from "../platform/egress/index.ts";

interface Reason {
  zh: string;
  en: string;
}

/** `unknown`: it was sent and nobody knows whether the skill did it; such a call is never sent again. */
export type AnswerOutcome =
  | { outcome: "answered"; result: unknown }
  | { outcome: "failed"; reason: Reason }
  | { outcome: "unknown"; reason: Reason };

/** What a skill's answer means: JSON is read as such, other text stands for itself, everything else says what went wrong. */
export function readAnswer(
  answer: OutboundAnswer,
  sent: { method: string; carriesCode: boolean },
): AnswerOutcome {
  if (answer.kind === "failed") return readFailure(answer, sent);
  const text = Buffer.from(answer.body).toString("utf8").toWellFormed().replaceAll("\0", "");
  if (answer.status < 200 || answer.status > 299) {
    const said = messageOf(text);
    return failed(
      `技能返回了错误（HTTP ${answer.status}）${said === "" ? "" : `：${said}`}`,
      `The skill answered with an error (HTTP ${answer.status})${said === "" ? "" : `: ${said}`}`,
    );
  }
  if (text.trim() === "") return { outcome: "answered", result: null };
  try {
    return { outcome: "answered", result: JSON.parse(text) };
  } catch {
    const claimsJson = answer.headers.some(
      ([name, value]) => name.toLowerCase() === "content-type" && value.includes("json"),
    );
    return claimsJson
      ? failed("技能的回答不是有效的 JSON。", "The skill's answer is not valid JSON.")
      : { outcome: "answered", result: text };
  }
}

const reasons: Record<Extract<OutboundAnswer, { kind: "failed" }>["reason"], Reason> = {
  refused_address: {
    zh: "技能的地址不被允许访问。",
    en: "The skill's address may not be reached from here.",
  },
  unreachable: { zh: "无法连接到技能。", en: "The skill could not be reached." },
  tls: { zh: "无法与技能建立安全连接。", en: "No secure connection to the skill could be made." },
  timeout: { zh: "技能没有在规定时间内回答。", en: "The skill did not answer in time." },
  too_large: { zh: "技能的回答过大。", en: "The skill's answer is too large." },
  redirect: {
    zh: "技能要求跳转到其他地址，已停止。",
    en: "The skill redirects elsewhere, which is not followed.",
  },
  bad_response: { zh: "技能的回答无法读取。", en: "The skill's answer could not be read." },
  aborted: { zh: "调用已停止。", en: "The call was stopped." },
};

/** Once something was sent, silence is no answer: only a read without a code is known to have changed nothing. */
function readFailure(
  { reason, sent }: Extract<OutboundAnswer, { kind: "failed" }>,
  { method, carriesCode }: { method: string; carriesCode: boolean },
): AnswerOutcome {
  const silent =
    reason === "timeout" || reason === "unreachable" || reason === "aborted" || reason === "bad_response";
  const uncertain = sent && silent && (method !== "GET" || carriesCode);
  return { outcome: uncertain ? "unknown" : "failed", reason: reasons[reason] };
}

/** A skill's own words about an error, as plain text, if it said any. */
function messageOf(text: string): string {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== "object" || body === null) return "";
    const said = "message" in body ? body.message : "error" in body ? body.error : "";
    return typeof said === "string" ? said.replace(/\p{Cc}+/gu, " ").slice(0, 200) : "";
  } catch {
    return "";
  }
}

function failed(zh: string, en: string): AnswerOutcome {
  return { outcome: "failed", reason: { zh, en } };
}
