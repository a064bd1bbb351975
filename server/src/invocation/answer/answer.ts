import type { OutboundAnswer } from "../../platform/egress/index.ts";
import { plainLine, storable, textIn } from "../../platform/text.ts";
import type { Sentence } from "../arguments/invalid-arguments.ts";
import { consentSignal } from "./consent-signal.ts";

/**
 * `unknown`: it was sent and nobody knows whether the skill did it; such a call is never sent again.
 * `signal`: the skill says that its token no longer opens what it needs.
 */
export type ReadAnswer =
  | { outcome: "answered"; result: unknown; signal?: true }
  | { outcome: "failed"; reason: Sentence; signal?: true }
  | { outcome: "unknown"; reason: Sentence };

type Answered = Extract<OutboundAnswer, { kind: "answer" }>;
type Unanswered = Extract<OutboundAnswer, { kind: "failed" }>;

/** What a skill's answer means. JSON is expected; plain text stands for itself; an empty one is null. */
export function readAnswer(
  answer: OutboundAnswer,
  sent: { method: string; carriesCode: boolean },
): ReadAnswer {
  if (answer.kind === "failed") return readFailure(answer, sent);
  if (answer.status < 200 || answer.status > 299) return readError(answer);
  const text = textIn(answer.body);
  if (text === undefined) return unreadable("它不是 UTF-8 文本", "it is not UTF-8 text");
  if (text.trim() === "") return { outcome: "answered", result: null };
  const json = parse(text);
  if (json !== undefined)
    return { outcome: "answered", result: json.value, ...signalIn(json.value, answer.status) };
  const type = /^[^;]*/.exec(headerOf(answer, "content-type"))?.[0].trim().toLowerCase() ?? "";
  return ["", "text/plain", "text/markdown"].includes(type)
    ? { outcome: "answered", result: text }
    : unreadable("它不是有效的 JSON", "it is not valid JSON");
}

const tell = { zh: "请联系该助理的创建者。", en: "Tell the assistant's builder." };
const later = { zh: "请稍后再试。", en: "Try again later." };

const reasons: Record<Unanswered["reason"], Sentence> = {
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
  redirect: {
    zh: `技能要求跳转到其他地址，已停止。${tell.zh}`,
    en: `The skill redirects elsewhere, which is not followed. ${tell.en}`,
  },
  bad_response: {
    zh: `技能的回答中断或无法读取。${later.zh}`,
    en: `The skill's answer broke off or could not be read. ${later.en}`,
  },
  aborted: { zh: "调用已停止。", en: "The call was stopped." },
};

/** Sent and not answered: only a read without a code is known to have changed nothing. A redirect is an answer. */
function readFailure(
  { reason, sent }: Unanswered,
  call: { method: string; carriesCode: boolean },
): ReadAnswer {
  const { zh, en } = reasons[reason];
  const harmless = call.method === "GET" && !call.carriesCode;
  if (!sent || harmless || reason === "redirect") return { outcome: "failed", reason: { zh, en } };
  return {
    outcome: "unknown",
    reason: {
      zh: `${zh}不确定操作是否已执行，请先核实。`,
      en: `${en} Whether it was carried out is not known: check before asking again.`,
    },
  };
}

function readError({ status, body }: Answered): ReadAnswer {
  const value = parse(textIn(body) ?? "")?.value;
  const said = messageIn(value);
  return {
    ...failed(
      `技能返回了错误（HTTP ${status}）${said === "" ? "。" : `：${said}`}`,
      `The skill answered with an error (HTTP ${status})${said === "" ? "." : `: ${said}`}`,
    ),
    ...signalIn(value, status),
  };
}

function signalIn(value: unknown, status: number): { signal?: true } {
  return consentSignal(value, status) ? { signal: true } : {};
}

/** A skill's own words about an error, as one line of plain text, if it said any. */
function messageIn(value: unknown): string {
  if (typeof value !== "object" || value === null) return "";
  const members = new Map(Object.entries(value));
  for (const name of ["message", "error_description", "errorMessage", "errmsg", "msg", "error"]) {
    const said = members.get(name);
    if (typeof said === "string" && said.trim() !== "") return plainLine(said, 200);
    if (typeof said === "object" && said !== null) return messageIn(said);
  }
  return "";
}

const maxDepth = 64;

/** Undefined when it is not JSON, or nested so deeply that walking it again would break someone. */
function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: storableValue(JSON.parse(text), 0) };
  } catch {
    return undefined;
  }
}

/** What a database's JSON can hold: no NUL and no lone surrogate in any text. */
function storableValue(value: unknown, depth: number): unknown {
  if (depth > maxDepth) throw new RangeError("nested too deeply");
  if (typeof value === "string") return storable(value);
  if (Array.isArray(value)) return value.map((item) => storableValue(item, depth + 1));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [storable(name), storableValue(item, depth + 1)]),
  );
}

function headerOf({ headers }: Answered, wanted: string): string {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? "";
}

function unreadable(zh: string, en: string): ReadAnswer {
  return failed(
    `技能的回答无法读取：${zh}。${tell.zh}`,
    `The skill's answer cannot be read: ${en}. ${tell.en}`,
  );
}

function failed(zh: string, en: string): Extract<ReadAnswer, { outcome: "failed" }> {
  return { outcome: "failed", reason: { zh, en } };
}
