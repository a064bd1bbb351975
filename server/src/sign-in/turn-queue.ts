import { availableParallelism } from "node:os";
import { AppError } from "../platform/errors.ts";

/** Runs its work when a slot is free. */
export type Turn = <T>(work: () => Promise<T>) => Promise<T>;

export interface Visitor {
  /** Those of one lane take turns with those of the others, and have so many places together. */
  lane: string;
  /** Aborted when nobody waits for the answer any more. */
  gone?: AbortSignal;
  /** They have shown who they are: a few places are kept for them, and their lane comes before those that wait. */
  known?: boolean;
}

interface Room {
  slots: number;
  /** Places in one lane, and in all. */
  perLane: number;
  total: number;
  /** Places beyond those, for the known alone; left out, none. */
  kept?: number;
}

const perKnownLane = 2;

/** A few work at once and a few wait, lane by lane in turn; whoever comes then is sent away with nothing done for them. */
export class TurnQueue {
  readonly #room: Room;
  readonly #present = new Map<string, number>();
  #waiting = new Map<string, Set<() => void>>();
  #visitors = 0;
  #free: number;

  constructor(room: Room) {
    this.#room = room;
    this.#free = room.slots;
  }

  /** Whether a stranger would find no place, in whatever lane. */
  get isFull(): boolean {
    return this.#visitors >= this.#room.total;
  }

  /** Errors: 429 `too_many_attempts` where there is no place; in its turn, when the visitor is gone before it comes. */
  async visit<T>(visitor: Visitor, work: (turn: Turn) => Promise<T>): Promise<T> {
    const { lane, known = false } = visitor;
    const { perLane, total, kept = 0 } = this.#room;
    const present = this.#present.get(lane) ?? 0;
    if (present >= (known ? perKnownLane : perLane) || this.#visitors >= total + (known ? kept : 0))
      throw noPlace;
    this.#visitors += 1;
    this.#present.set(lane, present + 1);
    try {
      return await work((each) => this.#inTurn(visitor, each));
    } finally {
      this.#visitors -= 1;
      const left = (this.#present.get(lane) ?? 1) - 1;
      if (left === 0) this.#present.delete(lane);
      else this.#present.set(lane, left);
    }
  }

  async #inTurn<T>(visitor: Visitor, work: () => Promise<T>): Promise<T> {
    if (visitor.gone?.aborted) throw nobodyWaits();
    if (this.#free > 0) this.#free -= 1;
    else await this.#wait(visitor);
    try {
      return await work();
    } finally {
      const next = this.#next();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }

  #wait({ lane, gone, known = false }: Visitor): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiting = this.#waiting.get(lane) ?? new Set();
      if (known && waiting.size === 0) this.#waiting = new Map([[lane, waiting], ...this.#waiting]);
      else this.#waiting.set(lane, waiting);
      const enter = () => {
        gone?.removeEventListener("abort", leave);
        resolve();
      };
      const leave = () => {
        waiting.delete(enter);
        if (waiting.size === 0 && this.#waiting.get(lane) === waiting) this.#waiting.delete(lane);
        reject(nobodyWaits());
      };
      waiting.add(enter);
      gone?.addEventListener("abort", leave, { once: true });
    });
  }

  /** The first of the lane whose turn it is; the lane then goes behind the others. */
  #next(): (() => void) | undefined {
    for (const [lane, waiting] of this.#waiting) {
      this.#waiting.delete(lane);
      const [enter] = waiting;
      if (enter === undefined) continue;
      waiting.delete(enter);
      if (waiting.size > 0) this.#waiting.set(lane, waiting);
      return enter;
    }
    return undefined;
  }
}

/** Made once: to refuse must cost far less than to work. */
export const noPlace = new AppError("too_many_attempts", "too many at once", {
  retryAfterSeconds: 2,
  message: "Too many people are signing in at this moment. Try again in a few seconds.",
});
const nobodyWaits = () => new AppError("too_many_attempts", "nobody waits for the answer");

/**
 * One processor is left to everybody else, and one thread of the pool in which Node also reads files and looks up
 * addresses.
 */
export function slotsFor(processors: number, threads: number): number {
  return Math.max(1, Math.min(processors, threads) - 1);
}

const places = { perLane: 32, total: 64 };

/** A hash of a password takes a processor for a twentieth of a second. Of this process, like the threads. */
export const hashing = new TurnQueue({
  ...places,
  kept: 16,
  slots: slotsFor(availableParallelism(), Number(process.env.UV_THREADPOOL_SIZE ?? 4)),
});

/** What is looked up before takes connections of the database, of which everybody else has the most. */
export const lookingUp = new TurnQueue({ ...places, slots: 6 });

/** The same for those who show a device: no flood of strangers stands before them, nor long before one of devices made up. */
export const recognising = new TurnQueue({ perLane: 32, total: 256, slots: 2 });
