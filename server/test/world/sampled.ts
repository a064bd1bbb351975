import { createHash } from "node:crypto";
import { relative } from "node:path";
import { expect } from "vitest";
import { seeded } from "../races/random.ts";

/**
 * One of the cases, or as many as told, by the seed of `npm test`: for cases that differ in how they look or in their
 * number, not in what they prove. All of them in `npm test -- --whole`, and where a file is run by itself.
 */
export function sampled<Case>(cases: readonly Case[], count = 1): Case[] {
  return isWhole() ? [...cases] : drawn(cases, count);
}

export function isWhole(): boolean {
  const { TEST_SEED, TEST_WHOLE } = process.env;
  return TEST_SEED === undefined || TEST_WHOLE !== undefined;
}

/** As many of the cases as told, in any run: for what has a command of its own that takes all of them. */
export function drawn<Case>(cases: readonly Case[], count: number): Case[] {
  const random = randomOfThisFile();
  return cases
    .map((one, place) => ({ one, place, order: random() }))
    .toSorted((a, b) => a.order - b.order)
    .slice(0, count)
    .toSorted((a, b) => a.place - b.place)
    .map(({ one }) => one);
}

/** The seed of the run; of the day where nobody gave one. */
export const testSeed = (): number => Number(process.env.TEST_SEED ?? Math.floor(Date.now() / 86_400_000));

const randoms = new Map<string, () => number>();

/** Each file draws by itself, so that it draws the same whatever is run beside it. */
function randomOfThisFile(): () => number {
  const file = relative(import.meta.dirname, expect.getState().testPath ?? "");
  const key = `${testSeed()} ${file}`;
  const random = randoms.get(key) ?? seeded(createHash("sha256").update(key).digest().readUInt32BE());
  randoms.set(key, random);
  return random;
}
