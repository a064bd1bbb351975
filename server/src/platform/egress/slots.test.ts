import { describe, expect, test } from "vitest";
import { Slots } from "./slots.ts";

const never = new AbortController().signal;

/** How many of `n` attempts of a lane get a place now. */
async function enters(slots: Slots, lane: string, n: number): Promise<number> {
  const before = slots.inUse;
  for (let i = 0; i < n; i++) slots.take(lane, never).catch(() => {});
  await Promise.resolve();
  return slots.inUse - before;
}

describe("R7 places", () => {
  test("one lane never holds more than its limit", async () => {
    expect(await enters(new Slots(512, 20), "a", 50)).toBe(20);
  });

  test("with fifty greedy lanes a new one still finds a place (T54)", async () => {
    const slots = new Slots(512, 20);
    for (let lane = 0; lane < 50; lane++) await enters(slots, `bad ${lane}`, 20);
    expect(await enters(slots, "good", 1)).toBe(1);
  });

  test("a place given back goes to the one who waited longest and may have it", async () => {
    const slots = new Slots(4, 1);
    const leave = await slots.take("a", never);
    const order: string[] = [];
    const second = slots.take("a", never).then(() => order.push("second"));
    const third = slots.take("a", never).then(() => order.push("third"));
    leave();
    await second;
    expect(order).toEqual(["second"]);
    expect(slots.inUse).toBe(1);
    void third;
  });

  test("giving a place back twice frees one place", async () => {
    const slots = new Slots(4, 4);
    const leave = await slots.take("a", never);
    await slots.take("b", never);
    leave();
    leave();
    expect(slots.inUse).toBe(1);
  });

  test("whoever stops waiting leaves the queue", async () => {
    const slots = new Slots(1, 1);
    const leave = await slots.take("a", never);
    const stop = new AbortController();
    const waiting = slots.take("a", stop.signal);
    stop.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
    leave();
    expect(slots.inUse).toBe(0);
  });
});
