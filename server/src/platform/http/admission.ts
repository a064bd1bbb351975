import type { FastifyRequest } from "fastify";
import { AppError } from "../errors.ts";

/**
 * How many requests a node has in hand at a time. Others are told at once to come again: a queue that only grows
 * would answer everybody late.
 */
export const mostInHand = 128;

/** Counts the requests in hand. */
export interface Admission {
  /** Errors: `unavailable` where there is no place. */
  enter(request: FastifyRequest): void;
  /** Gives its place back, if it has one. */
  leave(request: FastifyRequest): void;
}

export function admissionOf(most: number): Admission {
  const inHand = new Set<FastifyRequest>();
  return {
    enter(request) {
      if (inHand.has(request)) return;
      if (inHand.size >= most)
        throw new AppError("unavailable", `${most} requests are in hand`, { retryAfterSeconds: 1 });
      inHand.add(request);
    },
    leave(request) {
      inHand.delete(request);
    },
  };
}
