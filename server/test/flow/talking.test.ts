import { expect, test } from "vitest";
import { RunReply } from "../world/contract.ts";
import { givenAssistantWithSkill } from "../world/given.ts";
import { answerOf, cardOf } from "../world/member.ts";
import { read } from "../world/session.ts";
import { phone, weather } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const question = "我的手机号是多少？";

test("a thread holds what was said and what was answered, in order", async () => {
  const { alice, assistant } = await givenAssistantWithSkill(world, { operations: [phone, weather] });
  const conversation = await alice.startsConversation(assistant);

  const first = await alice.says(conversation, "今天天气怎么样");
  const second = await alice.denies(await alice.says(conversation, question));

  expect(await alice.thread(conversation)).toMatchObject([
    { role: "user", text: "今天天气怎么样", runId: first.id },
    { role: "assistant", text: answerOf(first), runId: first.id },
    { role: "user", text: question, runId: second.id },
    { role: "assistant", text: answerOf(second), runId: second.id },
  ]);
});

test("said again with the same key it is the same run, and the skill is called once", async () => {
  const { alice, assistant, skill } = await givenAssistantWithSkill(world, { operations: [weather] });
  const { id } = await alice.startsConversation(assistant);
  const session = await alice.session();
  const say = () =>
    session.send(
      "POST",
      `/api/conversations/${id}/messages`,
      { text: "今天天气怎么样" },
      { "idempotency-key": "1" },
    );

  const answers = await Promise.all([say(), say(), say()]);

  const runs = answers.map((answer) => read(answer, 202, RunReply).run);
  expect(new Set(runs.map((run) => run.id)).size).toBe(1);
  for (const run of runs) expect((await alice.waitsFor(run)).status).toBe("completed");
  expect(skill.requests()).toHaveLength(1);
});

test("of two things said at once one is heard, and the other is told to wait", async () => {
  const { alice, assistant, skill } = await givenAssistantWithSkill(world, { operations: [weather] });
  const { id } = await alice.startsConversation(assistant);
  const say = (text: string) => alice.send("POST", `/api/conversations/${id}/messages`, { text });

  const answers = await Promise.all([
    say("今天天气怎么样"),
    say("Show the weather"),
    say("What is the weather like?"),
  ]);

  const heard = answers.filter(({ status }) => status === 202);
  expect(heard.length).toBeGreaterThanOrEqual(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(3 - heard.length);
  for (const answer of heard) await alice.waitsFor(read(answer, 202, RunReply).run);
  expect(skill.requests()).toHaveLength(heard.length);
});

test("while a run works nothing else can be said; it can be stopped, and then it stays stopped", async () => {
  const { alice, assistant, skill } = await givenAssistantWithSkill(world, { operations: [weather] });
  const { id } = await alice.startsConversation(assistant);
  const asked = Promise.withResolvers<void>();
  const mayAnswer = Promise.withResolvers<void>();
  skill.answersWith(async () => {
    asked.resolve();
    await mayAnswer.promise;
    return { weather: "sunny" };
  });
  const say = () => alice.send("POST", `/api/conversations/${id}/messages`, { text: "今天天气怎么样" });
  const { run } = read(await say(), 202, RunReply);
  await asked.promise;

  expect(await say()).toMatchObject({ status: 409, body: { error: { code: "run_in_progress" } } });
  expect(await alice.send("POST", `/api/runs/${run.id}/cancel`, {})).toMatchObject({ status: 200 });
  expect(await alice.send("POST", `/api/runs/${run.id}/cancel`, {})).toMatchObject({
    status: 409,
    body: { error: { code: "run_over" } },
  });
  mayAnswer.resolve();

  const next = read(await say(), 202, RunReply).run;
  expect(answerOf(await alice.waitsFor(next))).toContain("sunny");
  expect(await alice.sees(run)).toMatchObject({ status: "cancelled", message: null });
});

test("deleting a conversation takes its open card along", async () => {
  const { alice, assistant, skill } = await givenAssistantWithSkill(world);
  const asked = await alice.says(assistant, question);

  expect(await alice.send("DELETE", `/api/conversations/${asked.conversationId}`)).toMatchObject({
    status: 204,
  });

  const late = await alice.answers(asked, { consentId: cardOf(asked).id, decision: "allow" });
  expect([404, 409]).toContain(late.status);
  expect(skill.requests()).toEqual([]);
  expect(await alice.grants()).toEqual([]);
  expect((await alice.send("GET", `/api/conversations/${asked.conversationId}`)).status).toBe(404);
});

test("a skill that fails, or says nothing understandable, is told as such and never as a success", async () => {
  const { alice, assistant, skill } = await givenAssistantWithSkill(world, { operations: [weather] });
  skill.answersWith(async () => {
    throw new Error("out of order");
  });

  const run = await alice.says(assistant, "今天天气怎么样");

  expect(run.status).toBe("completed");
  expect(run.steps.map(({ outcome }) => outcome)).toContain("failed");
  expect(answerOf(run)).toMatch(/502/);
  expect(answerOf(run)).not.toContain("out of order");
});
