import { expect, test } from "vitest";
import { weather } from "../../world/skill-file.ts";
import { startWorld } from "../../world/world.ts";
import { givenProgram } from "./programs.ts";
import { rawPost } from "./raw.ts";

const world = await startWorld();

/** A pair of lines as the wire format has them. */
const pair = (event: string, data: string | object) =>
  `event:${event}\ndata:${typeof data === "string" ? data : JSON.stringify(data)}\n\n`;

/** The data of the events of a name, in order. */
function dataOf(text: string, event: string): Record<string, unknown>[] {
  const found = [...text.matchAll(new RegExp(`^event:${event.replaceAll(".", "\\.")}\ndata:(.*)$`, "gm"))];
  return found.map(([, data = ""]) => JSON.parse(data));
}

const namesOf = (text: string) => [...text.matchAll(/^event:(.*)$/gm)].map(([, name]) => name);

test("the bytes of a stream are those of the wire format, through a card that the person answers meanwhile", async () => {
  const { api, tokenFor, alice, assistant } = await givenProgram(world);
  const token = await tokenFor(alice);
  const threadId = String((await api.createAssistantThread(token)).id);
  await api.createAssistantMessage(token, threadId, { role: "user", content: "我的手机号是多少？" });

  const path = `/v1.0/assistant/threads/${threadId}/runs`;
  const raw = rawPost(world.url, path, token, { assistantId: assistant.id, stream: true });
  const [asked] = dataOf(await raw.until('statusEnum":"requires_action'), "thread.run.requires_action");
  const runId = String(asked?.runId);
  expect(asked?.metadata).toEqual({
    requiredAction: expect.objectContaining({ kind: "consent" }),
    url: expect.stringContaining("/chat/con_"),
  });
  await alice.allows(await alice.waitsFor({ id: runId }));
  const text = await raw.ended;

  const [created] = dataOf(text, "thread.run.created");
  const { createAt, expiredAt } = created as { createAt: number; expiredAt: number };
  expect(expiredAt - createAt).toBe(600_000);
  const times = { assistantId: assistant.id, createAt, expiredAt };
  const [begun] = dataOf(text, "thread.message.created");
  const { createAt: writtenAt, messageId } = begun as { createAt: number; messageId: string };
  const run = await api.retrieveAssistantRun(token, threadId, runId);
  const message = await api.retrieveAssistantMessage(token, threadId, messageId);
  const [
    {
      text: { value: answer },
    },
  ] = message.content as [{ text: { value: string } }];
  const parts = dataOf(text, "thread.message.delta") as {
    mode: string;
    delta: { text: { value: string } };
  }[];
  const written = parts.reduce(
    (whole, { mode, delta }) => (mode === "append" ? whole : "") + delta.text.value,
    "",
  );
  expect(written).toBe(answer);

  expect(text).toBe(
    [
      pair("thread.run.created", {
        ...times,
        runId,
        startedAt: createAt,
        statusEnum: "in_progress",
        threadId,
      }),
      pair("thread.run.requires_action", asked ?? {}),
      pair("thread.message.created", {
        createAt: writtenAt,
        message: { content: "", contentType: "text", role: "assistant" },
        messageId,
        threadId,
      }),
      ...parts.map(({ mode, delta }) =>
        pair("thread.message.delta", {
          mode,
          delta: { role: "assistant", text: { value: delta.text.value }, type: "text" },
          messageId,
        }),
      ),
      pair("thread.message.completed", {
        createAt: writtenAt,
        deleted: 0,
        message: { content: answer, role: "assistant" },
        messageId,
        runId,
        threadId,
      }),
      pair("thread.run.completed", {
        ...times,
        runId,
        startedAt: run.startedAt,
        statusEnum: "completed",
        threadId,
      }),
      pair("done", "[DONE]"),
    ].join(""),
  );
});

test("a response streams in the same way, and ends at once where nobody is asked", async () => {
  const { appToken, assistant } = await givenProgram(world, { operations: [weather] });
  const path = `/v1.0/assistant/${assistant.id}/compatible-mode/responses`;

  const text = await rawPost(world.url, path, appToken, { input: "Show the weather", stream: true }).ended;

  expect(namesOf(text)).toEqual([
    "thread.run.created",
    "thread.message.created",
    ...dataOf(text, "thread.message.delta").map(() => "thread.message.delta"),
    "thread.message.completed",
    "thread.run.completed",
    "done",
  ]);
});

test("a no is an answer too, and whoever leaves the stream stops nothing", async () => {
  const { api, appToken, builder, assistant } = await givenProgram(world);
  const path = `/v1.0/assistant/${assistant.id}/compatible-mode/responses`;
  const raw = rawPost(world.url, path, appToken, { input: "我的手机号是多少？", stream: true });
  const [asked] = dataOf(await raw.until("requires_action"), "thread.run.requires_action");
  const { runId, threadId } = asked as { runId: string; threadId: string };
  raw.leave();

  const denied = await builder.denies(await builder.waitsFor({ id: runId }));

  expect(denied.status).toBe("completed");
  expect(await api.retrieveAssistantRun(appToken, threadId, runId)).toMatchObject({ status: "completed" });
});

test("a run that is stopped says so, and the stream is done", async () => {
  const { appToken, builder, assistant } = await givenProgram(world);
  const path = `/v1.0/assistant/${assistant.id}/compatible-mode/responses`;
  const raw = rawPost(world.url, path, appToken, { input: "我的手机号是多少？", stream: true });
  const [asked] = dataOf(await raw.until("requires_action"), "thread.run.requires_action");

  await builder.send("POST", `/api/runs/${asked?.runId}/cancel`);

  const text = await raw.ended;
  expect(namesOf(text)).toEqual([
    "thread.run.created",
    "thread.run.requires_action",
    "thread.run.failed",
    "done",
  ]);
  expect(dataOf(text, "thread.run.failed")).toMatchObject([{ statusEnum: "failed", lastErrorMsg: "已停止" }]);
});
