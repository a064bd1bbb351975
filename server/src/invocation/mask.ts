import { isUtf8 } from "node:buffer";
import type { OutboundAnswer } from "../platform/egress/index.ts";
import type { BuiltRequest } from "./request.ts";
import { spellingsOf } from "./spellings.ts";

/** A call as it may be kept and shown: no secret is in it. */
export interface Trace {
  request: { method: string; uri: string; headers: Record<string, string>; body: string | null };
  response: {
    status: { code: number; message: string };
    headers: Record<string, string>;
    body: string | null;
  } | null;
}

const clipAt = 64 * 1024;
const dots = "••••";
const secretHeader =
  /^(?:authorization|proxy-authorization|cookie|set-cookie|api-key|x-api-key|x-auth-token|x-acs-dingtalk-access-token)$/i;
const names =
  "access_?token|refresh_?token|id_?token|client_?secret|app_?secret|authorization|password|oauth_?auth_?code|auth_?code";
const members = [
  new RegExp(`("(?:${names})"\\s*:\\s*")((?:[^"\\\\]|\\\\.)*)`, "gi"),
  // The same inside a JSON text that is itself a JSON string.
  new RegExp(`(\\\\"(?:${names})\\\\"\\s*:\\s*\\\\")((?:[^"\\\\]|\\\\[^"])*)`, "gi"),
  new RegExp(`("(?:${names})"\\s*:\\s*)(\\d[\\d.]*)`, "gi"),
  new RegExp(`(\\b(?:${names})=)([^&\\s"']+)`, "gi"),
];
// Our codes and tokens: 256 bits in base64url. A skill may echo one that we no longer have in clear.
const tokenShaped =
  /(?<![\w-])(?=[\w-]{0,42}[A-Z])(?=[\w-]{0,42}[a-z])(?=[\w-]{0,42}[0-9_-])[\w-]{43}(?![\w-])/g;

/** The last four characters tell two secrets apart; of a short one they would tell too much. */
function mark(secret: string): string {
  if (secret.startsWith(dots)) return secret;
  return secret.length < 12 ? dots : `${dots}${secret.slice(-4)}`;
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
    masked = masked.replace(member, (_, before: string, value: string) =>
      before.endsWith('"') || before.endsWith("=") ? `${before}${mark(value)}` : `${before}"${dots}"`,
    );
  }
  return masked;
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
  const [path = "", query = ""] = request.uri.split(/\?(.*)/s);
  const parameters = mergedParameters(query, request.body);
  return {
    request: {
      method: request.method,
      uri: shown(path, secrets),
      headers: maskedHeaders(request.headers, secrets),
      body: parameters === undefined ? null : shown(parameters, secrets),
    },
    response: answer?.kind === "answer" ? maskedResponse(answer, secrets) : null,
  };
}

/** A JSON object as text; what cannot be merged is shown as it was sent. */
function mergedParameters(queryText: string, body: string | undefined): string | undefined {
  const parameters = new URLSearchParams(queryText);
  const query = Object.fromEntries(
    [...new Set(parameters.keys())].map((name) => {
      const values = parameters.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
  if (body !== undefined && !body.startsWith("{"))
    return `${queryText === "" ? "" : JSON.stringify(query)}${body}`;
  const merged = { ...query, ...(body === undefined ? {} : JSON.parse(body)) };
  return Object.keys(merged).length === 0 ? undefined : JSON.stringify(merged);
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
      const values = all.map(([, value]) => (secretHeader.test(name) ? mark(value) : shown(value, secrets)));
      return [name, values.join(", ")];
    }),
  );
}

/** Masked first, clipped after: half a secret at the cut would not be recognised. */
function shown(text: string, secrets: readonly string[]): string {
  const masked = maskSecrets(text, secrets).replace(tokenShaped, mark);
  return masked.length > clipAt ? `${masked.slice(0, clipAt).toWellFormed()}…` : masked;
}
