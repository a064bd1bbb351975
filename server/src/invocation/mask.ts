import type { OutboundAnswer } from "../platform/egress/index.ts";
import type { BuiltRequest } from "./request.ts";

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
const secretHeaders = /^(authorization|proxy-authorization|cookie|set-cookie|x-acs-dingtalk-access-token)$/i;
const secretMembers =
  /("(?:access_?token|refresh_?token|client_?secret|app_?secret|authorization|password|oauth_?auth_?code|auth_?code)"\s*:\s*")((?:[^"\\]|\\.)*)"/gi;

/** Four last characters are enough to recognise a secret by, and to tell two apart. */
function mark(secret: string): string {
  return `••••${secret.slice(-4)}`;
}

/** Replaces each secret, also where it stands encoded: in a URL, in base64, in hexadecimal. */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  let masked = text;
  for (const secret of secrets) {
    const bytes = Buffer.from(secret);
    const spellings = [
      secret,
      encodeURIComponent(secret),
      bytes.toString("base64").replace(/=+$/, ""),
      bytes.toString("base64url"),
      bytes.toString("hex"),
      bytes.toString("hex").toUpperCase(),
      [...secret].reverse().join(""),
    ];
    for (const spelling of new Set(spellings)) masked = masked.replaceAll(spelling, mark(secret));
  }
  return masked.replace(secretMembers, (_, before: string, value: string) => `${before}${mark(value)}"`);
}

/** The same on a body, which is UTF-8 text or is not looked into by anybody. */
export function maskBytes(bytes: Uint8Array, secrets: readonly string[]): Uint8Array {
  return Buffer.from(maskSecrets(Buffer.from(bytes).toString("utf8"), secrets));
}

/**
 * The shape builders know: the path without its query, and the query's parameters merged into `body`, as the trace of
 * the compatible platform shows a GET.
 */
export function maskedTrace(
  request: BuiltRequest,
  answer: OutboundAnswer | undefined,
  secrets: readonly string[],
): Trace {
  const { pathname, searchParams } = new URL(request.url);
  const query = Object.fromEntries(searchParams);
  const merged = { ...query, ...(request.body === undefined ? {} : JSON.parse(request.body)) };
  const body = Object.keys(merged).length === 0 ? null : JSON.stringify(merged);
  return {
    request: {
      method: request.method,
      uri: maskSecrets(pathname, secrets),
      headers: maskedHeaders(request.headers, secrets),
      body: body === null ? null : clip(maskSecrets(body, secrets)),
    },
    response: answer?.kind === "answer" ? maskedResponse(answer, secrets) : null,
  };
}

function maskedResponse(
  { status, statusText, headers, body }: Extract<OutboundAnswer, { kind: "answer" }>,
  secrets: readonly string[],
): Trace["response"] {
  return {
    status: { code: status, message: maskSecrets(statusText, secrets) },
    headers: maskedHeaders(headers, secrets),
    body: clip(maskSecrets(Buffer.from(body).toString("utf8"), secrets)),
  };
}

function maskedHeaders(
  headers: readonly [string, string][],
  secrets: readonly string[],
): Record<string, string> {
  const masked = headers.map(([name, value]) => [
    name,
    secretHeaders.test(name) ? mark(value) : maskSecrets(value, secrets),
  ]);
  return Object.fromEntries(masked);
}

/** NUL cannot be stored as text; nobody reads more than this. */
function clip(text: string): string {
  const storable = text.toWellFormed().replaceAll("\0", "�");
  return storable.length > clipAt ? `${storable.slice(0, clipAt)}…` : storable;
}
