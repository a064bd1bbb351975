import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { NextStep, Planner, PlannerIO } from "../../src/planner/index.ts";
import { type Run, RunReply } from "../world/contract.ts";
import { type Given, givenAssistantWithSkill } from "../world/given.ts";
import { answerOf, confirmationOf } from "../world/member.ts";
import { callTo, done, scriptedPlanner } from "../world/scripted-planner.ts";
import { read, signIn } from "../world/session.ts";
import { putTodo, weather } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const CallsReply = z.object({ calls: z.array(z.object({ outcome: z.string() })) });

const planner = scriptedPlanner();
const world = await startWorld({ planner });
const given = () => givenAssistantWithSkill(world, { operations: [weather, putTodo] });

/** A planner that thinks until it is stopped, and answers all the same. */
function slow(): { planner: Planner; begun: Promise<PlannerIO>; stopped: Promise<void> } {
  const begun = Promise.withResolvers<PlannerIO>();
  const stopped = Promise.withResolvers<void>();
  return {
    begun: begun.promise,
    stopped: stopped.promise,
    planner: {
      nextStep(_, io) {
        begun.resolve(io);
        return new Promise<NextStep>((resolve) => {
          io.signal.addEventListener("abort", () => {
            stopped.resolve();
            resolve(done);
          });
        });
      },
    },
  };
}

/** Says it, and does not wait. */
async function says({ alice, assistant }: Given, text = "think"): Promise<Run> {
  const { id } = await alice.startsConversation(assistant);
  return read(await alice.send("POST", `/api/conversations/${id}/messages`, { text }), 202, RunReply).run;
}

describe("a person who stops a run while the planner thinks", () => {
  test("is heard by the planner, and nothing that it says afterwards counts", async () => {
    const them = await given();
    const { planner: thinking, begun, stopped } = slow();
    planner.does(thinking.nextStep);
    const run = await says(them);
    await begun;

    const cancelled = await them.alice.send("POST", `/api/runs/${run.id}/cancel`);

    await stopped;
    expect(read(cancelled, 200, RunReply).run).toMatchObject({
      status: "cancelled",
      steps: [],
      message: null,
    });
    expect(await them.alice.sees(run)).toMatchObject({ status: "cancelled", steps: [], message: null });
    expect(await them.alice.thread({ id: run.conversationId })).toHaveLength(1);
  });

  test("is heard from any node", async () => {
    const them = await given();
    const other = await world.another({ planner });
    const session = await signIn(other.url, them.alice);

    for (const node of [session, await them.alice.session()]) {
      const { planner: thinking, begun, stopped } = slow();
      planner.does(thinking.nextStep);
      const run = await says(them);
      await begun;
      expect((await node.send("POST", `/api/runs/${run.id}/cancel`)).status).toBe(200);
      await stopped;
    }
    await other.stop();
  });
});

test("what is still to come of a plan is stopped with the run, its question and its calls", async () => {
  const them = await given();
  planner.answers((input) => ({
    kind: "calls",
    calls: [callTo("putTodo", input, { title: "milk" }), callTo("getWeather", input)],
  }));
  const asked = await them.alice.says(them.assistant, "note milk, then the weather");
  expect(confirmationOf(asked).operationId).toBe("putTodo");

  const { status } = await them.alice.send("POST", `/api/runs/${asked.id}/cancel`);

  expect(status).toBe(200);
  const run = await them.alice.sees(asked);
  expect(run.steps.map(({ kind, status, outcome }) => [kind, status, outcome])).toEqual([
    ["plan", "done", undefined],
    ["confirm", "skipped", "stopped"],
    ["call", "skipped", "stopped"],
    ["call", "skipped", "stopped"],
  ]);
  expect(them.skill.requests()).toEqual([]);
});

