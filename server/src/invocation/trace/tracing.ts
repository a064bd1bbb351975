import type { OutboundAnswer } from "../../platform/egress/index.ts";
import type { Masking } from "../../platform/masking/masking.ts";
import { storable, textIn } from "../../platform/text.ts";
import type { BuiltRequest } from "../request/request.ts";
import { maskedHeader } from "./masked-answer.ts";
import { parametersOf } from "./parameters-of.ts";
import type { Trace } from "./trace.ts";

const maxShown = 64 * 1024;

/**
 * The shape builders know: the path without its query, and in `body` all parameters merged, as the trace of the
 * compatible platform shows a GET.
 */
export function requestTrace(request: BuiltRequest, masking: Masking): Trace["request"] {
  const { method, uri, url, headers, body = null } = request;
  const [path = ""] = uri.split("?");
  const parameters = parametersOf(request);
  const kept = {
    mode: url === "" ? "stream" : "http",
    method,
    uri: shown(masking.text(path)),
    headers: byName(headers.map((header) => maskedHeader(header, masking))),
    body: parameters === undefined ? null : shown(masking.body(parameters)),
    url: shown(masking.text(url)),
  } as const;
  const sent = body === null ? null : storable(masking.body(body));
  return sent !== null && sent.length > maxShown ? kept : { ...kept, sent };
}

/** Of an answer that is masked. */
export function responseTrace(answer: OutboundAnswer): Trace["response"] {
  if (answer.kind === "failed") return null;
  const { status, statusText, headers, body } = answer;
  return {
    status: { code: status, message: shown(statusText) },
    headers: byName(headers),
    body: shown(textIn(body) ?? `[${body.byteLength} bytes, not text]`),
  };
}

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
