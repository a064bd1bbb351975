import type { FastifyRequest } from "fastify";
import type { Config } from "../config.ts";

/** Where people reach us; left open, where this request did. */
export function originOf({ PUBLIC_URL }: Config, { protocol, host }: FastifyRequest): string {
  return PUBLIC_URL === undefined ? `${protocol}://${host}` : new URL(PUBLIC_URL).origin;
}
