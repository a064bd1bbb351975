import { expect, test } from "vitest";
import { answerConfirmation } from "../../src/confirmations/index.ts";
import { inTx, within } from "../../src/platform/ctx.ts";
import { idSchema } from "../../src/platform/ids.ts";
import { givenAssistantWithSkill } from "../world/given.ts";
import { answerOf, asksNothing, cardOf, confirmationOf } from "../world/member.ts";
import { addTodo, phone, putTodo, type SkillOperation, weather } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const request = "add a to-do: buy milk";
const alreadyDecided = { status: 409, body: { error: { code: "already_decided" } } };

const bodies = (skill: { requests(): { body: string }[] }) =>
  skill.requests().map(({ body }) => JSON.parse(body));

async function given(operation: SkillOperation) {
  const ground = await givenAssistantWithSkill(world, { operations: [operation] });
  ground.skill.answersWith(async () => ({ ok: true }));
  return ground;
}

// The first test: questions that others leave open are over as well by then, and are gone through one by one.
test("a word that does not come in time sends nothing", async () => {
  const { alice, assistant, skill } = await given(putTodo);
  const shown = await alice.says(assistant, request);

  await world.later("11 minutes");
  expect(await alice.answersConfirmation(shown, { decision: "run" })).toMatchObject(alreadyDecided);
  const run = await alice.waitsFor(shown, "expired");

  expect(run.steps.find(({ kind }) => kind === "confirm")?.confirmation?.decision).toBe("expired");
  expect(skill.requests()).toEqual([]);
});

test("a call that changes something waits for the person's word, and shows what it would send", async () => {
  const { alice, assistant, skill } = await given(putTodo);

  const run = await alice.says(assistant, request);

  expect(run.status).toBe("requires_action");
  const confirmation = confirmationOf(run);
  expect(confirmation).toMatchObject({
    operationId: "putTodo",
    method: "PUT",
    path: "/todos",
    reason: "write",
    remember: true,
    request,
  });
  expect(confirmation.parameters).toMatchObject([{ name: "title", value: "buy milk", platform: false }]);
  expect(skill.requests()).toEqual([]);
});

test("what is confirmed is what is sent, to the letter (T33)", async () => {
  const { alice, assistant, skill } = await given(putTodo);

  const shown = await alice.says(assistant, request);
  const run = await alice.confirms(shown);

  expect(run.status).toBe("completed");
  expect(bodies(skill)).toEqual([{ title: "buy milk" }]);
  expect(run.steps.find(({ kind }) => kind === "confirm")?.confirmation).toEqual({
    decision: "run",
    edited: false,
    parameters: [{ name: "title", value: "buy milk" }],
  });
});

test.each([
  "buy ｍilk",
  "bu\u0443 milk",
  " buy milk ",
  "a\nb",
  "x".repeat(5000),
  "\u202Eklim",
  '{"$ref":"#"}',
  "007",
])("an edited value arrives as it was written: %j", async (title) => {
  const { alice, assistant, skill } = await given(putTodo);

  await alice.confirms(await alice.says(assistant, request), { arguments: { title } });

  expect(bodies(skill)).toEqual([{ title }]);
});

test("letters of a name that may be taken for others are told on the card, names inside a value among them (T33)", async () => {
  const inside = { type: "object", properties: { "p\u200brice": { type: "number" } } };
  const { alice, assistant } = await given(putTodoWith({ "\u0430mount": { type: "string" }, cost: inside }));

  const { parameters } = confirmationOf(await alice.says(assistant, request));

  const unusual = (name: string) => parameters.find((each) => each.name === name)?.unusual;
  expect(unusual("\u0430mount")).toEqual([{ letter: "\u0430", codePoint: "U+0430", script: "Cyrl" }]);
  expect(unusual("cost")).toEqual([{ letter: "\u200b", codePoint: "U+200B", script: "Zyyy" }]);
  expect(unusual("title")).toBeUndefined();
});

