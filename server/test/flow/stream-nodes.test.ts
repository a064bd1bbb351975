import { sql } from "kysely";
import { expect, test } from "vitest";
import { within } from "../../src/platform/ctx.ts";
import { givenAssistantWithSkill } from "../world/given.ts";
import { type Assistant, answerOf, type Member } from "../world/member.ts";
import { startWorld } from "../world/world.ts";

// Runs are taken up by whichever node is free; the skill is connected to one of them.

const world = await startWorld();
const other = await world.another();
const question = "What is my phone number?";

/** So many conversations that each node has taken up some of their runs. */
async function askOften(alice: Member, assistant: Assistant) {
  const conversations = await Promise.all(
    Array.from({ length: 12 }, () => alice.startsConversation(assistant)),
  );
  return Promise.all(conversations.map((conversation) => alice.says(conversation, question)));
}

async function handedTo(node: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pgboss.job where name = ${`run.advance.${node}`}
  `.execute(world.ctx.db);
  return rows[0]?.count ?? 0;
}

test.each([
  ["the node that was asked", () => ({ at: world.url, name: world.name })],
  ["another node", () => ({ at: other.url, name: other.name })],
])("a skill connected to %s is called from there, whichever node took up the run", async (_, place) => {
  const { at, name } = place();
  const { alice, assistant, skill } = await givenAssistantWithSkill(world, { stream: { at } });
  await alice.allows(await alice.says(assistant, question), { duration: "always" });
  const before = await handedTo(name);

  const runs = await askOften(alice, assistant);

  for (const run of runs) expect(answerOf(run)).toContain("13800000000");
  expect(skill.requests()).toHaveLength(13);
  expect(new Set(skill.codesReceived()).size).toBe(13);
  expect(await handedTo(name)).toBeGreaterThan(before);
});

test("what was handed to a node that is gone is taken up by another", async () => {
  const { organisation, alice, assistant, skill } = await givenAssistantWithSkill(world, { stream: true });
  await alice.allows(await alice.says(assistant, question), { duration: "always" });
  const { conversationId } = await alice.says(assistant, "hello");

  const { rows } = await sql<{ id: string }>`
    insert into run (id, organisation_id, conversation_id, assistant_id, version, person_id, status, request, locale)
    select 'run_left', organisation_id, conversation_id, assistant_id, version, person_id, 'queued', ${question}, locale
      from run where conversation_id = ${conversationId} limit 1 returning id
  `.execute(world.ctx.db);
  await world.ctx.jobs.send(within(world.ctx, organisation.id), "run.advance", { runId: rows[0]?.id });

  const run = await alice.waitsFor({ id: "run_left" }, "completed");
  expect(answerOf(run)).toContain("13800000000");
  expect(skill.requests()).toHaveLength(2);
});
