import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { createLog } from "./log.ts";
import { keepTally } from "./tally.ts";

function given() {
  const tally = keepTally(createLog("silent"));
  const written: string[] = [];
  const note = (key: string) =>
    tally.note(key, async (times) => {
      written.push(`${key} ${times}`);
    });
  return { tally, written, note };
}

test("what happens often is written once, a moment later, with how often it was", async () => {
  const { written, note } = given();
  for (let time = 0; time < 300; time += 1) note("a");
  note("b");
  expect(written).toEqual([]);
  await sleep(400);
  expect(written).toEqual(["a 300", "b 1"]);
  note("a");
  await sleep(400);
  expect(written).toEqual(["a 300", "b 1", "a 1"]);
});

test("what is left is written at the end", async () => {
  const { tally, written, note } = given();
  note("a");
  note("a");
  await tally.close();
  expect(written).toEqual(["a 2"]);
});

test("what could not be written is not lost", async () => {
  const tally = keepTally(createLog("silent"));
  const written: number[] = [];
  let isAway = true;
  const note = () =>
    tally.note("a", async (times) => {
      if (isAway) throw new Error("away");
      written.push(times);
    });
  note();
  await sleep(300);
  note();
  isAway = false;
  await sleep(600);
  expect(written).toEqual([2]);
});
