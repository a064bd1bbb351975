interface Waiter {
  readonly lane: string;
  readonly enter: () => void;
}

/**
 * Places for outbound requests, so that hanging skills cannot starve the others: a lane has at most `perLane`,
 * and ever fewer as the house fills, so that a lane that has none finds a place until the very last.
 */
export class Slots {
  readonly #total: number;
  readonly #perLane: number;
  readonly #taken = new Map<string, number>();
  readonly #waiting = new Set<Waiter>();
  #free: number;

  constructor(total: number, perLane: number) {
    this.#total = total;
    this.#perLane = perLane;
    this.#free = total;
  }

  get inUse(): number {
    return this.#total - this.#free;
  }

  /** Resolves with the function that gives the place back. Rejects with the signal's reason when it aborts first. */
  async take(lane: string, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.#mayEnter(lane)) this.#enter(lane);
    else await this.#wait(lane, signal);
    let taken = true;
    return () => {
      if (!taken) return;
      taken = false;
      this.#leave(lane);
    };
  }

  #mayEnter(lane: string): boolean {
    const freedom = Math.min(1, (1.6 * this.#free) / this.#total);
    const share = Math.max(1, Math.floor(this.#perLane * freedom));
    return this.#free > 0 && (this.#taken.get(lane) ?? 0) < share;
  }

  #enter(lane: string): void {
    this.#free -= 1;
    this.#taken.set(lane, (this.#taken.get(lane) ?? 0) + 1);
  }

  #wait(lane: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const stop = () => {
        this.#waiting.delete(waiter);
        reject(signal.reason);
      };
      const waiter: Waiter = {
        lane,
        enter: () => {
          signal.removeEventListener("abort", stop);
          this.#waiting.delete(waiter);
          this.#enter(lane);
          resolve();
        },
      };
      this.#waiting.add(waiter);
      signal.addEventListener("abort", stop, { once: true });
    });
  }

  #leave(lane: string): void {
    this.#free += 1;
    const left = (this.#taken.get(lane) ?? 1) - 1;
    if (left === 0) this.#taken.delete(lane);
    else this.#taken.set(lane, left);
    for (const waiter of this.#waiting) {
      if (this.#free === 0) break;
      if (this.#mayEnter(waiter.lane)) waiter.enter();
    }
  }
}
