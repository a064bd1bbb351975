import { sql } from "kysely";
import { expect, test } from "vitest";
import { givenAssistantWithSkill } from "../world/given.ts";
import { type Assistant, answerOf, type Member } from "../world/member.ts";
import { startWorld } from "../world/world.ts";

// Runs begin on the node that was asked; the skill is connected to it or to another one.

const world = await startWorld();
const other = await world.another();
const question = "What is my phone number?";

async function askOften(alice: Member, assistant: Assistant) {
  const conversations = await Promise.all(
    Array.from({ length: 12 }, () => alice.startsConversation(assistant)),
  );
  return Promise.all(conversations.map((conversation) => alice.says(conversation, question)));
}

test.each([
  ["the node that was asked", () => ({ at: world.url })],
  ["another node", () => ({ at: other.url })],
])("a skill connected to %s is called from there", async (_, place) => {
  const { at } = place();
  const { alice, assistant, skill } = await givenAssistantWithSkill(world, { stream: { at } });
  await alice.allows(await alice.says(assistant, question), { duration: "always" });

  const runs = await askOften(alice, assistant);

  for (const run of runs) expect(answerOf(run)).toContain("13800000000");
  expect(skill.requests()).toHaveLength(13);
  expect(new Set(skill.codesReceived()).size).toBe(13);
});

test("what was handed to a node that is gone is taken up by another", async () => {
  const { alice, assistant, skill } = await givenAssistantWithSkill(world, { stream: true });
  await alice.allows(await alice.says(assistant, question), { duration: "always" });
  const { conversationId } = await alice.says(assistant, "hello");

  await sql`
    insert into run (id, organisation_id, conversation_id, assistant_id, version, person_id, status, request, locale,
                     node, held_until)
    select 'run_left', organisation_id, conversation_id, assistant_id, version, person_id, 'queued', ${question}, locale,
           'nod_gone', behalf_now() + interval '3 seconds'
      from run where conversation_id = ${conversationId} limit 1
  `.execute(world.ctx.db);

  const run = await alice.waitsFor({ id: "run_left" }, "completed");
  expect(answerOf(run)).toContain("13800000000");
  expect(skill.requests()).toHaveLength(2);
});
