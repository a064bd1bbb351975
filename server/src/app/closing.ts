/** What was opened, closed in the reverse order; the rest goes on closing when one of them fails. */
export class Closing {
  readonly #steps: (() => unknown)[] = [];

  add(step: () => unknown): void {
    this.#steps.push(step);
  }

  async close(): Promise<void> {
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) {
      try {
        await step();
      } catch {
        // Closing is all that is left to do; nobody could act on this.
      }
    }
  }
}
