import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { RunReply } from "../world/contract.ts";
import { givenAssistantWithSkill } from "../world/given.ts";
import { answerOf, cardOf } from "../world/member.ts";
import { read, signIn } from "../world/session.ts";
import { phone, weather } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

// A run goes on where it was begun or decided, in that process, as long as it is held there and there is a place.

const hourMs = 3_600_000;
/** No node looks for what waits, so whatever goes on went on by itself. */
const world = await startWorld({
  lease: { heldMs: 15_000, heartbeatMs: 5_000, sweepMs: hourMs },
  room: { total: 1, perOrganisation: 1 },
});
const other = await world.another();

async function nodeOf(run: { id: string }): Promise<string | null | undefined> {
  const { rows } = await sql<{ node: string | null }>`select node from run where id = ${run.id}`.execute(
    world.ctx.db,
  );
  return rows[0]?.node;
}

test("a decision goes on where it is made, on whatever node the question was put", async () => {
  const { alice, assistant, skill } = await givenAssistantWithSkill(world, { operations: [phone] });
  const nodes: unknown[] = [];
  const asked = await alice.says(assistant, "What is my phone number?");
  skill.answersWith(async () => {
    nodes.push(await nodeOf(asked));
    return { mobile: "1" };
  });
  const there = await signIn(other.url, alice);

  const answer = { consentId: cardOf(asked).id, decision: "allow" };
  read(await there.send("POST", `/api/runs/${asked.id}/consent`, answer), 200, RunReply);

  await alice.waitsFor(asked, "completed");
  expect(nodes).toEqual([other.name]);
});

test("what finds no place is taken by a node that has one, and otherwise as soon as one gets free", async () => {
  const { alice, assistant, skill } = await givenAssistantWithSkill(world, { operations: [weather] });
  const reached: (() => void)[] = [];
  skill.answersWith(async () => {
    await new Promise<void>((goOn) => reached.push(goOn));
    return { weather: "sunny" };
  });
  const says = async () => {
    const { id } = await alice.startsConversation(assistant);
    const text = "What is the weather like?";
    return read(await alice.send("POST", `/api/conversations/${id}/messages`, { text }), 202, RunReply).run;
  };

  const first = await says();
  await expect.poll(() => reached).toHaveLength(1);
  const second = await says();
  await expect.poll(() => reached).toHaveLength(2);
  const third = await says();

  expect([first, second, third].map(({ status }) => status)).toEqual(["in_progress", "queued", "queued"]);
  expect(await Promise.all([first, second].map(nodeOf))).toEqual([world.name, other.name]);
  reached[1]?.();
  await expect.poll(() => reached).toHaveLength(3);
  expect(await nodeOf(third)).toBe(other.name);
  for (const goOn of reached) goOn();
  for (const run of [first, second, third]) await alice.waitsFor(run, "completed");
});

test("a call that took too long to prepare is not sent: nobody holds its run any more", async () => {
  const { alice, assistant, skill } = await givenAssistantWithSkill(world, { operations: [weather] });
  await sql
    .raw(`set local role none;
          create function let_go() returns trigger language plpgsql security definer as $$
          begin
            update public.run set held_until = behalf_now() - interval '1 second' where id = new.run_id;
            return null;
          end $$;
          create trigger let_go after insert on skill_call for each row execute function let_go()`)
    .execute(world.ctx.db);
  onTestFinished(async () => {
    await sql.raw("set local role none; drop function let_go cascade").execute(world.ctx.db);
  });

  const run = await alice.says(assistant, "What is the weather like?");

  expect(skill.requests()).toEqual([]);
  expect(run.status).toBe("completed");
  expect(run.steps.find(({ kind }) => kind === "call")).toMatchObject({
    status: "failed",
    outcome: "failed",
  });
  const { rows } = await sql`select outcome from skill_call where run_id = ${run.id}`.execute(world.ctx.db);
  expect(rows).toEqual([{ outcome: "failed" }]);
});

test("a node that stops says so while its last calls end, and what is said there goes on elsewhere", async () => {
  const ending = await world.another();
  const { alice, assistant, skill } = await givenAssistantWithSkill(world, {
    operations: [weather],
    stream: { at: ending.url },
  });
  const reached = Promise.withResolvers<void>();
  skill.answersWith(async () => {
    reached.resolve();
    await sleep(1_000);
    return { weather: "sunny" };
  });
  const there = await signIn(ending.url, alice);
  const says = async (text: string) => {
    const { id } = await alice.startsConversation(assistant);
    return read(await there.send("POST", `/api/conversations/${id}/messages`, { text }), 202, RunReply).run;
  };
  const first = await says("What is the weather like?");
  await reached.promise;

  const stopped = ending.stop();
  const second = await says("hello");
  const { status } = await fetch(`${ending.url}/readyz`);
  await stopped;

  expect(status).toBe(503);
  expect(second.status).toBe("queued");
  await alice.waitsFor(second, "completed");
  expect(answerOf(await alice.waitsFor(first, "completed"))).toContain("sunny");
});
