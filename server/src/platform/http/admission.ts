import type { FastifyRequest } from "fastify";
import { AppError } from "../errors.ts";
import type { Logger } from "../log.ts";

/**
 * How many requests a node has in hand at a time. Others are told at once to come again: a queue that only grows
 * would answer everybody late.
 */
export const mostInHand = 128;

/** Counts the requests in hand. */
export interface Admission {
  /** `false`: there is no place for it. */
  enter(request: FastifyRequest): boolean;
  /** Gives its place back, if it has one. */
  leave(request: FastifyRequest): void;
}

/** Made once: to refuse must cost far less than to answer. */
export const crowded = new AppError("unavailable", "too many requests at once", { retryAfterSeconds: 1 });

const loggedEveryMs = 10_000;

export function admissionOf(most: number, log: Logger): Admission {
  const inHand = new Set<FastifyRequest>();
  let refused = 0;
  let loggedAt = Number.NEGATIVE_INFINITY;

  function noteRefused(): void {
    refused += 1;
    if (performance.now() - loggedAt < loggedEveryMs) return;
    log.warn(
      { refused, inHand: inHand.size },
      "too many requests at once: the others are told to come again",
    );
    loggedAt = performance.now();
    refused = 0;
  }

  return {
    enter(request) {
      if (inHand.has(request)) return true;
      if (inHand.size >= most) {
        noteRefused();
        return false;
      }
      inHand.add(request);
      return true;
    },
    leave(request) {
      inHand.delete(request);
    },
  };
}
