const windowMs = 10_000;
const maxFrames = 50;
const maxBytes = 8 * 1024 * 1024;

/**
 * How much a client may send that nobody asked for: late answers, double answers, pings of its own, nonsense. Answers
 * to calls do not count, since there are only as many as we make.
 */
export class StrayLimit {
  #began = 0;
  #frames = 0;
  #bytes = 0;

  /** False when it is too much. `now` in milliseconds, of a clock that only goes on. */
  note(bytes: number, now: number): boolean {
    if (now - this.#began >= windowMs) {
      this.#began = now;
      this.#frames = 0;
      this.#bytes = 0;
    }
    this.#frames += 1;
    this.#bytes += bytes;
    return this.#frames <= maxFrames && this.#bytes <= maxBytes;
  }
}
