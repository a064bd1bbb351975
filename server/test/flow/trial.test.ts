import { expect, test } from "vitest";
import { z } from "zod";
import { RunReply } from "../world/contract.ts";
import { type Given, givenAssistantWithSkill } from "../world/given.ts";
import { answerOf, asksNothing, cardOf, confirmationOf, type Member } from "../world/member.ts";
import { read } from "../world/session.ts";
import { phone, putTodo, type SkillOperation, weather } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();

const FormReply = z.object({
  form: z.object({ parameters: z.array(z.looseObject({ key: z.string(), value: z.unknown() })) }),
});

const byCity: SkillOperation = {
  ...weather,
  parameters: [
    {
      name: "city",
      in: "query",
      required: true,
      schema: { type: "string", maxLength: 10 },
    },
    { name: "days", in: "query", schema: { type: "integer", "x-dingtalk-default": 3 } },
    {
      name: "who",
      in: "query",
      schema: { type: "string", "x-dingtalk-context": { property: "currentUser", format: "userId" } },
    },
  ],
};

const placeOf = ({ assistant, skillId }: Given, operation: SkillOperation) =>
  `/api/assistants/${assistant.id}/skills/${skillId}/operations/${operation.operationId}`;

async function draftOf(...operations: SkillOperation[]) {
  const ground = await givenAssistantWithSkill(world, { operations, published: false });
  const tries = (by: Member, operation: SkillOperation, body: object = { arguments: {} }) =>
    by.send("POST", `${placeOf(ground, operation)}/try`, body);
  const tried = async (operation: SkillOperation, body?: object) =>
    ground.builder.waitsFor(read(await tries(ground.builder, operation, body), 202, RunReply).run);
  return { ...ground, tries, tried };
}

test("a builder calls one operation of the draft, and it is told like any answer", async () => {
  const { skill, builder, tried } = await draftOf(byCity);

  const run = await tried(byCity, { arguments: { city: "Hangzhou", days: 2 } });

  expect(run.status).toBe("completed");
  expect(asksNothing(run)).toBe(true);
  expect(answerOf(run)).toContain("sunny");
  expect(skill.requests().map(({ query }) => query)).toEqual([
    { city: "Hangzhou", days: "2", who: expect.stringMatching(/./) },
  ]);
  const { body } = await builder.send("GET", `/api/conversations/${run.conversationId}`);
  expect(body).toMatchObject({ conversation: { draft: true, title: "Try one operation" } });
});

test("what it takes is told before: what is sent by default, and that the platform fills the rest", async () => {
  const ground = await draftOf(byCity, phone);
  const formOf = async (operation: SkillOperation) =>
    read(await ground.builder.send("GET", placeOf(ground, operation)), 200, FormReply).form.parameters;

  expect(await formOf(byCity)).toMatchObject([
    { key: "city", required: true, value: null, platform: false },
    { key: "days", required: false, value: 3, platform: false },
    { key: "who", value: "", platform: true },
  ]);
  expect(await formOf(phone)).toMatchObject([
    { key: "oauthAuthCode", platform: true, sealed: true, value: null },
  ]);
});

test("a permission is asked for as in any run; allowed, its code is sent once and shown nowhere", async () => {
  const { skill, builder, tried } = await draftOf(phone);

  const asking = await tried(phone);
  expect(skill.requests()).toEqual([]);
  expect(cardOf(asking).scopes.map(({ code }) => code)).toEqual(phone.scopes);
  const run = await builder.allows(asking);

  expect(run.status).toBe("completed");
  const [code = ""] = skill.codesReceived();
  expect(skill.codesReceived()).toHaveLength(1);
  const calls = JSON.stringify((await builder.send("GET", `/api/runs/${run.id}/calls`)).body);
  expect(calls).toContain(`••••${code.slice(-4)}`);
  expect(calls).not.toContain(code);
});

test("denied, nothing is sent, and that is said", async () => {
  const { skill, builder, tried } = await draftOf(phone);

  const run = await builder.denies(await tried(phone));

  expect(run.status).toBe("completed");
  expect(skill.requests()).toEqual([]);
  expect(run.steps.find(({ kind }) => kind === "call")).toMatchObject({ status: "skipped" });
});

