import { expect, test } from "vitest";
import type { PlannerIO } from "../../src/planner/index.ts";
import { RunReply } from "../world/contract.ts";
import { eventsOf } from "../world/event-stream.ts";
import { givenAssistantWithSkill } from "../world/given.ts";
import { answerOf, type Member } from "../world/member.ts";
import { scriptedPlanner } from "../world/scripted-planner.ts";
import { read } from "../world/session.ts";
import { weather } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const planner = scriptedPlanner();
const world = await startWorld({ planner });

/** A run whose planner says what the test wants, until it answers with this text. */
async function givenWriter(answer: string) {
  const { alice, assistant } = await givenAssistantWithSkill(world, { operations: [weather] });
  const begun = Promise.withResolvers<PlannerIO>();
  const finish = Promise.withResolvers<void>();
  planner.does(async (_, io) => {
    begun.resolve(io);
    await finish.promise;
    return { kind: "answer", text: answer };
  });
  const { id } = await alice.startsConversation(assistant);
  const { run } = read(
    await alice.send("POST", `/api/conversations/${id}/messages`, { text: "write" }),
    202,
    RunReply,
  );
  return { alice, run, io: await begun.promise, finish: finish.resolve };
}

/** The pieces that this follower is told, one by one, until the run ends. */
async function follow(member: Member, runId: string) {
  const stream = await (await member.session()).open(
    `/api/runs/${runId}/events`,
    {},
    AbortSignal.timeout(20_000),
  );
  const events = eventsOf(stream);
  return {
    async next(): Promise<unknown> {
      for (let event = await events.next(); !event.done; event = await events.next())
        if (event.value.event === "delta") return JSON.parse(event.value.data);
      return "ended";
    },
    leave: () => events.return(undefined),
  };
}

test("an answer is told while it is written, and to whoever comes back the whole text so far", async () => {
  const { alice, run, io, finish } = await givenWriter("Hello, Alice.");
  const first = await follow(alice, run.id);
  io.say("Hel");
  expect(await first.next()).toEqual({ text: "Hel" });
  io.say("lo");
  expect(await first.next()).toEqual({ text: "lo" });
  await first.leave();

  const again = await follow(alice, run.id);
  expect(await again.next()).toEqual({ text: "Hello", reset: true });
  io.say(", A");
  expect(await again.next()).toEqual({ text: ", A" });
  finish();

  expect(await again.next()).toBe("ended");
  expect(answerOf(await alice.sees(run))).toBe("Hello, Alice.");
});

test("a text that is begun anew takes the place of what was told", async () => {
  const { alice, run, io, finish } = await givenWriter("Good morning");
  const told = await follow(alice, run.id);
  io.say("Good eve");
  expect(await told.next()).toEqual({ text: "Good eve" });
  io.restart();
  io.say("Good mor");
  expect(await told.next()).toEqual({ text: "Good mor", reset: true });
  io.say("ning");
  expect(await told.next()).toEqual({ text: "ning" });
  finish();
  expect(await told.next()).toBe("ended");
});

test("what a planner says of one run is told to nobody who follows another (T34)", async () => {
  const one = await givenWriter("one");
  const two = await givenWriter("two");
  const told = await follow(two.alice, two.run.id);
  one.io.say("of the first");
  two.io.say("of the second");
  expect(await told.next()).toEqual({ text: "of the second" });
  one.finish();
  two.finish();
  expect(await told.next()).toBe("ended");
});

test("a secret of ours that a planner writes is told to nobody, however it is cut in pieces (T30)", async () => {
  const secret = "bhf_0123456789abcdef_q1W2e3R4t5Y6u7I8o9P0aS_dFgHjKlZxCvBnM123456";
  const { alice, run, io, finish } = await givenWriter(`It is ${secret} now`);
  const told = await follow(alice, run.id);
  io.say("It is bhf_");
  expect(await told.next()).toEqual({ text: "It is bhf_" });
  io.say(secret.slice(4, 50));
  io.say(`${secret.slice(50)} now`);
  expect(await told.next()).toEqual({ text: "••••3456 now" });
  finish();
  expect(await told.next()).toBe("ended");
  expect(answerOf(await alice.sees(run))).toBe("It is ••••3456 now");
});
