import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { givenAssistantWithSkill } from "../world/given.ts";
import { answerOf, type Member } from "../world/member.ts";
import { type ScriptedModel, startModel } from "../world/model.ts";
import { calling, saying } from "../world/model-words.ts";
import { weather } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
let model: ScriptedModel;
beforeAll(async () => {
  model = await startModel();
});
afterAll(() => model.stop());

const key = "sk-organisation-0123456789";
const chosen = { model: "scripted-1", delegatedResults: "local" };
const put = (member: Member, body: object) => member.send("PUT", "/api/organisation/model", body);
const tried = async (member: Member) => (await member.send("POST", "/api/organisation/model/try")).body;

async function givenAdmin() {
  const given = await givenAssistantWithSkill(world, { operations: [weather] });
  return { ...given, admin: given.builder };
}

test("an admin chooses the model that plans; its key is sealed, sent, and never shown", async () => {
  const { alice, admin, assistant, organisation } = await givenAdmin();
  await model.answers(saying("From the model."));

  const answer = await put(admin, { ...chosen, baseUrl: model.baseUrl, apiKey: key });

  expect(answer).toMatchObject({ status: 200, body: { source: "organisation", hasKey: true } });
  expect(answerOf(await alice.says(assistant, "good morning, who are you?"))).toBe("From the model.");
  expect(model.asked()[0]?.headers.authorization).toBe(`Bearer ${key}`);
  const shown = await admin.send("GET", "/api/organisation/model");
  expect(JSON.stringify([answer.body, shown.body])).not.toContain(key);
  const { rows } = await sql`select * from organisation_model`.execute(world.ctx.db);
  expect(JSON.stringify(rows)).not.toContain(key);
  const events = await admin.send("GET", "/api/audit?event=organisation.model_set");
  expect(JSON.stringify(events.body)).toContain("scripted-1");
  expect(JSON.stringify(events.body)).not.toContain(key);
  expect(organisation.id).toBeDefined();
});

test("nobody but an admin sees or changes it", async () => {
  const { alice } = await givenAdmin();

  for (const [method, path] of [
    ["GET", "/api/organisation/model"],
    ["PUT", "/api/organisation/model"],
    ["POST", "/api/organisation/model/try"],
    ["GET", "/api/organisation/model/usage"],
  ] as const)
    expect(
      (
        await alice.send(
          method,
          path,
          method === "PUT" ? { ...chosen, baseUrl: null, model: null } : undefined,
        )
      ).status,
    ).toBe(403);
});

test("a key goes to no other address than the one that it was given for", async () => {
  const { admin } = await givenAdmin();
  await put(admin, { ...chosen, baseUrl: model.baseUrl, apiKey: key });
  const elsewhere = "http://127.0.0.1:59321/v1";

  expect(await put(admin, { ...chosen, baseUrl: elsewhere })).toMatchObject({
    status: 400,
    body: { error: { code: "authentication_host_changed" } },
  });
  expect(await put(admin, { ...chosen, model: "other", baseUrl: model.baseUrl })).toMatchObject({
    status: 200,
    body: { hasKey: true, model: "other" },
  });
  expect(await put(admin, { ...chosen, baseUrl: elsewhere, apiKey: null })).toMatchObject({
    status: 200,
    body: { hasKey: false },
  });
});

test("an address goes through the guard of everything that leaves", async () => {
  const { admin } = await givenAdmin();

  const answer = await put(admin, { ...chosen, baseUrl: "http://10.0.0.1/v1" });

  expect(answer).toMatchObject({ status: 400, body: { error: { code: "invalid_input" } } });
});

test("a try says in a sentence what is wrong, in the language of who tries", async () => {
  const { admin } = await givenAdmin();
  expect(await tried(admin)).toMatchObject({ ok: false, problem: expect.stringContaining("built-in") });
  await put(admin, { ...chosen, baseUrl: model.baseUrl, apiKey: key });

  const cases: [Parameters<ScriptedModel["answers"]>[0], string][] = [
    [{ status: 401, body: "{}" }, "refused the key"],
    [{ status: 404, body: "{}" }, "no such model"],
    [{ status: 429, body: "{}" }, "limits how often"],
    [{ status: 500, body: "{}" }, "error of its own"],
    [
      { status: 400, body: '{"error":{"message":"this model does not support tools"}}' },
      "does not call tools",
    ],
    [saying("yes"), "does not call tools"],
    [{ body: "<html>hello</html>" }, "OpenAI-compatible"],
    [{ status: 302, headers: { location: "http://127.0.0.1:1/" }, body: "" }, "no such model"],
  ];
  for (const [answer, problem] of cases) {
    await model.answers(answer);
    expect(await tried(admin)).toMatchObject({ ok: false, problem: expect.stringContaining(problem) });
  }
  await model.answers(calling({ name: "ready", arguments: { word: "yes" } }));
  expect(await tried(admin)).toEqual({ ok: true, ms: expect.any(Number) });

  await put(admin, { ...chosen, baseUrl: "http://127.0.0.1:59321/v1", apiKey: null });
  expect(await tried(admin)).toMatchObject({
    ok: false,
    problem: expect.stringContaining("could not be reached"),
  });
  await admin.send("PATCH", "/api/session", { locale: "zh" });
  expect(await tried(admin)).toMatchObject({ ok: false, problem: expect.stringContaining("无法连接") });
});

test("what was used is told by day and assistant", async () => {
  const { alice, admin, assistant } = await givenAdmin();
  await put(admin, { ...chosen, baseUrl: model.baseUrl });
  await model.answers(saying("Hello."));
  await alice.says(assistant, "good morning, who are you?");

  const { body } = await admin.send("GET", "/api/organisation/model/usage");

  expect(body).toMatchObject({
    usage: [
      {
        assistant: { id: assistant.id, name: "Personal assistant" },
        model: "scripted-1",
        requests: 1,
        failed: 0,
        inputTokens: 120,
        outputTokens: 30,
      },
    ],
  });
});
