/** The door: text in, what it says and what is wrong with it out. */

import type { Problem } from "./check/problem.ts";
import { maxHeap, maxMilliseconds, maxText } from "./limits.ts";
import type { Outline } from "./outline/outline.ts";
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

/** What the document says of an API as a whole; null where it could not be read, which is a problem with its place. */
export async function readOutline(
  text: string,
  options: Pick<ReadOptions, "importedFrom">,
  lane?: string,
): Promise<{ outline: Outline | null; problems: Problem[] }> {
  const { outline = null, problems } = await readSkill(text, { ...options, scopes: {}, outline: true }, lane);
  return { outline, problems };
}

/** Ends the idle workers, for an orderly stop; a later read starts them again. */
export async function closeReaders(): Promise<void> {
  readers.close();
}
