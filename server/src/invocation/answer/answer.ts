import type { OutboundAnswer } from "../../platform/egress/index.ts";
import { clipped, oneLine } from "../../platform/text.ts";
import type { Sentence } from "../arguments/invalid-arguments.ts";
import { consentSignal } from "./consent-signal.ts";
import { type Content, contentOf } from "./content/content.ts";
import { jsonIn } from "./content/json.ts";
import { verdictOn } from "./envelope/verdict.ts";
import { errorWords, isHollow } from "./error-words.ts";
import { type Asked, isHarmless, notKnown, readFailure, readRedirect, tell } from "./no-answer.ts";

/**
 * `unknown`: it was sent and nobody knows whether the skill did it; such a call is never sent again.
 * `wrote`: what was asked for may change something, and was done. `unread`: the type of an answer that cannot be shown.
 * `signal`: the skill says that its token no longer opens what it needs.
 */
export type ReadAnswer =
  | { outcome: "answered"; result: unknown; wrote?: true; unread?: string; signal?: true }
  | { outcome: "failed"; reason: Sentence; signal?: true }
  | { outcome: "unknown"; reason: Sentence };

type Answered = Extract<OutboundAnswer, { kind: "answer" }>;

/** Takes secrets out of what was put together from an answer; of the answer itself they are gone by then. */
type Masked = (text: string) => string;

/**
 * What a skill's answer means, decided once for all who tell of it. `failed` is only what surely was not done, or what
 * the skill itself calls so: whoever reads it may well ask again.
 */
export function readAnswer(
  answer: OutboundAnswer,
  asked: Asked,
  masked: Masked = (text) => text,
): ReadAnswer {
  if (answer.kind === "failed") return readFailure(answer, asked);
  if (answer.status >= 300 && answer.status < 400) return readRedirect(answer, asked);
  const content = maskedContent(contentOf(answer), masked);
  if (answer.status < 200 || answer.status > 299) return readError(answer, content, masked);
  const read = readSuccess(content, asked, masked);
  return { ...read, ...(read.outcome !== "unknown" && signalIn(content, answer.status)) };
}

/** Under a status of success something was done, unless the answer says that it was not. */
function readSuccess(content: Content, asked: Asked, masked: Masked): ReadAnswer {
  const reads = asked.method === "GET";
  const done = (result: unknown) =>
    ({ outcome: "answered", result, ...(!reads && { wrote: true as const }) }) as const;
  switch (content.kind) {
    case "nothing":
      return done(null);
    case "file":
      return { ...done(null), unread: content.type };
    case "broken":
      return reads ? unreadable : { ...done(null), unread: "application/json" };
    case "sign-in page":
      return isHarmless(asked) ? { outcome: "failed", reason: signIn } : notKnown(signIn);
    default: {
      const said = saidAboutItself(content);
      const verdict = verdictOn(said, reads ? "reads" : "writes");
      if (verdict === "failed" || (verdict === "doubtful" && reads)) {
        const words = inOneLine(errorWords(said), masked);
        return { outcome: "failed", reason: words === "" ? unexplained : { zh: words, en: words } };
      }
      return done(content.kind === "value" ? content.value : content.text);
    }
  }
}

function readError({ status }: Answered, content: Content, masked: Masked): ReadAnswer {
  const said = inOneLine(wordsOf(content), masked);
  return {
    outcome: "failed",
    reason: {
      zh: `技能返回了错误（HTTP ${status}）${said === "" ? "。" : `：${said}`}`,
      en: `The skill answered with an error (HTTP ${status})${said === "" ? "." : `: ${said}`}`,
    },
    ...signalIn(content, status),
  };
}

const saidAboutItself = (content: Content): unknown =>
  content.kind === "value" || content.kind === "text" ? content.value : undefined;

/** A skill's own words about an error, in whatever form it gives them. */
function wordsOf(content: Content): string {
  if (content.kind === "value")
    return typeof content.value === "string" ? content.value : errorWords(content.value);
  if (content.kind !== "text") return "";
  return (content.value !== undefined && errorWords(content.value)) || headlineOf(content) || content.text;
}

/** The title of many pages is that they are of an error; what stands below says of which. */
const headlineOf = ({ headline = "" }: { headline?: string }): string => (isHollow(headline) ? "" : headline);

const inOneLine = (words: string, masked: Masked): string =>
  clipped(masked(oneLine(words.slice(0, 4000))), 300);

function maskedContent(content: Content, masked: Masked): Content {
  if (content.kind === "text" && content.made)
    return {
      ...content,
      text: masked(content.text),
      ...(content.headline !== undefined && { headline: masked(content.headline) }),
    };
  if (content.kind !== "value" || !content.made) return content;
  const before = JSON.stringify(content.value);
  const after = masked(before);
  return after === before ? content : { ...content, value: jsonIn(after)?.value ?? null };
}

function signalIn(content: Content, status: number): { signal?: true } {
  return content.kind === "value" && consentSignal(content.value, status) ? { signal: true } : {};
}

const unexplained: Sentence = {
  zh: "技能回答说没有成功，但没有说明原因。",
  en: "The skill answered that it did not succeed, and gave no reason.",
};

const unreadable: ReadAnswer = {
  outcome: "failed",
  reason: {
    zh: `技能的回答无法读取：它不是有效的 JSON。${tell.zh}`,
    en: `The skill's answer cannot be read: it is not valid JSON. ${tell.en}`,
  },
};

const signIn: Sentence = {
  zh: `技能返回的是登录页面，而不是回答：它没有接受平台的身份认证。${tell.zh}`,
  en: `The skill answered with a page for signing in: it did not accept the platform's authentication. ${tell.en}`,
};
