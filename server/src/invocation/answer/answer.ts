import type { OutboundAnswer } from "../../platform/egress/index.ts";
import { isNumber, parseExactly } from "../../platform/exact/index.ts";
import { plainLine, storable, textIn } from "../../platform/text.ts";
import type { Sentence } from "../arguments/invalid-arguments.ts";
import { consentSignal } from "./consent-signal.ts";
import { type Asked, readFailure, readRedirect, tell } from "./no-answer.ts";

/**
 * `unknown`: it was sent and nobody knows whether the skill did it; such a call is never sent again.
 * `signal`: the skill says that its token no longer opens what it needs.
 */
export type ReadAnswer =
  | { outcome: "answered"; result: unknown; signal?: true }
  | { outcome: "failed"; reason: Sentence; signal?: true }
  | { outcome: "unknown"; reason: Sentence };

type Answered = Extract<OutboundAnswer, { kind: "answer" }>;

/** What a skill's answer means. JSON is expected; plain text stands for itself; an empty one is null. */
export function readAnswer(answer: OutboundAnswer, asked: Asked): ReadAnswer {
  if (answer.kind === "failed") return readFailure(answer, asked);
  if (answer.status >= 300 && answer.status < 400) return readRedirect(answer, asked);
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
    return { value: storableValue(parseExactly(text), 0) };
  } catch {
    return undefined;
  }
}

/** What a database's JSON can hold: no NUL and no lone surrogate in any text. */
function storableValue(value: unknown, depth: number): unknown {
  if (depth > maxDepth) throw new RangeError("nested too deeply");
  if (typeof value === "string") return storable(value);
  if (Array.isArray(value)) return value.map((item) => storableValue(item, depth + 1));
  if (typeof value !== "object" || value === null || isNumber(value)) return value;
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
