import type { FastifyReply } from "fastify";

/** Aborted when the connection is gone that an answer is for, or the answer is. */
export function whenGone({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once("close", () => gone.abort());
  return gone.signal;
}
