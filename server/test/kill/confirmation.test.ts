import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Run } from "../world/contract.ts";
import { demoPerson } from "../world/demo.ts";
import { confirmationOf, type Member } from "../world/member.ts";
import { sampled } from "../world/sampled.ts";
import { putTodo } from "../world/skill-file.ts";
import { ended, type Installed, installSkill, type Platform, startPlatform } from "./platform.ts";

let platform: Platform;
let member: Member;

beforeAll(async () => {
  platform = await startPlatform();
  member = await demoPerson(platform.url, "member");
});
afterAll(() => platform?.remove());

const moments = sampled([0, 5, 20]);

/** A write that is done twice is worse than one that is not: between the word and the call, and during it. */
describe.each([
  ["over HTTP", false],
  ["over stream", true],
])("a write %s", (_, stream) => {
  let installed: Installed;

  beforeAll(async () => {
    installed = await installSkill(platform.url, { operations: [putTodo], stream });
    installed.skill.answersWith(async () => ({ ok: true }));
  });
  afterAll(() => installed?.skill.stop());

  let asked = 0;
  /** What it is about tells the requests of one run from those of another. */
  async function askedRun(): Promise<{ run: Run; title: string }> {
    const title = `number ${++asked}`;
    const conversation = await member.startsConversation(installed.assistant);
    const run = await member.says(conversation, `add a to-do: ${title}`);
    expect(confirmationOf(run).parameters).toMatchObject([{ value: title }]);
    return { run, title };
  }

  const requestsOf = (title: string) =>
    installed.skill.requests().filter(({ body }) => body.includes(`"${title}"`)).length;
  const outcomeOf = ({ steps }: Run) => steps.find(({ kind }) => kind === "call")?.outcome;

  async function killAndRestart(): Promise<void> {
    await platform.kill();
    await platform.restart();
    await installed.skill.ready();
  }

  test("that waits for a word when the server is killed waits again, and is answered once", async () => {
    const { run, title } = await askedRun();

    await killAndRestart();

    expect(confirmationOf(await member.sees(run))).toEqual(confirmationOf(run));
    const answers = await Promise.all([1, 2].map(() => member.answersConfirmation(run, { decision: "run" })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(outcomeOf(await ended(member, run))).toBe("answered");
    expect(requestsOf(title)).toBe(1);
  });

  test("that was confirmed is made once or shown as unknown, whenever the server is killed after the word", async () => {
    const outcomes: string[] = [];
    for (const afterMs of moments) {
      const { run, title } = await askedRun();
      const answer = await member.answersConfirmation(run, { decision: "run" });
      expect(answer.status).toBe(200);
      await sleep(afterMs);

      await killAndRestart();

      const over = await ended(member, run);
      const requests = requestsOf(title);
      expect(requests).toBeLessThanOrEqual(1);
      expect(over.steps.filter(({ kind }) => kind === "call")).toHaveLength(1);
      const outcome = outcomeOf(over) ?? "";
      outcomes.push(outcome);
      if (outcome === "answered") expect(requests).toBe(1);
      else if (requests === 1) expect(outcome).toBe("unknown");
      else expect(["unknown", "failed"]).toContain(outcome);
    }
    process.stdout.write(`outcomes after a kill: ${outcomes.join(", ")}\n`);
  });

  test("that is under way when the server is killed ends as unknown and is never made again", async () => {
    const called = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    installed.skill.answersWith(async () => {
      called.resolve();
      await released.promise;
      return { ok: true };
    });
    const { run, title } = await askedRun();
    await member.answersConfirmation(run, { decision: "run" });
    await called.promise;

    await killAndRestart();

    expect(outcomeOf(await ended(member, run))).toBe("unknown");
    released.resolve();
    await sleep(500);
    expect(requestsOf(title)).toBe(1);
  });
});