/** With properties that may be left out. */
function putTodoWith(properties: Record<string, object>): SkillOperation {
  const schema = { type: "object", required: ["title"], properties: { ...putTodo.body, ...properties } };
  return { ...putTodo, more: { requestBody: { content: { "application/json": { schema } } } } };
}

test("the values to choose from are shown in the order of the file, also those that look like numbers", async () => {
  const offered = ["10", "9", "extra large", "b", "1"];
  const { alice, assistant } = await given({
    ...putTodo,
    body: { title: { type: "string" }, size: { type: "string", enum: offered } },
  });

  const question = await alice.says(assistant, request);
  expect(question.message?.asks).toMatchObject({ missing: [{ key: "size", schema: { enum: offered } }] });
  const card = confirmationOf(await alice.says(assistant, "extra large"));

  expect(card.parameters.map(({ schema }) => schema)).toMatchObject([{}, { enum: offered }]);
});

test("an object arrives with its members in the order in which they were written", async () => {
  const { alice, assistant, skill } = await given(putTodoWith({ it: { type: "object" } }));
  const run = await alice.says(assistant, request);

  await alice.confirms(run, { arguments: { title: "milk", it: { title: "milk", id: 1 } } });

  expect(skill.requests().map(({ body }) => body)).toEqual(['{"title":"milk","it":{"title":"milk","id":1}}']);
});

test("a value that is null is sent as null, and not left out", async () => {
  const due = { type: "string", nullable: true, "x-dingtalk-default": null };
  const { alice, assistant, skill } = await given(putTodoWith({ due }));
  const shown = await alice.says(assistant, request);
  expect(confirmationOf(shown).parameters).toMatchObject([{ name: "title" }, { name: "due", value: null }]);

  await alice.confirms(shown);

  expect(bodies(skill)).toEqual([{ title: "buy milk", due: null }]);
});

test("a value that would be turned into another is named, and nothing is decided", async () => {
  const { alice, assistant, skill } = await given({
    ...putTodo,
    body: { ...putTodo.body, count: { type: "integer", "x-dingtalk-default": 1 } },
  });
  const run = await alice.says(assistant, "add a to-do: buy milk, 3 times");

  for (const [given, path] of [
    [{ title: "milk", count: "03" }, "count"],
    [{ title: "milk" }, "count"],
    [{ title: 3, count: 3 }, "title"],
    [{ title: "milk", count: 3, colour: "red" }, "colour"],
    [{ count: 3 }, "title"],
  ] as const) {
    const answer = await alice.answersConfirmation(run, { decision: "run", arguments: given });
    expect(answer).toMatchObject({
      status: 400,
      body: { error: { code: "invalid_arguments", details: [{ path }] } },
    });
  }
  expect((await alice.sees(run)).status).toBe("requires_action");
  expect(skill.requests()).toEqual([]);
});

test("who chooses not to run it is told so, and nothing was sent", async () => {
  const { alice, assistant, skill } = await given(putTodo);

  const run = await alice.cancelsCall(await alice.says(assistant, request));

  expect(run.status).toBe("completed");
  expect(run.steps.find(({ kind }) => kind === "call")?.outcome).toBe("cancelled");
  expect(answerOf(run)).toMatch(/not|没有/);
  expect(skill.requests()).toEqual([]);
});

test("the first word counts: a second answer changes nothing", async () => {
  const { alice, assistant, skill } = await given(putTodo);
  const shown = await alice.says(assistant, request);

  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      alice.answersConfirmation(shown, { decision: index % 2 === 0 ? "run" : "cancel" }),
    ),
  );
  await alice.waitsFor(shown, "completed");

  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status !== 200)).toMatchObject(Array(9).fill(alreadyDecided));
  expect(skill.requests().length).toBeLessThanOrEqual(1);
});

