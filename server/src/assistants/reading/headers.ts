/** Header names a file may not give to a parameter (RFC 9110 section 5.1 for what a name is). */

const reserved = new Set([
  "authorization",
  "connection",
  "content-encoding",
  "content-length",
  "cookie",
  "cookie2",
  "expect",
  "forwarded",
  "host",
  "http2-settings",
  "keep-alive",
  "origin",
  "referer",
  "set-cookie",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "via",
  "x-http-method-override",
  "x-http-method",
  "x-method-override",
  "x-real-ip",
]);
const reservedPrefixes = ["proxy-", "sec-", "x-forwarded-", "access-control-"];

/** OpenAPI itself lets the first three be ignored; the others are how calls are recognised again. */
const setByPlatform = new Set([
  "accept",
  "content-type",
  "user-agent",
  "accept-encoding",
  "idempotency-key",
  "x-request-id",
]);

export function headerVerdict(name: string): "free" | "reserved" | "set by platform" {
  const lower = name.toLowerCase();
  if (!/^[!#$%&'*+\-.^_`|~0-9a-z]+$/.test(lower)) return "reserved";
  if (reserved.has(lower) || reservedPrefixes.some((prefix) => lower.startsWith(prefix))) return "reserved";
  return setByPlatform.has(lower) ? "set by platform" : "free";
}
