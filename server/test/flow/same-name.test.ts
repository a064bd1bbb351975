import { expect, test } from "vitest";
import { z } from "zod";
import { givenAssistantWithSkill } from "../world/given.ts";
import { confirmationOf } from "../world/member.ts";
import type { SkillOperation } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();

const inPath = { name: "id", in: "path", required: true, schema: { type: "string" } };
const bodyOf = (schema: object) => ({ requestBody: { content: { "application/json": { schema } } } });

const putUser: SkillOperation = {
  operationId: "putUser",
  method: "put",
  path: "/users/{id}",
  summary: "change a user",
  scopes: [],
  examples: [{ input: "change user 12", output: { id: "12" } }],
  parameters: [inPath],
  more: bodyOf({
    type: "object",
    required: ["id"],
    properties: { id: { type: "integer" }, name: { type: "string" } },
  }),
};
const addFriend: SkillOperation = {
  operationId: "addFriend",
  method: "post",
  path: "/users/{id}/friends",
  summary: "add a friend to a user",
  scopes: [],
  examples: [{ input: "user u12", output: { id: "u12" } }],
  parameters: [inPath],
  more: bodyOf({ type: "object", properties: { id: { type: "string", description: "id of the friend" } } }),
};
const context = (format: string) => ({
  type: "string",
  "x-dingtalk-context": { property: "currentUser", format },
});
/** Three meanings of one name: said, filled in by the platform, and the code. */
const report: SkillOperation = {
  operationId: "report",
  method: "put",
  path: "/reports",
  summary: "report a page",
  scopes: ["Contact.User.Read"],
  examples: [{ input: "report page p7", output: { id: "p7" } }],
  parameters: [
    { name: "id", in: "query", required: true, schema: { type: "string" } },
    { name: "id", in: "header", schema: context("userId") },
    { name: "id", in: "cookie", schema: context("oauthAuthCode") },
  ],
};

async function given(operation: SkillOperation) {
  const ground = await givenAssistantWithSkill(world, { operations: [operation] });
  // It sends back all that it was sent.
  ground.skill.answersWith(async ({ path, query, body }) => ({ path, query, body }));
  return ground;
}

const Sent = z.object({ key: z.string(), place: z.string().optional(), value: z.unknown() });
const Settled = z.object({
  run: z.object({
    steps: z.array(z.object({ confirmation: z.object({ parameters: z.array(Sent) }).optional() })),
  }),
});

test("an id that is text in the path and a number in the body is said once and arrives as both", async () => {
  const { alice, assistant, skill } = await given(putUser);

  const run = await alice.says(assistant, "change user 12");
  expect(confirmationOf(run).parameters).toMatchObject([
    { key: "path.id", name: "id", place: "path", value: "12" },
    { key: "body.id", name: "id", place: "body", value: 12 },
    { key: "name", name: "name", value: null },
  ]);
  expect(confirmationOf(run).parameters[2]).not.toHaveProperty("place");
  const done = await alice.confirms(run);

  expect(done.status).toBe("completed");
  expect(skill.requests()).toMatchObject([{ path: "/users/12", body: '{"id":12}' }]);
});

test("of two that mean different things the person changes one, and it alone changes", async () => {
  const { alice, assistant, skill } = await given(addFriend);

  const run = await alice.says(assistant, "add a friend to user u12");
  expect(confirmationOf(run).parameters).toMatchObject([
    { key: "path.id", value: "u12" },
    { key: "body.id", value: "u12" },
  ]);
  const refused = await alice.answersConfirmation(run, { decision: "run", arguments: { id: "u13" } });
  expect(refused).toMatchObject({ status: 400, body: { error: { details: [{ path: "id" }] } } });
  const done = await alice.confirms(run, { arguments: { "path.id": "u12", "body.id": "u13" } });

  expect(skill.requests()).toMatchObject([{ path: "/users/u12/friends", body: '{"id":"u13"}' }]);
  const { body } = await alice.send("GET", `/api/runs/${done.id}`);
  const sent = Settled.parse(body).run.steps.flatMap(({ confirmation }) => confirmation?.parameters ?? []);
  expect(sent).toEqual([
    { key: "path.id", place: "path", value: "u12" },
    { key: "body.id", place: "body", value: "u13" },
  ]);
});

test("what the platform fills in and what is sealed leave the third of their name to the person", async () => {
  const { alice, assistant, skill } = await given(report);

  const run = await alice.allows(await alice.says(assistant, "report page p7"));
  expect(confirmationOf(run).parameters).toMatchObject([
    { key: "query.id", value: "p7", platform: false },
    { key: "header.id", value: alice.id, platform: true },
    { key: "cookie.id", value: null, platform: true, sealed: true },
    { key: "oauthAuthCode", sealed: true },
  ]);
  await alice.confirms(run, { arguments: { "query.id": "p8" } });

  const [request] = skill.requests();
  expect(request?.query.id).toBe("p8");
  expect(request?.headers.id).toBe(alice.id);
  expect(request?.headers.cookie).toBe(`id=${skill.codesReceived()[0]}`);
});
