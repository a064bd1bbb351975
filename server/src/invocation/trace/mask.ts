import { isUtf8 } from "node:buffer";
import type { OutboundAnswer } from "../../platform/egress/index.ts";
import { secretForm } from "../../platform/secret.ts";
import { storable } from "../../platform/text.ts";
import type { BuiltRequest } from "../request/request.ts";
import { parametersOf } from "./parameters-of.ts";
import { spellingsOf } from "./spellings.ts";
import type { Trace } from "./trace.ts";

const maxShown = 64 * 1024;
const dots = "••••";
const secretHeader =
  /^(?:(?:proxy-)?authorization|(?:set-)?cookie|(?:.*[-_])?(?:api-?key|token|secret|password))$/i;
const names =
  "access_?token|refresh_?token|id_?token|client_?secret|app_?secret|authorization|password|oauth_?auth_?code|auth_?code";
const members = [
  new RegExp(`("(?:${names})"\\s*:\\s*")((?:[^"\\\\]|\\\\.)*)`, "gi"),
  // The same inside a JSON text that is itself a JSON string.
  new RegExp(`(\\\\"(?:${names})\\\\"\\s*:\\s*\\\\")((?:[^"\\\\]|\\\\[^"])*)`, "gi"),
  new RegExp(`((?:\\b|%5B)(?:${names})(?:%5D|\\])*=)([^&\\s"']+)`, "gi"),
  // A part of a multipart body.
  new RegExp(
    `(name="(?:${names})"[^\\r\\n]{0,300}(?:\\r\\n[^\\r\\n]{1,300}){0,2}\\r\\n\\r\\n)([^\\r]*)`,
    "gi",
  ),
];
const numericMember = new RegExp(`("(?:${names})"\\s*:\\s*)\\d[\\d.]*`, "gi");
const ours = new RegExp(secretForm, "g");
const isOurs = new RegExp(`^${secretForm}$`);

/** The last four characters tell two of ours apart. Of what others made nobody knows how much they would tell. */
function mark(secret: string): string {
  if (secret.startsWith(dots)) return secret;
  return isOurs.test(secret) ? `${dots}${secret.slice(-4)}` : dots;
}

/** Replaces each secret, however it is written, and what stands in members named like one. */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  let masked = text;
  for (const secret of secrets) {
    // Shorter ones would be found everywhere.
    if (secret.length < 4) continue;
    for (const spelling of spellingsOf(secret)) masked = masked.replaceAll(spelling, mark(secret));
  }
  for (const member of members) {
    masked = masked.replace(member, (_, before: string, value: string) => `${before}${mark(value)}`);
  }
  return masked.replace(numericMember, `$1"${dots}"`);
}

/** The same on a body. What is not text is left as it is: nothing reads it and no trace shows it. */
export function maskBytes(bytes: Uint8Array, secrets: readonly string[]): Uint8Array {
  return isText(bytes) ? Buffer.from(maskSecrets(Buffer.from(bytes).toString(), secrets)) : bytes;
}

/** UTF-8 without NUL, which no text format here knows and no database text can hold. */
export function isText(bytes: Uint8Array): boolean {
  return isUtf8(bytes) && !bytes.includes(0);
}

/**
 * The shape builders know: the path without its query, and in `body` all parameters merged, as the trace of the
 * compatible platform shows a GET.
 */
export function maskedTrace(
  request: BuiltRequest,
  answer: OutboundAnswer | undefined,
  secrets: readonly string[],
): Trace {
  const { method, uri, url, headers, body = null } = request;
  const [path = ""] = uri.split("?");
  const parameters = parametersOf(request);
  const kept = {
    mode: url === "" ? "stream" : "http",
    method,
    uri: shown(path, secrets),
    headers: maskedHeaders(headers, secrets),
    body: parameters === undefined ? null : shown(parameters, secrets),
    url: shown(url, secrets),
  } as const;
  const sent = body === null ? null : masked(body, secrets);
  return {
    request: sent !== null && sent.length > maxShown ? kept : { ...kept, sent },
    response: answer?.kind === "answer" ? maskedResponse(answer, secrets) : null,
  };
}

function maskedResponse(
  { status, statusText, headers, body }: Extract<OutboundAnswer, { kind: "answer" }>,
  secrets: readonly string[],
): Trace["response"] {
  return {
    status: { code: status, message: shown(statusText, secrets) },
    headers: maskedHeaders(headers, secrets),
    body: isText(body)
      ? shown(Buffer.from(body).toString(), secrets)
      : `[${body.byteLength} bytes, not text]`,
  };
}

/** A repeated header becomes one line, as RFC 9110 section 5.3 allows. Their names have come in lower case. */
function maskedHeaders(
  headers: readonly [string, string][],
  secrets: readonly string[],
): Record<string, string> {
  const inNames = secrets.flatMap((secret) => [secret, secret.toLowerCase()]);
  const byName = Map.groupBy(headers, ([name]) => shown(name, inNames));
  return Object.fromEntries(
    [...byName].map(([name, all]) => {
      const isSecret = (value: string) => secretHeader.test(name) || secrets.includes(value);
      const values = all.map(([, value]) => (isSecret(value) ? mark(value) : shown(value, secrets)));
      return [name, values.join(", ")];
    }),
  );
}

/** Masked first, clipped after: half a secret at the cut would not be recognised. */
function shown(text: string, secrets: readonly string[]): string {
  const whole = masked(text, secrets);
  return whole.length > maxShown ? `${whole.slice(0, maxShown).toWellFormed()}…` : whole;
}

/** Without NUL and half characters too, which no database text can hold. */
function masked(text: string, secrets: readonly string[]): string {
  return maskSecrets(storable(text), secrets).replace(ours, mark);
}
