const windowMs = 10_000;
const mostStrays = 50;

/**
 * How much a client may send that nobody asked for: late answers, double answers, pings of its own, nonsense. Answers
 * to calls do not count, since there are only as many as we make.
 */
export class StrayLimit {
  #began = 0;
  #count = 0;

  /** False when it is too much. `now` in milliseconds, of a clock that only goes on. */
  note(now: number): boolean {
    if (now - this.#began >= windowMs) {
      this.#began = now;
      this.#count = 0;
    }
    this.#count += 1;
    return this.#count <= mostStrays;
  }
}
