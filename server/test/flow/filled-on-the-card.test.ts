import { expect, test } from "vitest";
import { givenAssistantWithSkill } from "../world/given.ts";
import { confirmationOf } from "../world/member.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();

const text = { type: "string" };
const form = (name: string, member: string) => ({
  type: "object",
  required: ["way", member],
  properties: { way: { type: "string", enum: [name] }, [member]: text },
});
const delivery = {
  oneOf: [form("post", "address"), form("pickup", "shop")],
  discriminator: { propertyName: "way" },
};
const contact = {
  type: "object",
  properties: { phone: text, mail: text },
  anyOf: [{ required: ["phone"] }, { required: ["mail"] }],
};

async function given(schema: object) {
  const operation = {
    operationId: "deliver",
    method: "post" as const,
    path: "/deliveries",
    summary: "send a parcel",
    scopes: [],
    examples: [],
    more: { requestBody: { required: true, content: { "application/json": { schema } } } },
  };
  const ground = await givenAssistantWithSkill(world, { operations: [operation] });
  ground.skill.answersWith(async () => ({ ok: true }));
  return { ...ground, run: await ground.alice.says(ground.assistant, "send a parcel") };
}

const lacking = (path: string, message: string) => ({
  status: 400,
  body: { error: { code: "invalid_arguments", details: [{ path, message }] } },
});

test.each([
  { way: "pickup", shop: "Hangzhou 7" },
  { way: "post", address: "1 Main Street" },
])("which form is meant, and what it needs, is given on the card: %j", async (values) => {
  const { alice, skill, run } = await given(delivery);

  expect(confirmationOf(run).parameters.map(({ key, value }) => [key, value])).toEqual([
    ["way", null],
    ["address", null],
    ["shop", null],
  ]);
  expect(await alice.answersConfirmation(run, { decision: "run" })).toMatchObject(
    lacking("way", "is required"),
  );
  expect(skill.requests()).toEqual([]);

  await alice.confirms(run, { arguments: values });
  expect(skill.requests().map(({ body }) => JSON.parse(body))).toEqual([values]);
});

test("one of several members that a body needs is given on the card", async () => {
  const { alice, skill, run } = await given(contact);

  expect(await alice.answersConfirmation(run, { decision: "run", arguments: {} })).toMatchObject(
    lacking("", "needs at least one of phone, mail"),
  );
  await alice.confirms(run, { arguments: { mail: "a@example.com" } });
  expect(skill.requests().map(({ body }) => body)).toEqual(['{"mail":"a@example.com"}']);
});

test("what lacks something is shown also where the operation may run unasked", async () => {
  const { alice, assistant, skill, run } = await given(contact);
  await alice.confirms(run, { arguments: { phone: "138" } });

  const again = await alice.says(assistant, "send a parcel");
  expect(confirmationOf(again).reason).toBe("first_post");
  expect(skill.requests().length).toBe(1);
});