test("nobody else can answer, and the attempt is an event (T20)", async () => {
  const { organisation, alice, builder, assistant, skill } = await given(putTodo);
  const shown = await alice.says(assistant, request);
  const bob = await organisation.person("Bob");

  const { id: confirmationId } = confirmationOf(shown);
  for (const stranger of [bob, builder]) {
    const answer = await stranger.answersConfirmation(shown, { confirmationId, decision: "run" });
    expect(answer.status).toBe(404);
  }
  const own = await bob.says(assistant, request);
  expect((await bob.answersConfirmation(own, { confirmationId, decision: "run" })).status).toBe(404);

  const { body } = await builder.send("GET", "/api/audit");
  expect(body).toMatchObject({
    events: expect.arrayContaining([expect.objectContaining({ event: "confirmation.refused_answer" })]),
  });
  expect(skill.requests()).toEqual([]);
});

test("a call to confirm knows itself whose it is: with its id alone another member finds nothing and changes nothing (T20)", async () => {
  const { organisation, alice, assistant, skill } = await given(putTodo);
  const bob = await organisation.person("Bob");
  const shown = await alice.says(assistant, request);
  const confirmationId = idSchema("cfm").parse(confirmationOf(shown).id);
  const caller = {
    kind: "person",
    id: idSchema("usr").parse(bob.id),
    organisationId: organisation.id,
    name: "Bob",
    locale: "en",
    roles: ["member"],
    csrfToken: "",
  } as const;

  for (const decision of ["run", "cancel"] as const) {
    const answered = inTx(within(world.ctx, organisation.id), (ctx) =>
      answerConfirmation(ctx, caller, { confirmationId, decision }),
    );
    await expect(answered).rejects.toMatchObject({ code: "not_found" });
  }

  expect((await alice.sees(shown)).status).toBe("requires_action");
  expect(skill.requests()).toEqual([]);
  expect((await alice.confirms(shown)).status).toBe("completed");
  expect(bodies(skill)).toEqual([{ title: "buy milk" }]);
});

test("a word on one call is no word on another of the same person (T20)", async () => {
  const { alice, assistant, skill } = await given(putTodo);
  const one = await alice.says(await alice.startsConversation(assistant), request);
  const two = await alice.says(await alice.startsConversation(assistant), request);

  const { id: confirmationId } = confirmationOf(one);
  expect((await alice.answersConfirmation(two, { confirmationId, decision: "run" })).status).toBe(404);

  for (const run of [one, two]) expect((await alice.sees(run)).status).toBe("requires_action");
  expect(skill.requests()).toEqual([]);
});

test("saying something else takes the question away", async () => {
  const { alice, assistant, skill } = await given(putTodo);
  const shown = await alice.says(assistant, request);

  await alice.says(assistant, "hello");

  const earlier = await alice.sees(shown);
  expect(earlier.status).toBe("cancelled");
  expect(earlier.steps.find(({ kind }) => kind === "confirm")?.confirmation?.decision).toBe("superseded");
  expect(
    await alice.answersConfirmation(shown, { decision: "run", confirmationId: confirmationOf(shown).id }),
  ).toMatchObject(alreadyDecided);
  expect(skill.requests()).toEqual([]);
});

