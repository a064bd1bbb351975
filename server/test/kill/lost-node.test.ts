import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Run } from "../world/contract.ts";
import { answerOf } from "../world/member.ts";
import type { Planning } from "../world/planner-server.ts";
import { callTo, done } from "../world/scripted-planner.ts";
import { weather } from "../world/skill-file.ts";
import { moments } from "./moments.ts";
import { ended } from "./platform.ts";
import { lease, type ScriptedNodes, startScriptedNodes, until } from "./scripted.ts";

let nodes: ScriptedNodes;
let sentBefore = 0;

beforeAll(async () => {
  nodes = await startScriptedNodes([weather]);
});
beforeEach(() => {
  nodes.planner.does(weatherTwice);
  nodes.installed.skill.answersWith(async () => ({ ok: true }));
  sentBefore = nodes.installed.skill.requests().length;
});
afterEach(async () => {
  for (const index of [0, 1]) await nodes.wakes(index);
});
afterAll(() => nodes?.close());

const callIdsAtSkill = () =>
  nodes.installed.skill
    .requests()
    .slice(sentBefore)
    .map(({ headers }) => String(headers["x-request-id"]));
const callsOf = ({ steps }: Run) => steps.filter(({ kind }) => kind === "call");
const outcomesOf = (run: Run) => callsOf(run).map(({ outcome }) => outcome);
const plansOf = ({ steps }: Run) => steps.filter(({ kind }) => kind === "plan").length;

/** Seen by the skill at most once each, and only what the runs show. */
function expectNothingTwice(...runs: Run[]): void {
  const ids = callIdsAtSkill();
  expect(new Set(ids).size).toBe(ids.length);
  const shown = new Map(runs.flatMap(callsOf).map(({ callId = "", outcome }) => [callId, outcome]));
  for (const id of ids) expect(["answered", "unknown"]).toContain(shown.get(id));
  for (const [id, outcome] of shown) if (outcome === "answered") expect(ids).toContain(id);
}

const planOf = (count: number, { input }: Planning) => ({
  kind: "calls" as const,
  calls: Array.from({ length: count }, () => callTo("getWeather", input)),
});
const hasCalled = ({ input }: Planning) => input.transcript.at(-1)?.kind === "call";
const weatherTwice = async (planning: Planning) => (hasCalled(planning) ? done : planOf(2, planning));

describe("killed right after it took a message", () => {
  test("another node answers it", async () => {
    nodes.planner.does(async ({ node, signal }) => {
      if (node === "node-0") await new Promise((resolve) => signal.addEventListener("abort", resolve));
      return done;
    });
    const taken = await nodes.says(0, "Show the weather");

    await nodes.cluster.end(0, "SIGKILL");

    expect(answerOf(await ended(member(1), taken, lease.heldMs + 20_000))).toBe("done");
    await nodes.cluster.start(0);
    expect(await member(0).thread({ id: taken.conversationId })).toHaveLength(2);
  });

  test("it answers it itself when it is back, without waiting for anything", async () => {
    const kept = Promise.withResolvers<void>();
    nodes.planner.does(async () => {
      await kept.promise;
      return done;
    });
    // The other one cannot help.
    nodes.cluster.node(1).pause();
    const taken = await nodes.says(0, "Show the weather");
    await nodes.cluster.end(0, "SIGKILL");
    kept.resolve();
    const killed = performance.now();

    await nodes.cluster.start(0);

    expect(answerOf(await ended(member(0), taken))).toBe("done");
    process.stdout.write(`its own back after ${Math.round(performance.now() - killed)} ms\n`);
  });
});

