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
export function securityHeaders(config: Pick<Config, "PUBLIC_URL">) {
  const isHttps = isPublicHttps(config);
  return (request: FastifyRequest, reply: FastifyReply): void => {
    if (!reply.hasHeader("content-security-policy")) reply.header("content-security-policy", policy);
    if (!reply.hasHeader(whoMayEmbed)) reply.header(whoMayEmbed, always[whoMayEmbed]);
    reply.headers(onEveryAnswer);
    if (isHttps || request.protocol === "https") reply.headers(byHttpsFromNowOn);
    if (!reply.hasHeader("cache-control") || isOurApi(request.url) || reply.statusCode >= 400)
      reply.header("cache-control", "no-store");
  };
}

/** The same for what is answered before anything is known of the request but that it is for our API. */
export const securityHeadersOfRefusals = (config: Pick<Config, "PUBLIC_URL">): Record<string, string> => ({
  "content-security-policy": policy,
  ...always,
  ...(isPublicHttps(config) ? byHttpsFromNowOn : {}),
  "cache-control": "no-store",
});

const whoMayEmbed = "cross-origin-resource-policy";

const onEveryAnswer = {
  "x-frame-options": "DENY",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
};

const always = { ...onEveryAnswer, [whoMayEmbed]: "same-origin" };

const yearSeconds = 365 * 24 * 3600;
const byHttpsFromNowOn = { "strict-transport-security": `max-age=${yearSeconds}` };

const isPublicHttps = ({ PUBLIC_URL }: Pick<Config, "PUBLIC_URL">): boolean =>
  PUBLIC_URL?.startsWith("https:") ?? false;

export const isOurApi = (url: string) => /^\/+(api|v1\.0|oauth2|robot)(?![\w-])/i.test(url);