const silent = { "x-dingtalk-params-confirm": false, "x-openai-isConsequential": false };
const asking: [what: string, operation: SkillOperation, reason: string][] = [
  ["PUT, whatever its file says", { ...putTodo, more: silent }, "write"],
  ["PATCH, whatever its file says", { ...putTodo, method: "patch", more: silent }, "write"],
  [
    "DELETE, whatever its file says",
    { ...addTodo, method: "delete", body: undefined as never, more: silent },
    "write",
  ],
  [
    "a POST with a write permission",
    { ...addTodo, scopes: ["Todo.PersonalTodo.Write"], more: silent },
    "write",
  ],
  [
    "a GET with a write permission",
    { ...weather, scopes: ["Todo.PersonalTodo.Write"], more: silent },
    "write",
  ],
  ["a POST without permissions", { ...addTodo, more: silent }, "first_post"],
  ["a GET whose file wants it shown", { ...weather, more: { "x-dingtalk-params-confirm": true } }, "file"],
  [
    "a GET that its file calls consequential",
    { ...weather, more: { "x-openai-isConsequential": true } },
    "file",
  ],
];
test.each(asking)("%s is confirmed first", async (_, operation, reason) => {
  const { body, ...rest } = operation;
  const { alice, assistant, skill } = await given(body === undefined ? rest : operation);
  let run = await alice.says(
    assistant,
    operation.operationId === "getWeather" ? "Show the weather" : request,
  );
  if (run.requiredAction?.kind === "consent") run = await alice.allows(run);

  expect(confirmationOf(run).reason).toBe(reason);
  expect(skill.requests()).toEqual([]);

  expect((await alice.confirms(run)).status).toBe("completed");
  expect(skill.requests()).toHaveLength(1);
});

const notAsking: [what: string, operation: SkillOperation][] = [
  ["a GET", weather],
  ["a POST with a read permission", { ...weather, method: "post", scopes: ["Contact.User.Read"] }],
];
test.each(notAsking)("%s needs no word of its own", async (_, operation) => {
  const { alice, assistant, skill } = await given(operation);
  let run = await alice.says(assistant, "Show the weather");
  if (run.requiredAction?.kind === "consent") run = await alice.allows(run);

  expect(run.status).toBe("completed");
  expect(skill.requests()).toHaveLength(1);
});

test("a POST without permissions is confirmed once per person and shape", async () => {
  const { organisation, alice, builder, assistant, skill, skillId, document } = await given(addTodo);
  await alice.confirms(await alice.says(assistant, request));

  expect(asksNothing(await alice.says(assistant, request))).toBe(true);
  expect(skill.requests()).toHaveLength(2);
  const bob = await organisation.person("Bob");
  expect(confirmationOf(await bob.says(assistant, request)).reason).toBe("first_post");

  const wider = document({
    operations: [
      { ...addTodo, body: { ...addTodo.body, note: { type: "string", "x-dingtalk-default": "" } } },
    ],
  });
  await builder.send("PUT", `/api/assistants/${assistant.id}/skills/${skillId}`, { document: wider });
  await builder.send("POST", `/api/assistants/${assistant.id}/publish`, {});
  expect(confirmationOf(await alice.says(assistant, request)).reason).toBe("first_post");
});

test("permission is asked before the word, and neither stands in for the other", async () => {
  const { alice, assistant, skill } = await given({ ...phone, more: { "x-dingtalk-params-confirm": true } });
  const run = await alice.says(assistant, "我的手机号是多少？");
  expect(cardOf(run).scopes).toHaveLength(2);

  const confirmation = confirmationOf(await alice.allows(run));
  expect(confirmation.parameters).toMatchObject([
    { name: "oauthAuthCode", platform: true, sealed: true, value: null },
  ]);
  expect(skill.codesReceived()).toEqual([]);
});

test.each([
  ["stopping the run", "POST", ({ id }: { id: string }) => `/api/runs/${id}/cancel`],
  [
    "deleting the conversation",
    "DELETE",
    (run: { conversationId: string }) => `/api/conversations/${run.conversationId}`,
  ],
] as const)("%s while it asks closes the question, and nothing is sent", async (_, method, urlOf) => {
  const { alice, builder, assistant, skill } = await given(putTodo);
  const shown = await alice.says(assistant, request);

  expect((await alice.send(method, urlOf(shown))).status).toBeLessThan(300);

  const { id } = confirmationOf(shown);
  expect(await builder.send("GET", `/api/audit?event=confirmation.superseded&subject=${id}`)).toMatchObject({
    body: { events: [{ event: "confirmation.superseded" }] },
  });
  expect((await alice.answersConfirmation(shown, { decision: "run" })).status).toBeGreaterThanOrEqual(404);
  expect(skill.requests()).toEqual([]);
});
