import { expect, test } from "vitest";
import { addSkill, applyFor, approveAll, createAssistant, publish } from "../../world/building.ts";
import { answerOf, cardOf, confirmationOf } from "../../world/member.ts";
import { phone, putTodo, weather } from "../../world/skill-file.ts";
import { startWorld } from "../../world/world.ts";
import { givenProgram } from "./programs.ts";

const world = await startWorld();
const question = "我的手机号是多少？";

test("a program spends nothing that was allowed to another application's skill: its person is asked, and told by whom (T29)", async () => {
  const given = await givenProgram(world, { operations: [weather] });
  const { api, tokenFor, alice, builder, assistant, skill, document } = given;
  const other = await createAssistant(builder, { name: "Another" });
  await applyFor(builder, other, phone.scopes);
  await approveAll(builder);
  const { applicationId } = other;
  skill.usesCredentials(other);
  await addSkill(builder, assistant, document({ title: "Phone", operations: [phone] }), { applicationId });
  await publish(builder, assistant);
  await alice.allows(await alice.says(assistant, question), { duration: "always" });
  const again = await alice.says(await alice.startsConversation(assistant), question);
  expect(again.status).toBe("completed");

  const asked = await api.assistantMeResponse(await tokenFor(alice), assistant.id, { input: question });

  expect(asked).toMatchObject({ status: "requires_action" });
  const { runId } = asked.metadata as { runId: string };
  expect(cardOf(await alice.waitsFor({ id: runId })).because).toEqual({ skill: "Personal assistant" });
});

test("what was allowed to its own application's skill covers its questions", async () => {
  const { api, tokenFor, alice, assistant } = await givenProgram(world);
  await alice.allows(await alice.says(assistant, question), { duration: "always" });

  const answer = await api.assistantMeResponse(await tokenFor(alice), assistant.id, { input: question });

  expect(answer).toMatchObject({ status: "completed" });
});

test("a program neither reads nor takes back what its person allowed", async () => {
  const { api, tokenFor, alice, assistant } = await givenProgram(world);
  await alice.allows(await alice.says(assistant, question), { duration: "always" });
  const token = await tokenFor(alice);
  const before = (await alice.grants()).length;

  const told = answerOf(await alice.says(await alice.startsConversation(assistant), "What have I allowed?"));
  expect(told).toContain("mobile number");

  for (const input of ["What have I allowed?", "Revoke everything"]) {
    const { output } = await api.assistantMeResponse(token, assistant.id, { input });
    expect(output).toMatchObject([{ content: [{ text: expect.not.stringContaining("mobile number") }] }]);
  }

  expect(await alice.grants()).toHaveLength(before);
});

test("a write waits for its person's word, and its program is not told the values", async () => {
  const given = await givenProgram(world, { operations: [putTodo] });
  const { api, tokenFor, alice, assistant } = given;
  const token = await tokenFor(alice);
  const { metadata } = await api.assistantMeResponse(token, assistant.id, { input: "add a to-do: milk" });

  expect(metadata).toMatchObject({
    requiredAction: { kind: "confirm", skill: { title: "My profile" }, parameters: ["title"] },
  });
  expect(JSON.stringify(metadata)).not.toContain("milk");
  const { runId, threadId } = metadata as { runId: string; threadId: string };
  const waiting = await alice.waitsFor({ id: runId });
  expect(confirmationOf(waiting).parameters).toMatchObject([{ name: "title", value: "milk" }]);
  expect((await alice.confirms(waiting)).status).toBe("completed");
  expect(await api.retrieveAssistantRun(token, threadId, runId)).toMatchObject({ status: "completed" });
});

test("what a skill is given as thread and run are the API's own ids", async () => {
  const place = (format: string) => ({
    name: format,
    in: "query",
    schema: { type: "string", "x-dingtalk-context": { property: "currentConversation", format } },
  });
  const told = { ...weather, parameters: [place("threadId"), place("runId")] };
  const { api, appToken, assistant, skill } = await givenProgram(world, { operations: [told] });

  const { metadata } = await api.assistantResponse(appToken, assistant.id, { input: "Show the weather" });

  const { threadId, runId } = metadata as { threadId: string; runId: string };
  expect(skill.requests().at(-1)?.query).toMatchObject({ threadId, runId });
  expect(threadId).toMatch(/^thread_message_[\w-]+$/);
});
