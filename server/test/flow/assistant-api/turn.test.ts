import { expect, test } from "vitest";
import { cardOf } from "../../world/member.ts";
import { weather } from "../../world/skill-file.ts";
import { startWorld } from "../../world/world.ts";
import { givenProgram } from "./programs.ts";

const world = await startWorld();

test("a whole turn through the official client: the person decides in their own session, and the same run goes on", async () => {
  const { api, tokenFor, alice, assistant } = await givenProgram(world);
  const token = await tokenFor(alice);
  const thread = await api.createAssistantThread(token, { metadata: { ticket: "7" } });
  const threadId = String(thread.id);
  expect(thread).toEqual({
    id: expect.stringMatching(/^thread_message_[\w-]+$/),
    createdAt: expect.any(Number),
    metadata: { ticket: "7" },
    object: "thread",
  });

  const posted = await api.createAssistantMessage(token, threadId, {
    role: "user",
    content: "我的手机号是多少？",
  });
  const run = await api.createAssistantRun(token, threadId, {
    assistantId: assistant.id,
    metadata: { try: 1 },
  });
  const runId = String(run.id);
  expect(run).toMatchObject({ threadId, assistantId: assistant.id, object: "thread.run" });

  const waiting = await alice.waitsFor({ id: runId });
  expect(cardOf(waiting).scopes.map(({ code }) => code)).toContain("Contact.User.mobile");
  expect(await api.retrieveAssistantRun(token, threadId, runId)).toMatchObject({
    status: "requires_action",
    metadata: {
      try: 1,
      requiredAction: { kind: "consent", scopes: ["Contact.User.Read", "Contact.User.mobile"] },
      url: `${world.url}/chat/${waiting.conversationId}`,
    },
  });

  await alice.allows(waiting);
  expect(await api.retrieveAssistantRun(token, threadId, runId)).toMatchObject({
    status: "completed",
    completedAt: expect.any(Number),
    metadata: { try: 1 },
  });

  const { data } = await api.listAssistantMessage(token, threadId, { order: "asc" });
  expect(data).toMatchObject([
    { ...posted, runId, assistantId: assistant.id },
    {
      role: "assistant",
      runId,
      content: [{ type: "text", text: { value: expect.stringContaining("138") } }],
    },
  ]);
  const shown = await alice.thread({ id: waiting.conversationId });
  expect(shown.map(({ role, text }) => [role, text])).toEqual(
    (data as { role: string; content: { text: { value: string } }[] }[]).map(({ role, content }) => [
      role,
      content[0]?.text.value,
    ]),
  );
});

test("an application's own run is its owner's: the owner is asked, and their grants alone count", async () => {
  const { api, appToken, alice, builder, assistant } = await givenProgram(world);
  await alice.allows(await alice.says(assistant, "我的手机号是多少？"), { duration: "always" });
  const answer = await api.assistantResponse(appToken, assistant.id, { input: "我的手机号是多少？" });

  expect(answer).toMatchObject({
    status: "requires_action",
    output: [],
    metadata: { url: expect.any(String) },
  });
  const { runId } = answer.metadata as { runId: string };
  expect((await alice.send("GET", `/api/runs/${runId}`)).status).toBe(404);
  const done = await builder.allows(await builder.waitsFor({ id: runId }));
  expect(done.status).toBe("completed");
});

test("a response that needs nobody has the answer in it", async () => {
  const { api, appToken, assistant } = await givenProgram(world, { operations: [weather] });

  expect(await api.assistantResponse(appToken, assistant.id, { input: "Show the weather" })).toMatchObject({
    id: expect.stringMatching(/^run_/),
    createdAt: expect.any(Number),
    status: "completed",
    model: "built-in",
    output: [
      { type: "message", role: "assistant", content: [{ type: "output_text", text: expect.any(String) }] },
    ],
    object: "response",
  });
});