test("a call under way when the run is stopped ends with its outcome unknown, and is in the trace as it ended", async () => {
  const them = await given();
  planner.answers((input) => ({
    kind: "calls",
    calls: [callTo("getWeather", input), callTo("getWeather", input)],
  }));
  const reached = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  them.skill.answersWith(async () => {
    reached.resolve();
    await goOn.promise;
    return { weather: "sunny" };
  });
  const run = await says(them);
  await reached.promise;

  const traced = async () =>
    read(await them.alice.send("GET", `/api/runs/${run.id}/calls`), 200, CallsReply).calls;
  expect(await traced()).toEqual([{ outcome: "sending" }]);
  const cancelled = await them.alice.send("POST", `/api/runs/${run.id}/cancel`);
  expect(await traced()).toEqual([{ outcome: "unknown" }]);
  goOn.resolve();

  for (const seen of [read(cancelled, 200, RunReply).run, await them.alice.sees(run)])
    expect(
      seen.steps.map(({ kind, status, outcome, sent, stopped }) => [kind, status, outcome, sent, stopped]),
    ).toEqual([
      ["plan", "done", undefined, undefined, undefined],
      ["call", "failed", "unknown", true, true],
      ["call", "skipped", "stopped", false, undefined],
    ]);
  const outcomes = async () =>
    (
      await sql<{ outcome: string }>`select outcome from skill_call where run_id = ${run.id}`.execute(
        world.ctx.db,
      )
    ).rows;
  await expect.poll(outcomes).toEqual([{ outcome: "answered" }]);
  expect(them.skill.requests()).toHaveLength(1);
  expect(await traced()).toEqual([{ outcome: "answered" }]);
});

test("a node that stops leaves a plan to others, who make it once and whole", async () => {
  const them = await given();
  planner.answers(() => ({ kind: "answer", text: "planned elsewhere" }));
  const { planner: thinking, begun, stopped } = slow();
  const other = await world.another({ planner: thinking });
  const { id } = await them.alice.startsConversation(them.assistant);
  const there = await signIn(other.url, them.alice);
  const said = await there.send("POST", `/api/conversations/${id}/messages`, { text: "think" });
  const { run } = read(said, 202, RunReply);
  await begun;

  await other.stop();

  await stopped;
  const ended = await them.alice.waitsFor(run);
  expect(answerOf(ended)).toBe("planned elsewhere");
  expect(ended.steps.map(({ kind }) => kind)).toEqual(["answer"]);
});

describe("a planner that", () => {
  test("throws leaves no half of a step", async () => {
    const them = await given();
    planner.does(async (_, io) => {
      io.say("I will");
      throw new Error("the planner broke");
    });

    const run = await them.alice.waitsFor(await says(them));

    expect(run).toMatchObject({ status: "failed", error: { code: "internal" }, steps: [], message: null });
  });

  test("does not end in its time is not waited for (T35)", async () => {
    const hasty = await startWorld({ planner, maxPlanningMs: 200 });
    const them = await givenAssistantWithSkill(hasty, { operations: [weather] });
    planner.does(() => new Promise(() => {}));

    const run = await them.alice.waitsFor(await says(them));

    expect(run).toMatchObject({ status: "failed", error: { code: "planning_too_long" }, steps: [] });
  });
});

test("a message and a deletion at once: the conversation is gone, and no run works in it", async () => {
  const them = await given();
  const { planner: thinking } = slow();
  planner.does(thinking.nextStep);
  for (let round = 0; round < 10; round += 1) {
    const { id } = await them.alice.startsConversation(them.assistant);
    const session = await them.alice.session();

    const [deleted, said] = await Promise.all([
      session.send("DELETE", `/api/conversations/${id}`),
      session.send("POST", `/api/conversations/${id}/messages`, { text: "think" }),
    ]);

    expect(deleted.status).toBe(204);
    expect([202, 404]).toContain(said.status);
    const { rows } = await sql`
      select from run where conversation_id = ${id} and status in ('queued', 'in_progress', 'requires_action')
    `.execute(world.ctx.db);
    expect(rows).toEqual([]);
  }
});