describe("stopped past its lease, then let go on", () => {
  test.each([
    ["before the noting of a call is committed", moments.sendingNotNoted],
    ["after the noting of a call, before it is sent", moments.sendingNoted],
  ])("%s: its writes lose and nothing is sent twice", async (_, moment) => {
    const stopped = nodes.at(0, moment, () => nodes.cluster.node(0).pause());
    const taken = await nodes.says(0, "Show the weather");
    await stopped.reached;

    const byOther = await ended(member(1), taken, lease.heldMs + 20_000);
    const sentByOther = callIdsAtSkill();
    stopped.release();
    await nodes.wakes(0);

    // The next message shows that the node is at work again; all that it held back has been tried by then.
    const next = await ended(member(0), await nodes.says(0, "Show the weather"));
    expect(await member(1).sees(taken)).toEqual(byOther);
    expect(callsOf(byOther)).toHaveLength(2);
    expect(plansOf(byOther)).toBe(1);
    expect(callIdsAtSkill()).toHaveLength(sentByOther.length + 2);
    expectNothingTwice(byOther, next);
  });

  test("while it plans: the other node's plan is the one that counts", async () => {
    const asked = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    nodes.planner.does(async (planning) => {
      if (planning.node === "node-0" && !hasCalled(planning)) {
        asked.resolve();
        await released.promise;
      }
      return weatherTwice(planning);
    });
    const taken = await nodes.says(0, "Show the weather");
    await asked.promise;
    nodes.cluster.node(0).pause();

    const byOther = await ended(member(1), taken, lease.heldMs + 20_000);
    released.resolve();
    await nodes.wakes(0);

    const next = await ended(member(0), await nodes.says(0, "Show the weather"));
    expect(await member(1).sees(taken)).toEqual(byOther);
    expect([plansOf(byOther), outcomesOf(byOther)]).toEqual([1, ["answered", "answered"]]);
    expectNothingTwice(byOther, next);
  });

  test("while a skill is at work: it is not called again, and what it answers is not written over", async () => {
    const reached = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    let calls = 0;
    nodes.installed.skill.answersWith(async () => {
      calls += 1;
      if (calls > 1) return { ok: true };
      reached.resolve();
      await released.promise;
      return { ok: true };
    });
    const taken = await nodes.says(0, "Show the weather");
    await reached.promise;
    nodes.cluster.node(0).pause();

    const byOther = await ended(member(1), taken, lease.heldMs + 20_000);
    released.resolve();
    await nodes.wakes(0);

    const next = await ended(member(0), await nodes.says(0, "Show the weather"));
    expect(await member(1).sees(taken)).toEqual(byOther);
    expect(outcomesOf(byOther)).toEqual(["unknown", "answered"]);
    expectNothingTwice(byOther, next);
  });
});

test("a planner that takes many leases on a living node is asked once", async () => {
  const askedAt = performance.now();
  nodes.planner.does(async () => {
    await until("five leases are over", () => performance.now() - askedAt > lease.heldMs * 5);
    return done;
  });

  const run = await ended(member(1), await nodes.says(0, "Show the weather"), lease.heldMs * 5 + 20_000);

  expect(answerOf(run)).toBe("done");
  expect(nodes.planner.askedBy()).toEqual(["node-0"]);
});

describe("asked to end", () => {
  test("amid a plan of several calls: the other node makes the rest at once, and none twice", async () => {
    const reached = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    let calls = 0;
    nodes.installed.skill.answersWith(async () => {
      calls += 1;
      if (calls === 2) {
        reached.resolve();
        await released.promise;
      }
      return { ok: true };
    });
    nodes.planner.does(async (planning) => (hasCalled(planning) ? done : planOf(4, planning)));
    const taken = await nodes.says(0, "Show the weather");
    await reached.promise;

    const ending = nodes.cluster.end(0, "SIGTERM");
    const released_ = performance.now();
    released.resolve();
    const run = await ended(member(1), taken);
    const goneOnMs = performance.now() - released_;

    expect(await ending).toBeLessThan(10_000);
    expect(outcomesOf(run)).toEqual(["answered", "answered", "answered", "answered"]);
    expect(plansOf(run)).toBe(1);
    expectNothingTwice(run);
    expect(goneOnMs).toBeLessThan(lease.heldMs);
    await nodes.cluster.start(0);
  });

  test("while it plans: the other node plans at once", async () => {
    nodes.planner.does(async ({ node, signal }) => {
      if (node === "node-0") await new Promise((resolve) => signal.addEventListener("abort", resolve));
      return done;
    });
    const taken = await nodes.says(0, "Show the weather");
    await until("the first node plans", () => nodes.planner.askedBy().length === 1);

    const asked = performance.now();
    const ending = nodes.cluster.end(0, "SIGTERM");
    const run = await ended(member(1), taken);
    const goneOnMs = performance.now() - asked;

    expect(answerOf(run)).toBe("done");
    expect(goneOnMs).toBeLessThan(lease.heldMs);
    expect(await ending).toBeLessThan(10_000);
    expect(nodes.planner.askedBy()).toEqual(["node-0", "node-1"]);
    await nodes.cluster.start(0);
  });
});

function member(index: number) {
  const found = nodes.members[index];
  if (found === undefined) throw new Error(`there is no node ${index}`);
  return found;
}
