import { sql } from "kysely";
import { expect, test } from "vitest";
import { givenAssistantWithSkill } from "../world/given.ts";
import { keyOf, scriptedPlanner } from "../world/scripted-planner.ts";
import { putTodo } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const planner = scriptedPlanner();
const world = await startWorld({ planner });
const missing = [{ key: "title", label: "what is to be done", schema: { type: "string" } }];
const text = "What is to be done?";

/** A conversation in which the assistant has just asked something. */
async function givenQuestion() {
  const given = await givenAssistantWithSkill(world, { operations: [putTodo] });
  planner.answers((input) => ({
    kind: "ask",
    about: keyOf("putTodo", input),
    filled: { due: "today" },
    missing,
    text,
  }));
  const conversation = await given.alice.startsConversation(given.assistant);
  const asked = await given.alice.says(conversation, "note something");
  planner.answers(() => ({ kind: "answer", text: "fine" }));
  return { ...given, conversation, asked };
}

test("what the assistant asks for is in its answer, by parameter, and the next message is read with it", async () => {
  const { alice, conversation, asked } = await givenQuestion();
  expect(asked).toMatchObject({
    status: "completed",
    message: { text, asks: { operationId: "putTodo", missing } },
  });

  await alice.says(conversation, "milk");

  expect(planner.shown()[0]?.pending).toMatchObject({
    about: { operationId: "putTodo" },
    filled: { due: "today" },
    missing,
    text,
  });
});

test("a question is open for one message, and in one conversation", async () => {
  const { alice, assistant, conversation } = await givenQuestion();

  await alice.says(await alice.startsConversation(assistant), "milk");
  expect(planner.shown()[0]?.pending).toBeNull();
  await alice.says(conversation, "milk");
  await alice.says(conversation, "bread");

  expect(planner.shown().map(({ pending }) => pending?.text ?? null)).toEqual([null, text, null]);
});

test("a run that is planned anew is shown the same question", async () => {
  const { alice, conversation } = await givenQuestion();
  const run = await alice.says(conversation, "milk");

  const { rows } = await sql<{ taken_by: string }>`
    select taken_by from open_question where conversation_id = ${conversation.id}`.execute(world.ctx.db);

  expect(rows).toEqual([{ taken_by: run.id }]);
});
