import type { FastifyReply, FastifyRequest } from "fastify";
import type { Config } from "../config.ts";

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

/**
 * On every answer: no frame may hold us, no inline script runs, and no cache keeps it, unless what answers says that
 * it is the same for everybody. Under https, browsers are told to come by https from then on.
 */
export function securityHeaders({ PUBLIC_URL }: Pick<Config, "PUBLIC_URL">) {
  const isPublicHttps = PUBLIC_URL?.startsWith("https:") ?? false;
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (!reply.hasHeader("content-security-policy")) reply.header("content-security-policy", policy);
    reply.header("x-frame-options", "DENY");
    reply.header("x-content-type-options", "nosniff");
    reply.header("referrer-policy", "no-referrer");
    reply.header("cross-origin-opener-policy", "same-origin");
    reply.header("cross-origin-resource-policy", "same-origin");
    if (isPublicHttps || request.protocol === "https")
      reply.header("strict-transport-security", `max-age=${yearSeconds}`);
    if (!reply.hasHeader("cache-control") || isOurApi(request.url) || reply.statusCode >= 400)
      reply.header("cache-control", "no-store");
  };
}

const yearSeconds = 365 * 24 * 3600;

const isOurApi = (url: string) => /^\/+(api|v1\.0|oauth2|robot)(?![\w-])/i.test(url);