test("a write waits for the person's word on these very values", async () => {
  const { skill, builder, tried } = await draftOf(putTodo);

  const shown = await tried(putTodo, { arguments: { title: "milk" } });
  expect(confirmationOf(shown).parameters).toMatchObject([{ name: "title", value: "milk" }]);
  expect(skill.requests()).toEqual([]);
  await builder.confirms(shown);

  expect(skill.requests().map(({ body }) => body)).toEqual(['{"title":"milk"}']);
});

test("another try in the same conversation replaces the card that waits there", async () => {
  const { builder, tried } = await draftOf(phone, byCity);

  const waiting = await tried(phone);
  const next = await tried(byCity, {
    arguments: { city: "Hangzhou" },
    conversationId: waiting.conversationId,
  });

  expect(next).toMatchObject({ status: "completed", conversationId: waiting.conversationId });
  expect((await builder.sees(waiting)).status).toBe("cancelled");
});

test("another try withdraws the form that waits there, and what was allowed for it once", async () => {
  const guarded = { ...putTodo, scopes: phone.scopes };
  const { builder, skill, tried } = await draftOf(guarded, byCity);

  const asking = await tried(guarded, { arguments: { title: "milk" } });
  const waiting = await builder.allows(asking, { duration: "once" });
  expect(confirmationOf(waiting).parameters).toMatchObject([{}, { name: "title", value: "milk" }]);
  await tried(byCity, { arguments: { city: "Hangzhou" }, conversationId: waiting.conversationId });

  expect((await builder.sees(waiting)).status).toBe("cancelled");
  expect(skill.requests().map(({ path }) => path)).toEqual([byCity.path]);
});

test.each([
  [{ days: 2 }, "city"],
  [{ city: "Hangzhou", days: "many" }, "days"],
  [{ city: "Xishuangbanna" }, "city"],
  [{ city: "Hangzhou", who: "somebody" }, "who"],
  [{ city: "Hangzhou", colour: "red" }, "colour"],
])("values that cannot be sent are refused by name, and nothing begins: %j", async (values, path) => {
  const { skill, builder, tries } = await draftOf(byCity);

  const { status, body } = await tries(builder, byCity, { arguments: values });

  expect([status, body]).toMatchObject([400, { error: { code: "invalid_arguments", details: [{ path }] } }]);
  expect(skill.requests()).toEqual([]);
  expect((await builder.send("GET", "/api/conversations")).body).toMatchObject({ conversations: [] });
});

test("nobody tries what they may not build, nor what is not there, nor in a conversation of another kind", async () => {
  const { organisation, alice, assistant, builder, tries } = await draftOf(byCity);
  const other = await organisation.person("Other", { roles: ["member", "builder"] });
  const stranger = await draftOf(byCity);
  const body = { arguments: { city: "Hangzhou" } };

  expect((await tries(alice, byCity, body)).status).toBe(403);
  expect((await tries(other, byCity, body)).status).toBe(404);
  expect((await tries(stranger.builder, byCity, body)).status).toBe(404);
  expect((await tries(builder, phone, body)).status).toBe(404);
  await builder.send("POST", `/api/assistants/${assistant.id}/publish`, {});
  const published = await builder.startsConversation(assistant);
  const elsewhere = await tries(builder, byCity, { ...body, conversationId: published.id });
  expect(elsewhere.status).toBe(404);
  const form = await other.send("GET", placeOf(stranger, byCity));
  expect(form.status).toBe(404);
});

test("its builder reads what is published of a skill beside the draft; nobody else does", async () => {
  const { organisation, assistant, builder, skillId, document } = await givenAssistantWithSkill(world);
  const other = await organisation.person("Other", { roles: ["member", "builder"] });
  const path = `/api/assistants/${assistant.id}/skills/${skillId}`;
  const before = document();
  const changed = await builder.send("PUT", path, { document: document({ title: "Another title" }) });

  expect(changed.status).toBe(200);
  expect(await builder.send("GET", `${path}/published`)).toMatchObject({
    status: 200,
    body: { document: before, version: 1 },
  });
  expect((await other.send("GET", `${path}/published`)).status).toBe(404);
  const draft = await draftOf(weather);
  const never = `/api/assistants/${draft.assistant.id}/skills/${draft.skillId}/published`;
  expect((await draft.builder.send("GET", never)).status).toBe(404);
});
