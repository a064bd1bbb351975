/** Names of headers and cookies that a file may give to a parameter (a token: RFC 9110 section 5.6.2). */

const reserved = new Set([
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

/** OpenAPI wants parameters of the first three names ignored; the others are how calls are recognised again. */
const setByPlatform = new Set([
  "accept",
  "content-type",
  "authorization",
  "user-agent",
  "accept-encoding",
  "idempotency-key",
  "x-request-id",
]);

const token = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/i;

export function headerVerdict(name: string): "free" | "reserved" | "set by platform" {
  const lower = name.toLowerCase();
  if (!token.test(name) || reserved.has(lower) || reservedPrefixes.some((prefix) => lower.startsWith(prefix)))
    return "reserved";
  return setByPlatform.has(lower) ? "set by platform" : "free";
}

/** RFC 6265 section 4.1.1; a leading `$` was an attribute in RFC 2965, and some servers still take it for one. */
export function isCookieName(name: string): boolean {
  return token.test(name) && !name.startsWith("$");
}
