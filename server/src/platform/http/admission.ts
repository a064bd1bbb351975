import type { FastifyReply, FastifyRequest } from "fastify";
import { AppError } from "../errors.ts";
import type { Logger } from "../log.ts";
import type { ErrorForm } from "./dialect.ts";
import { sendRefusal } from "./reply-errors.ts";

/**
 * How many requests a node has in hand at a time. Others are told at once to come again: a queue that only grows
 * would answer everybody late.
 */
export const mostInHand = 128;

/** Made once: to refuse must cost far less than to answer. */
export const crowded = new AppError("unavailable", "too many requests at once", { retryAfterSeconds: 1 });

const loggedEveryMs = 10_000;

/** The requests in hand of one node. */
export class Admission {
  readonly #inHand = new Set<FastifyRequest>();
  readonly #most: number;
  readonly #log: Logger;
  #refused = 0;
  #loggedAt = Number.NEGATIVE_INFINITY;

  constructor(most: number, log: Logger) {
    this.#most = most;
    this.#log = log;
  }

  /**
   * Hooks of a route: a request has a place while it is authenticated and while it is handled, and none while its body
   * comes in, however slowly. They are callbacks: a promise for each would cost more than they do. `follows`: it is handled for hours, and so in no place.
   */
  hooks(form: ErrorForm, { follows }: { follows: boolean }) {
    const enter = (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
      if (this.#enter(request)) done();
      else sendRefusal(reply, form.tell(crowded, request.id));
    };
    const leave = (request: FastifyRequest, _reply: FastifyReply, _body: unknown, done: () => void) => {
      this.#inHand.delete(request);
      done();
    };
    return {
      onRequest: enter,
      preParsing: leave,
      ...(follows ? {} : { preValidation: enter }),
      onSend: leave,
      // Also where it was broken off.
      onResponse: (request: FastifyRequest, reply: FastifyReply, done: () => void) =>
        leave(request, reply, undefined, done),
    };
  }

  get isFull(): boolean {
    return this.#inHand.size >= this.#most;
  }

  #enter(request: FastifyRequest): boolean {
    if (this.isFull) {
      this.noteRefused();
      return false;
    }
    this.#inHand.add(request);
    return true;
  }

  /** Logged now and then with how many there were. */
  noteRefused(): void {
    this.#refused += 1;
    if (performance.now() - this.#loggedAt < loggedEveryMs) return;
    const counts = { refused: this.#refused, inHand: this.#inHand.size };
    this.#log.warn(counts, "too many requests at once: the others are told to come again");
    this.#loggedAt = performance.now();
    this.#refused = 0;
  }
}
