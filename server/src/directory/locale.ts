import type { FastifyRequest } from "fastify";

export const locales = ["zh", "en"] as const;
export type Locale = (typeof locales)[number];

/** The language of somebody who has not chosen one: Chinese if their browser puts it first, else English. */
export function browserLocale(request: FastifyRequest): Locale {
  return /^\s*zh\b/i.test(request.headers["accept-language"] ?? "") ? "zh" : "en";
}
