import type { FastifyReply } from "fastify";

/** A browser keeps the answer as a file of this name. */
export function asFile(reply: FastifyReply, name: string): FastifyReply {
  return reply.header("content-disposition", `attachment; filename="${name}"`);
}
