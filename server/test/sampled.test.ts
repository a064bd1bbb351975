import { beforeEach, expect, test, vi } from "vitest";

/* Whether a sample is one: the same for a seed, another for another, and nothing that never comes. */

const looks = ["zh light 1280", "en dark 360", "en light 1680", "zh dark 360"];
const seeds = Array.from({ length: 40 }, (_, at) => String(at));

beforeEach(() => {
  vi.unstubAllEnvs();
  vi.stubEnv("TEST_WHOLE", undefined);
});

/** What a file of tests gets that asks twice, in a run with that seed. */
async function askedTwice(seed: string | undefined, count?: number): Promise<string[][]> {
  vi.stubEnv("TEST_SEED", seed);
  vi.resetModules();
  const { sampled } = await import("./world/sampled.ts");
  return [sampled(looks, count), sampled(looks, count)];
}

async function askedForEachSeed(): Promise<string[][][]> {
  const taken: string[][][] = [];
  for (const seed of seeds) taken.push(await askedTwice(seed));
  return taken;
}

test("the same seed takes the same cases", async () => {
  for (const seed of seeds) expect(await askedTwice(seed)).toEqual(await askedTwice(seed));
});

test("over some seeds every case comes, in the first place and in the second", async () => {
  const taken = await askedForEachSeed();

  for (const place of [0, 1]) {
    const cases = taken.flatMap((asked) => asked[place] ?? []);
    expect(cases).toHaveLength(seeds.length);
    expect(new Set(cases)).toEqual(new Set(looks));
  }
});

test("two tests of a file do not always take the same", async () => {
  const taken = await askedForEachSeed();

  expect(taken.some(([first, second]) => first?.[0] !== second?.[0])).toBe(true);
});

test("as many as told are taken, none twice, in their order", async () => {
  for (const seed of seeds)
    for (const taken of await askedTwice(seed, 3)) {
      expect(taken).toHaveLength(3);
      expect(taken).toEqual(looks.filter((look) => taken.includes(look)));
    }
});

test("a whole run takes all, and so does a file that is run by itself", async () => {
  expect(await askedTwice(undefined)).toEqual([looks, looks]);
  vi.stubEnv("TEST_WHOLE", "yes");
  expect(await askedTwice("7")).toEqual([looks, looks]);
});
