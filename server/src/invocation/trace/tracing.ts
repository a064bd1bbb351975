import type { OutboundAnswer } from "../../platform/egress/index.ts";
import type { Masking } from "../../platform/masking/masking.ts";
import { storable, textIn } from "../../platform/text.ts";
import type { BuiltRequest } from "../request/request.ts";
import { maskedHeader } from "./masked-answer.ts";
import type { Trace } from "./trace.ts";

const maxShown = 64 * 1024;

/** What was sent, where it was sent: the path with its query, and the body, which is empty where there was none. */
export function requestTrace(request: BuiltRequest, masking: Masking): Trace["request"] {
  const { method, uri, url, headers, body } = request;
  const sent = body === undefined ? null : storable(masking.body(body));
  const kept = {
    mode: url === "" ? "stream" : "http",
    method,
    uri: shown(masking.text(uri)),
    headers: byName(headers.map((header) => maskedHeader(header, masking))),
    body: shown(sent ?? ""),
    url: shown(masking.text(url)),
  } as const;
  return sent !== null && sent.length > maxShown ? kept : { ...kept, sent };
}

/** Of an answer that is masked. A redirect is known by its head alone: what follows it is not read. */
export function responseTrace(answer: OutboundAnswer): Trace["response"] {
  const head = answer.kind === "failed" ? answer.head : answer;
  if (head === undefined) return null;
  const { status, statusText, headers } = head;
  return {
    status: { code: status, message: shown(statusText) },
    headers: byName(headers),
    body: answer.kind === "failed" ? null : shownBody(answer.body),
  };
}

const shownBody = (body: Uint8Array): string => shown(textIn(body) ?? `[${body.byteLength} bytes, not text]`);

/** A repeated header becomes one line, as RFC 9110 section 5.3 allows. Their names have come in lower case. */
function byName(headers: readonly [string, string][]): Record<string, string> {
  const all = Map.groupBy(headers, ([name]) => shown(name));
  return Object.fromEntries(
    [...all].map(([name, lines]) => [name, lines.map(([, value]) => shown(value)).join(", ")]),
  );
}

/** As a database can hold it, and no longer than a page can show. Masked before: of half a secret nobody would know. */
function shown(text: string): string {
  const whole = storable(text);
  return whole.length > maxShown ? `${whole.slice(0, maxShown).toWellFormed()}…` : whole;
}
