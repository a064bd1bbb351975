import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Run, RunReply } from "../world/contract.ts";
import { demoPerson } from "../world/demo.ts";
import { cardOf, type Member } from "../world/member.ts";
import { sampled } from "../world/sampled.ts";
import { read } from "../world/session.ts";
import { phone, weather } from "../world/skill-file.ts";
import { ended, type Installed, installSkill, type Platform, startPlatform } from "./platform.ts";

let platform: Platform;
let installed: Installed;
let member: Member;

beforeAll(async () => {
  platform = await startPlatform();
  installed = await installSkill(platform.url, { operations: [weather, phone] });
  member = await demoPerson(platform.url, "member");
});
beforeEach(async () => {
  for (const grant of await member.grants()) await member.revokes(grant);
  sent = 0;
});
afterAll(async () => {
  await installed?.skill.stop();
  await platform?.remove();
});

let sent = 0;
/** What the skill is asked for, in order; `at` holds the request of this number until the server is dead. */
function answersBut(at: number): { reached: Promise<void>; release: () => void } {
  const reached = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  installed.skill.answersWith(async () => {
    sent += 1;
    if (sent !== at) return { ok: true };
    reached.resolve();
    await held.promise;
    return { ok: true };
  });
  return { reached: reached.promise, release: held.resolve };
}

/** One plan of two calls, of which the second needs a permission. */
async function says(): Promise<Run> {
  const { id } = await member.startsConversation(installed.assistant);
  const text = "Show the weather and what is my phone number?";
  return read(await member.send("POST", `/api/conversations/${id}/messages`, { text }), 202, RunReply).run;
}

async function killAndRestart(): Promise<void> {
  await platform.kill();
  await platform.restart();
}

async function card(run: Run): Promise<Run> {
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(50)) {
    const seen = await member.sees(run);
    if (seen.requiredAction !== null) return seen;
  }
  throw new Error(`${run.id} asks nothing`);
}

const shown = ({ steps }: Run) =>
  steps.filter(({ kind }) => kind === "call").map(({ operationId, outcome }) => [operationId, outcome]);
const plans = ({ steps }: Run) => steps.filter(({ kind }) => kind === "plan").length;

test("killed between two calls of a plan, it goes on with the second and never makes the first again", async () => {
  answersBut(0);
  const asked = await card(await says());
  expect(shown(asked)).toEqual([["getWeather", "answered"]]);

  await killAndRestart();

  const again = await member.sees(asked);
  expect(cardOf(again)).toEqual(cardOf(asked));
  expect((await member.answers(again, { decision: "allow" })).status).toBe(200);
  const run = await ended(member, asked);
  expect(shown(run)).toEqual([
    ["getWeather", "answered"],
    ["getMyPhone", "answered"],
  ]);
  expect([plans(run), sent]).toEqual([1, 2]);
});

test("killed during the first call, that one stays unknown, and the second is asked for and made", async () => {
  const { reached, release } = answersBut(1);
  const begun = await says();
  await reached;

  await killAndRestart();
  release();

  const asked = await card(begun);
  expect(shown(asked)).toEqual([["getWeather", "unknown"]]);
  expect((await member.answers(asked, { decision: "allow" })).status).toBe(200);
  const run = await ended(member, asked);
  expect(shown(run)).toEqual([
    ["getWeather", "unknown"],
    ["getMyPhone", "answered"],
  ]);
  expect([plans(run), sent]).toEqual([1, 2]);
});

test("killed during the second call, neither is made again", async () => {
  const { reached, release } = answersBut(2);
  const asked = await card(await says());
  expect((await member.answers(asked, { decision: "allow" })).status).toBe(200);
  await reached;

  await killAndRestart();
  release();

  const run = await ended(member, asked);
  expect(shown(run)).toEqual([
    ["getWeather", "answered"],
    ["getMyPhone", "unknown"],
  ]);
  expect([plans(run), sent]).toEqual([1, 2]);
});

const moments = sampled([0, 3, 10, 30]);

test("killed at any moment after the word, no call of the plan is made twice", async () => {
  for (const afterMs of moments) {
    for (const grant of await member.grants()) await member.revokes(grant);
    sent = 0;
    answersBut(0);
    const asked = await card(await says());
    expect((await member.answers(asked, { decision: "allow" })).status).toBe(200);
    await sleep(afterMs);

    await killAndRestart();

    const run = await ended(member, asked);
    expect(run.status).toBe("completed");
    const [first, second] = shown(run);
    expect(first).toEqual(["getWeather", "answered"]);
    expect(["answered", "unknown"]).toContain(second?.[1]);
    expect([plans(run), sent]).toEqual([1, second?.[1] === "answered" ? 2 : sent]);
    expect(sent).toBeLessThanOrEqual(2);
  }
});
