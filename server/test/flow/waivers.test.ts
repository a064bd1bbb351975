import { expect, test } from "vitest";
import { addSkill, publish, replaceSkill } from "../world/building.ts";
import { type Given, givenAssistantWithSkill } from "../world/given.ts";
import { answerOf, asksNothing, confirmationOf, type Member } from "../world/member.ts";
import { putTodo, type SkillOperation, skillFile, weather } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

// How far "don't ask again" reaches, and what a word holds for.

const world = await startWorld();
const request = "add a to-do: buy milk";
const shownFirst = { ...weather, more: { "x-dingtalk-params-confirm": true } };

async function given(...operations: SkillOperation[]): Promise<Given> {
  const ground = await givenAssistantWithSkill(world, { operations });
  ground.skill.answersWith(async () => ({ ok: true }));
  return ground;
}

async function waiversOf(member: Member): Promise<{ id: string; operationId: string }[]> {
  const { body } = await member.send("GET", "/api/confirmation-waivers");
  return (body as { waivers: { id: string; operationId: string }[] }).waivers;
}

test("a person may let a write run without asking, sees that they did, and takes it back", async () => {
  const { alice, assistant, skill } = await given(putTodo);
  await alice.confirms(await alice.says(assistant, request), { remember: true });
  expect(asksNothing(await alice.says(assistant, request))).toBe(true);
  expect(skill.requests()).toHaveLength(2);

  const waivers = await waiversOf(alice);
  expect(waivers).toMatchObject([{ operationId: "putTodo", method: "PUT", everyone: false }]);
  expect((await alice.send("DELETE", `/api/confirmation-waivers/${waivers[0]?.id}`)).status).toBe(204);

  expect(confirmationOf(await alice.says(assistant, request)).reason).toBe("write");
});

test("an admin may let it run for everyone, and nobody else may", async () => {
  const { alice, builder, assistant, skillId } = await given(putTodo);
  const wanted = { skillId, operationId: "putTodo" };
  expect((await alice.send("POST", "/api/confirmation-waivers", wanted)).status).toBe(403);
  expect((await builder.send("POST", "/api/confirmation-waivers", wanted)).status).toBe(201);

  expect(asksNothing(await alice.says(assistant, request))).toBe(true);

  const waivers = await waiversOf(alice);
  expect((await alice.send("DELETE", `/api/confirmation-waivers/${waivers[0]?.id}`)).status).toBe(404);
});

test("what its file wants shown is shown, whoever chose not to be asked", async () => {
  const { alice, builder, assistant, skillId } = await given(shownFirst);
  await alice.confirms(await alice.says(assistant, "Show the weather"), { remember: true });
  expect(await waiversOf(alice)).toEqual([]);
  await builder.send("POST", "/api/confirmation-waivers", { skillId, operationId: "getWeather" });

  expect(confirmationOf(await alice.says(assistant, "Show the weather")).reason).toBe("file");
});

test("who does not run it has let nothing run", async () => {
  const { alice, assistant } = await given(putTodo);
  const shown = await alice.says(assistant, request);

  await alice.answersConfirmation(shown, { decision: "cancel", remember: true });

  expect(await waiversOf(alice)).toEqual([]);
});

test("another operation, and the same one of another skill, is asked about as before (T32)", async () => {
  const other = {
    ...putTodo,
    operationId: "markTodo",
    summary: "完成待办 / Finish a to-do",
    examples: [{ input: "finish the to-do: buy milk", output: { title: "buy milk" } }],
  };
  const { alice, builder, assistant, skill, skillId } = await given(putTodo);
  await alice.confirms(await alice.says(assistant, request), { remember: true });

  const renamed = skillFile({ title: "Lists", server: skill.origin, operations: [other] });
  await replaceSkill(builder, assistant, skillId, renamed);
  await publish(builder, assistant);
  expect(confirmationOf(await alice.says(assistant, "finish the to-do: buy milk")).operationId).toBe(
    "markTodo",
  );

  const again = skillFile({ title: "More lists", server: skill.origin, operations: [putTodo] });
  await addSkill(builder, assistant, again);
  await publish(builder, assistant);
  expect(confirmationOf(await alice.says(assistant, request)).operationId).toBe("putTodo");
});

test("nobody sees or takes back what another person, or another organisation, let run", async () => {
  const { organisation, alice, builder, assistant, skillId } = await given(putTodo);
  await alice.confirms(await alice.says(assistant, request), { remember: true });
  const [own] = await waiversOf(alice);
  const wanted = { skillId, operationId: "putTodo" };
  await builder.send("POST", "/api/confirmation-waivers", wanted);
  const [everyones] = await waiversOf(builder);
  const stranger = (await given(putTodo)).builder;
  const bob = await organisation.person("Bob");

  expect(own?.id).not.toBe(everyones?.id);
  expect(await waiversOf(bob)).toHaveLength(1);
  expect(await waiversOf(stranger)).toEqual([]);
  for (const [member, waiver] of [
    [bob, own],
    [builder, own],
    [stranger, own],
    [stranger, everyones],
  ] as const)
    expect((await member.send("DELETE", `/api/confirmation-waivers/${waiver?.id}`)).status).toBe(404);
  expect((await stranger.send("POST", "/api/confirmation-waivers", wanted)).status).toBe(404);

  await builder.send("DELETE", `/api/assistants/${assistant.id}`);
  expect((await builder.send("POST", "/api/confirmation-waivers", wanted)).status).toBe(404);
});

test("chosen twice it is one choice and one event", async () => {
  const { builder, skillId } = await given(putTodo);
  const wanted = { skillId, operationId: "putTodo" };
  for (const status of [201, 201])
    expect((await builder.send("POST", "/api/confirmation-waivers", wanted)).status).toBe(status);

  expect(await waiversOf(builder)).toHaveLength(1);
  const { body } = await builder.send("GET", "/api/audit?event=confirmation.waived");
  const { events } = body as { events: { event: string }[] };
  expect(events.filter(({ event }) => event === "confirmation.waived")).toHaveLength(1);
});

test("a skill that is changed between the card and the word is not called with what was meant for it (T33)", async () => {
  const { builder, assistant, skill, skillId, document } = await given(putTodo);
  const talk = await builder.startsConversation(assistant, { draft: true });
  const shown = await builder.says(talk, request);

  const moved = document({ operations: [{ ...putTodo, path: "/elsewhere" }] });
  await replaceSkill(builder, assistant, skillId, moved);
  const run = await builder.confirms(shown);

  expect(run.steps.find(({ kind }) => kind === "call")?.outcome).toBe("failed");
  expect(answerOf(run)).toMatch(/changed|变化/);
  expect(skill.requests()).toEqual([]);
});
