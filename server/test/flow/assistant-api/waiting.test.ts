import { describe, expect, test } from "vitest";
import type { Planner } from "../../../src/planner/index.ts";
import { request } from "../../world/session.ts";
import { weather } from "../../world/skill-file.ts";
import { startWorld } from "../../world/world.ts";
import { type GivenProgram, givenProgram } from "./programs.ts";
import { rawPost } from "./raw.ts";

/** Says what it is told to, piece by piece, when it is told to. */
const said: { pieces: string[]; go: Promise<void>; instructions: string[] } = {
  pieces: [],
  go: Promise.resolve(),
  instructions: [],
};
const planner: Planner = {
  async nextStep({ assistant }, io) {
    said.instructions.push(assistant.instructions);
    for (const piece of said.pieces) io.say?.(piece);
    await said.go;
    return { kind: "answer", text: said.pieces.join("") };
  },
};
const world = await startWorld({ planner });

function tells(...pieces: string[]): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  Object.assign(said, { pieces, go: promise, instructions: [] });
  return resolve;
}

const given = () => givenProgram(world, { operations: [weather] });
const pathOf = ({ assistant }: GivenProgram) => `/v1.0/assistant/${assistant.id}/compatible-mode/responses`;

describe("a response", () => {
  test("that takes long is told as it stands, well before the official client gives up", async () => {
    const { api, appToken, assistant, builder } = await given();
    const go = tells("At last");
    const since = performance.now();

    const answer = await api.assistantResponse(appToken, assistant.id, { input: "hello" });

    expect(performance.now() - since).toBeLessThan(2_900);
    expect(answer).toMatchObject({ status: "in_progress", output: [] });
    go();
    const { runId, threadId } = answer.metadata as { runId: string; threadId: string };
    await builder.waitsFor({ id: runId });
    expect(await api.retrieveAssistantRun(appToken, threadId, runId)).toMatchObject({ status: "completed" });
  });

  test("is waited for as long as the caller prefers", async () => {
    const program = await given();
    const go = tells("At last");
    setTimeout(go, 3_000);
    const headers = { "x-acs-dingtalk-access-token": program.appToken, prefer: "respond-async, wait=20" };

    const answer = await request(world.url, "POST", pathOf(program), { input: "hello" }, headers);

    expect(answer).toMatchObject({
      status: 200,
      body: {
        status: "completed",
        created_at: expect.any(Number),
        output: [{ content: [{ text: "At last" }] }],
      },
    });
  });

  test("goes by the instructions that came with it", async () => {
    const { api, appToken, assistant } = await given();
    tells("Yes")();

    await api.assistantResponse(appToken, assistant.id, { input: "hello", instructions: "Say yes." });
    await api.assistantResponse(appToken, assistant.id, { input: "hello" });

    expect(said.instructions).toEqual(["Say yes.", ""]);
  });
});

describe("a stream", () => {
  test("tells the answer as it is written, on every node", async () => {
    const program = await given();
    const go = tells("Good ", "morning");
    const path = pathOf(program);
    const here = rawPost(world.url, path, program.appToken, { input: "hello", stream: true });

    const text = await here.until("morning");
    const pieces = [
      ...text.matchAll(/"mode":"(\w+)","delta":{"role":"assistant","text":{"value":"([^"]*)"}/g),
    ];
    expect(pieces.map(([, , value]) => value).join("")).toBe("Good morning");
    // What was said before the stream followed comes in one piece.
    const [first, ...rest] = pieces.map(([, mode]) => mode);
    expect(first).toBe("overwrite");
    expect(rest.every((mode) => mode === "append")).toBe(true);
    go();
    expect((await here.ended).endsWith("event:done\ndata:[DONE]\n\n")).toBe(true);

    const { url } = await world.another();
    const there = rawPost(url, path, program.appToken, { input: "hello", stream: true });
    expect(await there.ended).toContain("thread.run.completed");
  });

  test("breaks off with its token, without an end that was none", async () => {
    const program = await given();
    const { tokenFor, alice, assistant } = program;
    const token = await tokenFor(alice);
    tells("Never");
    const path = `/v1.0/assistant/${assistant.id}/me/compatible-mode/responses`;
    const raw = rawPost(world.url, path, token, { input: "hello", stream: true });
    await raw.until("thread.run.created");

    await alice.revokes(await alice.grant());

    expect(await raw.ended).not.toContain("[DONE]");
  }, 30_000);
});

test("a refusal with status 500 is not counted as a fault of ours", async () => {
  const { api, appToken } = await given();
  const thread = "thread_message_none";
  await expect(api.retrieveAssistantThread(appToken, thread)).rejects.toThrow("thread.not.exist");

  const metrics = await (await fetch(`${world.url}/metrics`)).text();

  const counted = metrics.split("\n").filter((line) => /_count\{.*threads\/:threadId"/.test(line));
  expect(counted).toEqual([expect.stringContaining('status="400"')]);
});
