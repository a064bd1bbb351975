import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import type { NextStep, Planner, PlannerIO } from "../../src/planner/index.ts";
import { RunReply } from "../world/contract.ts";
import { eventsOf } from "../world/event-stream.ts";
import { type Given, givenAssistantWithSkill } from "../world/given.ts";
import { answerOf, type Member } from "../world/member.ts";
import { read, signIn } from "../world/session.ts";
import { weather } from "../world/skill-file.ts";
import { countingTransactions } from "../world/turn-cost.ts";
import { startWorld } from "../world/world.ts";

// An answer is written on the node that plans; whoever asked may follow it on another.

type Writing = { io: PlannerIO; answers: (step: NextStep) => void };
let onBegin: (writing: Writing) => void = () => {};

/** Says what the test says, and answers when it does. */
const planner: Planner = {
  nextStep: (_, io) => new Promise<NextStep>((answers) => onBegin({ io, answers })),
};

const world = await startWorld({ planner });
const other = await world.another();

const givenTalker = () => givenAssistantWithSkill(world, { operations: [weather] });

async function givenWriter(talker?: Given) {
  const { alice, assistant } = talker ?? (await givenTalker());
  const begun = new Promise<Writing>((resolve) => {
    onBegin = resolve;
  });
  const { id } = await alice.startsConversation(assistant);
  const said = await alice.send("POST", `/api/conversations/${id}/messages`, { text: "write" });
  const { run } = read(said, 202, RunReply);
  return { alice, run, ...(await begun) };
}

/** One that is planned on the first node, whose statements are counted. */
async function givenWriterHere() {
  const talker = await givenTalker();
  for (let tries = 0; tries < 20; tries++) {
    const writer = await givenWriter(talker);
    if ((await nodesOf(writer.run)).planning === world.url) return writer;
    writer.answers({ kind: "answer", text: "not here" });
  }
  throw new Error("the first node took no run");
}

/** The address of the node that has the run, and of one that has not. */
async function nodesOf(run: { id: string }): Promise<{ planning: string; elsewhere: string }> {
  const { rows } = await sql<{ node: string }>`select node from run where id = ${run.id}`.execute(
    world.ctx.db,
  );
  const isOther = rows[0]?.node === other.name;
  return isOther
    ? { planning: other.url, elsewhere: world.url }
    : { planning: world.url, elsewhere: other.url };
}

/** The pieces that a follower at this address is told, until the run ends. */
async function follow(alice: Member, run: { id: string }, url: string) {
  const session = await signIn(url, alice);
  const path = `/api/runs/${run.id}/events`;
  const events = eventsOf(await session.open(path, {}, AbortSignal.timeout(20_000)));
  return {
    async next(): Promise<{ text: string; reset?: true } | "ended"> {
      for (let event = await events.next(); !event.done; event = await events.next())
        if (event.value.event === "delta") return JSON.parse(event.value.data);
      return "ended";
    },
    /** As a browser adds them up, until it has this text. */
    async until(text: string): Promise<{ first: unknown; resets: number }> {
      const first = await this.next();
      let resets = 0;
      let draft = "";
      for (let delta = first; delta !== "ended"; delta = await this.next()) {
        resets += delta.reset ? 1 : 0;
        draft = delta.reset ? delta.text : draft + delta.text;
        if (draft === text) return { first, resets };
      }
      throw new Error(`ended with ${draft.length} letters`);
    },
    leave: () => events.return(undefined),
  };
}

test("who follows on another node is told the whole text so far, and then each piece", async () => {
  const { alice, run, io, answers } = await givenWriter();
  const { elsewhere } = await nodesOf(run);
  io.say("Hel");
  io.say("lo");

  const told = await follow(alice, run, elsewhere);
  expect(await told.next()).toEqual({ text: "Hello", reset: true });
  io.say(", ");
  expect(await told.next()).toEqual({ text: ", " });
  io.restart();
  io.say("Good morning");
  expect(await told.next()).toEqual({ text: "Good morning", reset: true });
  answers({ kind: "answer", text: "Good morning, Alice." });

  expect(await told.next()).toBe("ended");
  expect(answerOf(await alice.sees(run))).toBe("Good morning, Alice.");
});

test("who was there before anything was said is told it as it comes", async () => {
  const { alice, run, io, answers } = await givenWriter();
  const told = await follow(alice, run, (await nodesOf(run)).elsewhere);
  await sleep(300);
  io.say("Hel");

  expect(await told.next()).toEqual({ text: "Hel", reset: true });
  io.say("lo");
  expect(await told.next()).toEqual({ text: "lo" });
  answers({ kind: "answer", text: "Hello" });
  expect(await told.next()).toBe("ended");
});

test("a text of any length and letters comes out whole, on both nodes, also for who comes late or again", async () => {
  const { alice, run, io, answers } = await givenWriter();
  const { planning, elsewhere } = await nodesOf(run);
  const text = "天气😀\u0001 ".repeat(4000);
  const half = Math.floor(text.length / 2) + 1;
  io.say(text.slice(0, half));
  const early = await follow(alice, run, elsewhere);
  const seen = early.until(text);
  const left = await follow(alice, run, elsewhere);
  await left.next();
  await left.leave();
  for (let at = half; at < text.length; at += 500) {
    io.say(text.slice(at, at + 500));
    await sleep(10);
  }

  expect(await seen).toMatchObject({ first: { reset: true }, resets: 1 });
  for (const node of [elsewhere, planning, elsewhere])
    expect((await (await follow(alice, run, node)).next()) as unknown).toEqual({ text, reset: true });
  answers({ kind: "answer", text: "done" });
  expect(await early.next()).toBe("ended");
});

test("nodes say nothing to one another of a run that nobody follows elsewhere", async () => {
  const { alice, run, io, answers } = await givenWriterHere();
  const told = await follow(alice, run, world.url);
  world.statements();
  for (const word of ["a ", "b ", "c"]) {
    io.say(word);
    await sleep(100);
  }
  expect(await told.until("a b c")).toBeDefined();
  await sleep(300);
  expect(world.statements().filter((text) => text.includes("pg_notify"))).toEqual([]);

  answers({ kind: "answer", text: "done" });
  expect(await told.next()).toBe("ended");
});

test("however fast it is written, another node is told of it several times a second, at once of all there is", async () => {
  const { alice, run, io, answers } = await givenWriterHere();
  const told = await follow(alice, run, other.url);
  await sleep(300);
  const database = await countingTransactions(world.ctx.db, ["draft"]);
  onTestFinished(database.close);

  const begun = Date.now();
  const { notified } = await database.costOf(async () => {
    let text = "";
    for (let word = 0; Date.now() - begun < 1000; word++) {
      io.say(`${word} `);
      text += `${word} `;
      await sleep(1);
    }
    await told.until(text);
  });

  expect(notified.length).toBeGreaterThan(1);
  expect(notified.length).toBeLessThanOrEqual((Date.now() - begun) / 150 + 1);
  answers({ kind: "answer", text: "done" });
  expect(await told.next()).toBe("ended");
});
