import { expect, test } from "vitest";
import { answerOf } from "../../world/member.ts";
import { done, keyOf, scriptedPlanner } from "../../world/scripted-planner.ts";
import { putTodo } from "../../world/skill-file.ts";
import { startWorld } from "../../world/world.ts";
import { givenProgram } from "./programs.ts";

const planner = scriptedPlanner();
const world = await startWorld({ planner });

/** A thread with one run of the program's behind it, and the person's own page of it. */
async function givenThread() {
  const given = await givenProgram(world, { operations: [putTodo] });
  const { api, tokenFor, alice, assistant } = given;
  const token = await tokenFor(alice);
  const threadId = String((await api.createAssistantThread(token)).id);
  const ask = async (content: string) => {
    await api.createAssistantMessage(token, threadId, { role: "user", content });
    const { id } = await api.createAssistantRun(token, threadId, { assistantId: assistant.id });
    return alice.waitsFor({ id: String(id) });
  };
  const { conversationId } = await ask("of the program");
  const alices = { id: conversationId, assistantId: assistant.id };
  return { ...given, ask, says: (text: string) => alice.says(alices, text) };
}

test("a planner that answers a program reads nothing that the person talked about themselves (T34)", async () => {
  planner.answers(() => done);
  const { ask, says } = await givenThread();
  planner.answers(() => ({ kind: "answer", text: "canary-answered" }));
  expect(answerOf(await says("canary-said"))).toBe("canary-answered");

  planner.answers(() => done);
  await ask("And what was said before?");

  const [shown] = planner.shown();
  expect(JSON.stringify(shown)).not.toContain("canary");
  expect(shown?.transcript).toMatchObject([{ text: "of the program" }, { text: "done" }, {}]);
  expect(shown?.earlier).toMatchObject([{ request: "of the program" }]);
  await says("And I?");
  expect(JSON.stringify(planner.shown()[1])).toContain("canary");
});

test("what an assistant asked the person, no program answers", async () => {
  planner.answers(() => done);
  const { ask, says } = await givenThread();
  planner.answers((input) => ({
    kind: "ask",
    text: "Which one?",
    about: keyOf("putTodo", input),
    filled: {},
    missing: [{ key: "title", label: "what is to be done", schema: { type: "string" } }],
  }));
  expect((await says("add a to-do")).message?.asks).toMatchObject({ operationId: "putTodo" });

  planner.answers(() => done);
  await ask("milk");

  expect(planner.shown().map(({ pending }) => pending)).toEqual([null]);
});
