import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { testCtx } from "../../test/world/database.ts";
import { limitsIn } from "./limits.ts";

const { ctx, statements, later } = await testCtx();
const [here, there] = [limitsIn(ctx.db), limitsIn(ctx.db)];

/** Three in a minute, of a name that no other test uses. */
const threeAMinute = () => ({ name: randomUUID(), points: 3, seconds: 60 });

test("of many at once as many pass as one after the other, whatever nodes they come to", async () => {
  const limit = threeAMinute();
  const nodes = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? here : there));

  const waits = await Promise.all(nodes.map((node) => node.count(limit, "alice")));

  expect(waits.filter((seconds) => seconds === undefined)).toHaveLength(3);
  expect(await here.count(limit, "bob")).toBeUndefined();
});

test("what was over begins anew, by the database's clock", async () => {
  const limit = threeAMinute();
  for (let time = 0; time < 3; time += 1) await here.count(limit, "alice");
  await later("50 seconds");
  expect(await there.count(limit, "alice")).toBeLessThanOrEqual(10);
  await later("61 seconds");
  expect(await there.count(limit, "alice")).toBeUndefined();
  await later("0 seconds");
});

test("what is given back was not counted", async () => {
  const limit = threeAMinute();
  for (let time = 0; time < 10; time += 1) {
    expect(await here.count(limit, "alice")).toBeUndefined();
    await there.giveBack(limit, "alice");
  }
});

test("a limit that was reached is known without asking", async () => {
  const limit = threeAMinute();
  await here.count(limit, "alice", 2);
  expect(here.secondsLeft(limit, "alice")).toBeUndefined();
  await here.count(limit, "alice");
  statements();

  expect(here.secondsLeft(limit, "alice")).toBeGreaterThan(50);
  expect(there.secondsLeft(limit, "alice")).toBeUndefined();
  expect(here.secondsLeft(limit, "bob")).toBeUndefined();
  expect(statements()).toEqual([]);
});

test("a transaction that is taken back takes no count with it", async () => {
  const limit = threeAMinute();
  const failed = ctx.db.transaction().execute(async () => {
    await here.count(limit, "alice", 3);
    throw new Error("taken back");
  });
  await expect(failed).rejects.toThrow("taken back");

  expect(await there.count(limit, "alice")).toBeGreaterThan(0);
});
