import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Run } from "../world/contract.ts";
import { demoAssistant, demoPerson } from "../world/demo.ts";
import { answerOf, cardOf, type Member } from "../world/member.ts";
import { ended, type Installed, installSkill, type Platform, startPlatform } from "./platform.ts";

let platform: Platform;
let installed: Installed;
let member: Member;
const restartsMs: number[] = [];

beforeAll(async () => {
  platform = await startPlatform();
  installed = await installSkill(platform.url);
  member = await demoPerson(platform.url, "member");
});

afterAll(async () => {
  process.stdout.write(`restart to ready: ${restartsMs.map(Math.round).join(", ")} ms\n`);
  await installed?.skill.stop();
  await platform?.remove();
});

async function killAndRestart(how: "kill" | "killAll" = "kill"): Promise<void> {
  await platform[how]();
  restartsMs.push(await platform.restart());
}

/** A card, in a conversation of its own, from a person who allows nothing. */
async function askedRun(): Promise<Run> {
  for (const grant of await member.grants()) await member.revokes(grant);
  return member.says(await member.startsConversation(installed.assistant), "What is my phone number?");
}

/** The codes of a run in the database, and its requests in the skill's own log. */
async function codesAndRequests(run: Run): Promise<{ codes: number; requests: number }> {
  const { db, close } = await platform.database();
  const { rows } = await sql<{
    call_id: string;
  }>`select call_id from oauth_code where run_id = ${run.id}`.execute(db);
  await close();
  const calls = new Set(rows.map(({ call_id }) => call_id));
  const requests = installed.skill
    .requests()
    .filter(({ headers }) => calls.has(String(headers["x-request-id"])));
  return { codes: rows.length, requests: requests.length };
}

const outcomeOf = ({ steps }: Run) => steps.find(({ kind }) => kind === "call")?.outcome;

test("a card that is open when the server is killed is there again and is answered once", async () => {
  const asked = await askedRun();

  await killAndRestart();

  const found = await member.sees(asked);
  expect(cardOf(found)).toEqual(cardOf(asked));
  const answers = await Promise.all([1, 2].map(() => member.answers(asked, { decision: "allow" })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(answerOf(await ended(member, asked))).toContain("13800000000");
  expect(await codesAndRequests(asked)).toEqual({ codes: 1, requests: 1 });
});

test("a decision that was acknowledged stands after a kill, and its run goes on by itself", async () => {
  const asked = await askedRun();
  const answer = await member.answers(asked, { decision: "allow", duration: "30d" });
  expect(answer.status).toBe(200);

  await killAndRestart();

  expect((await member.answers(asked, { decision: "deny" })).status).toBe(409);
  const run = await ended(member, asked);
  expect(run.status).toBe("completed");
  expect(run.steps.find(({ kind }) => kind === "consent")?.consent?.decision).toBe("allow");
  const { codes, requests } = await codesAndRequests(asked);
  expect(codes).toBe(1);
  expect(outcomeOf(run)).toBe(
    requests === 1 && answerOf(run).includes("13800000000") ? "answered" : "unknown",
  );
  expect((await member.grant()).scopes.map(({ duration }) => duration)).toEqual(["30d", "30d"]);
});

test("a run that was left is taken up when the demo's own skill can be called again, not before", async () => {
  const assistant = await demoAssistant(member, platform.dataDir);
  const asked = await member.says(await member.startsConversation(assistant), "What is my phone number?");
  expect((await member.answers(asked, { decision: "allow" })).status).toBe(200);

  await killAndRestart();

  expect(["answered", "unknown"]).toContain(outcomeOf(await ended(member, asked)));
});

test("a call under way when the server is killed ends as unknown and is never made again", async () => {
  const called = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  installed.skill.answersWith(async () => {
    called.resolve();
    await released.promise;
    return { mobile: "13800000000" };
  });
  const asked = await askedRun();
  await member.answers(asked, { decision: "allow", duration: "30d" });
  await called.promise;

  await killAndRestart();

  const run = await ended(member, asked);
  expect(run.status).toBe("completed");
  expect(outcomeOf(run)).toBe("unknown");
  expect(answerOf(run)).not.toContain("13800000000");
  released.resolve();
  expect(await codesAndRequests(asked)).toEqual({ codes: 1, requests: 1 });
});

test("an answer that was given is there after a kill, and nothing is called for it again", async () => {
  installed.skill.answersWith(async () => ({ mobile: "13800000000" }));
  const asked = await askedRun();
  await member.answers(asked, { decision: "allow" });
  const before = await ended(member, asked);

  await killAndRestart();

  expect(await member.sees(asked)).toEqual(before);
  const thread = await member.thread({ id: asked.conversationId });
  expect(thread.map(({ role, text }) => ({ role, text }))).toEqual([
    { role: "user", text: "What is my phone number?" },
    { role: "assistant", text: answerOf(before) },
  ]);
  expect(await codesAndRequests(asked)).toEqual({ codes: 1, requests: 1 });
});

test("what was acknowledged outlives a kill of server and database at once", async () => {
  const denied = await askedRun();
  expect((await member.answers(denied, { decision: "deny" })).status).toBe(200);
  const allowed = await askedRun();
  const answer = await member.answers(allowed, { decision: "allow", duration: "always" });
  expect(answer.status).toBe(200);

  await killAndRestart("killAll");

  expect((await ended(member, denied)).steps.find(({ kind }) => kind === "consent")?.consent?.decision).toBe(
    "deny",
  );
  expect(await codesAndRequests(denied)).toEqual({ codes: 0, requests: 0 });
  const run = await ended(member, allowed);
  expect(run.steps.find(({ kind }) => kind === "consent")?.consent?.decision).toBe("allow");
  expect((await codesAndRequests(allowed)).codes).toBe(1);
  expect((await member.grant()).scopes.map(({ duration }) => duration)).toEqual(["always", "always"]);
});
