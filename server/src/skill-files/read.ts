/** The door: text in, what it says and what is wrong with it out. */
import { maxHeap, maxMilliseconds, maxText } from "./limits.ts";
import { createReaders } from "./readers.ts";
import { refused } from "./refused.ts";
import type { ReadOptions, ReadSkill } from "./skill-spec.ts";

const readers = createReaders({
  workers: 2,
  milliseconds: maxMilliseconds,
  heapMegabytes: maxHeap,
  idleMilliseconds: 30_000,
});

/**
 * Reads a skill file in a process of its own. Rejects only for a fault of ours; whatever is wrong with the file is a
 * problem. `lane`: for whom; those who wait take turns.
 */
export function readSkill(text: string, options: ReadOptions, lane?: string): Promise<ReadSkill> {
  return text.length > maxText ? Promise.resolve(refused("too_large")) : readers.read(text, options, lane);
}

/** Ends the idle workers, for an orderly stop; a later read starts them again. */
export async function closeReaders(): Promise<void> {
  readers.close();
}
