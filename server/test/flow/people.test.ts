import { expect, test } from "vitest";
import { givenAssistantWithSkill } from "../world/given.ts";
import { answerOf, confirmationOf } from "../world/member.ts";
import type { SkillOperation } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();

/** Sends a greeting to somebody who is named in plain words. */
const greet: SkillOperation = {
  operationId: "greet",
  path: "/greet",
  summary: "问候同事 / Greet a colleague",
  scopes: [],
  examples: [
    { input: "greet Li Lei", output: { to: "Li Lei" } },
    { input: "say hello to Han Meimei", output: { to: "Han Meimei" } },
    { input: "问候张三", output: { to: "张三" } },
  ],
  parameters: [
    {
      name: "to",
      in: "query",
      required: true,
      description: "who to greet",
      schema: { type: "string", "x-dingtalk-entity": { category: "name", format: "userId" } },
    },
  ],
};

async function given(operation = greet) {
  const ground = await givenAssistantWithSkill(world, { operations: [operation] });
  ground.skill.answersWith(async () => ({ ok: true }));
  const people = await Promise.all(
    ["Li Lei", "Han Meimei", "Han Meimei", "张三丰"].map((name) => ground.organisation.person(name)),
  );
  return { ...ground, people };
}

test("a name becomes the id of the one member who has it, and the person sees who that is first", async () => {
  const { alice, assistant, skill, people } = await given();

  const run = await alice.says(assistant, "greet Li Lei");

  const [parameter] = confirmationOf(run).parameters;
  expect(confirmationOf(run).reason).toBe("name");
  expect(parameter).toMatchObject({ name: "to", matched: "Li Lei", value: people[0]?.id });
  expect(parameter?.schema).toMatchObject({
    oneOf: [{ const: people[0]?.id, title: "Li Lei · li lei@example.com" }],
  });
  expect(skill.requests()).toEqual([]);

  await alice.confirms(run);
  expect(skill.requests().map(({ query }) => query.to)).toEqual([people[0]?.id]);
});

test("the union id where the file asks for that", async () => {
  const [parameter] = greet.parameters ?? [];
  const byUnionId = {
    ...greet,
    parameters: [
      {
        ...parameter,
        schema: { type: "string", "x-dingtalk-entity": { category: "name", format: "unionId" } },
      },
    ],
  };
  const { alice, assistant, skill, people } = await given(byUnionId);

  await alice.confirms(await alice.says(assistant, "greet Li Lei"));

  expect(skill.requests().map(({ query }) => query.to)).toEqual([people[0]?.unionId]);
});

test("of two people with one name the person chooses, and nobody is chosen for them", async () => {
  const { alice, assistant, skill, people } = await given();
  const run = await alice.says(assistant, "greet Han Meimei");
  const ids = [people[1]?.id, people[2]?.id];

  const [parameter] = confirmationOf(run).parameters;
  expect(parameter?.value).toBeNull();
  expect(parameter?.schema.oneOf).toHaveLength(2);
  const invalid = { status: 400, body: { error: { code: "invalid_arguments", details: [{ path: "to" }] } } };
  expect(await alice.answersConfirmation(run, { decision: "run" })).toMatchObject(invalid);
  for (const to of [people[0]?.id, alice.id, "Han Meimei", "", null])
    expect(await alice.answersConfirmation(run, { decision: "run", arguments: { to } })).toMatchObject(
      invalid,
    );
  expect(skill.requests()).toEqual([]);

  const settled = await alice.confirms(run, { arguments: { to: ids[1] } });
  expect(skill.requests().map(({ query }) => query.to)).toEqual([ids[1]]);
  expect(settled.steps.find(({ kind }) => kind === "confirm")?.confirmation).toMatchObject({
    edited: false,
    parameters: [{ name: "to", value: ids[1], label: "Han Meimei · han meimei@example.com" }],
  });
});

test("a name that is only written on the card is not sent in the place of an id", async () => {
  const [to] = greet.parameters ?? [];
  const wave: SkillOperation = {
    operationId: "wave",
    method: "put",
    path: "/wave",
    summary: "Wave goodbye",
    examples: ["wave goodbye"],
    scopes: [],
    parameters: to === undefined ? [] : [{ ...to, required: false }],
  };
  const { alice, assistant, skill } = await given(wave);

  const run = await alice.says(assistant, "wave goodbye");

  expect(
    await alice.answersConfirmation(run, { decision: "run", arguments: { to: "Li Lei" } }),
  ).toMatchObject({ status: 400, body: { error: { code: "invalid_arguments", details: [{ path: "to" }] } } });
  expect(skill.requests()).toEqual([]);
  await alice.confirms(run, { arguments: {} });
  expect(skill.requests()).toHaveLength(1);
});

test("part of a name finds who has it in theirs", async () => {
  const { alice, assistant, people } = await given();

  const [parameter] = confirmationOf(await alice.says(assistant, "问候张三")).parameters;

  expect(parameter).toMatchObject({ matched: "张三", value: people[3]?.id });
});

test("a name that nobody has is told, and nothing is sent", async () => {
  const { alice, assistant, skill } = await given();

  const run = await alice.says(assistant, "greet Li Bai");

  expect(run.status).toBe("completed");
  expect(answerOf(run)).toContain("Li Bai");
  expect(skill.requests()).toEqual([]);
});

test("people of another organisation, and those who were disabled, are not found", async () => {
  const { alice, builder, assistant, people } = await given();
  const other = await world.organisation();
  await other.person("Wang Wu");

  expect((await alice.says(assistant, "greet Wang Wu")).requiredAction).toBeNull();
  await builder.send("PATCH", `/api/members/${people[0]?.id}`, { disabled: true });
  expect((await alice.says(assistant, "greet Li Lei")).requiredAction).toBeNull();
});
