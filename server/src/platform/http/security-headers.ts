import type { FastifyReply, FastifyRequest } from "fastify";

const policy = [
  "default-src 'self'",
  "img-src 'self' data:",
  "style-src 'self'",
  "script-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** On every answer: no frame may hold us, no inline script runs, and nothing private is kept by a cache. */
export async function securityHeaders(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (!reply.hasHeader("content-security-policy")) reply.header("content-security-policy", policy);
  reply.header("x-frame-options", "DENY");
  reply.header("x-content-type-options", "nosniff");
  reply.header("referrer-policy", "no-referrer");
  reply.header("cross-origin-opener-policy", "same-origin");
  reply.header("cross-origin-resource-policy", "same-origin");
  if (request.url.startsWith("/api") || request.url.startsWith("/v1.0"))
    reply.header("cache-control", "no-store");
}
