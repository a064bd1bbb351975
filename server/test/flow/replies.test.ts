import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { z } from "zod";
import { inEscapes, speltInEveryWay } from "../canary/echo-skill.ts";
import { hunt } from "../canary/hunt.ts";
import { createAssistant } from "../world/building.ts";
import { type Given, givenAssistantWithSkill } from "../world/given.ts";
import { weather } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();

const sealed = (format: string) => ({
  name: format,
  in: "query",
  required: true,
  schema: { type: "string", "x-dingtalk-context": { property: "currentConversation", format } },
});
const replying = {
  ...weather,
  parameters: [sealed("conversationToken"), sealed("sessionWebhook")],
  more: { "x-dingtalk-display-result": "disabled" },
};

/** A skill that was called once and keeps the ways to reply that it was given. */
async function given() {
  const ground = await givenAssistantWithSkill(world, { operations: [replying] });
  ground.skill.answersWith(async () => ({ message: "OK" }));
  const run = await ground.alice.says(ground.assistant, "Show the weather");
  const { conversationToken = "", sessionWebhook = "" } = ground.skill.requests()[0]?.query ?? {};
  return { ...ground, run, conversationToken, sessionWebhook };
}

const AppToken = z.object({ accessToken: z.string() });

async function post(url: string, body: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json() };
}

async function replyWith(
  { clientId, clientSecret }: Pick<Given["assistant"], "clientId" | "clientSecret">,
  conversationToken: string,
  content = "A *card* of mine",
) {
  const app = await post(`${world.url}/v1.0/oauth2/accessToken`, {
    appKey: clientId,
    appSecret: clientSecret,
  });
  const token = AppToken.parse(app.body).accessToken;
  const body = { conversationToken, contentType: "basic_card_schema", content };
  return post(`${world.url}/v1.0/aiInteraction/reply`, body, { "x-acs-dingtalk-access-token": token });
}

const textsOf = async ({ alice, run }: Pick<Awaited<ReturnType<typeof given>>, "alice" | "run">) =>
  (await alice.thread({ id: run.conversationId }))
    .filter(({ role }) => role === "assistant")
    .map(({ text }) => text);

test("a skill that shows nothing of its answer says something into the chat with its token", async () => {
  const ground = await given();

  const content = JSON.stringify({ contents: [{ type: "markdown", markdown: "**Sunny**" }] });
  expect(await replyWith(ground.assistant, ground.conversationToken, content)).toEqual({
    status: 200,
    body: { result: { success: true } },
  });

  expect(await textsOf(ground)).toContain("**Sunny**");
});

test("the unmodified official client is understood", async () => {
  const ground = await given();
  const { accessToken } = await ground.skill.client.appToken();
  const { conversationToken } = ground;

  const said = { conversationToken, contentType: "basic_card_schema", content: "By the official client" };
  expect(await ground.skill.client.reply(accessToken, said)).toBe(true);

  expect(await textsOf(ground)).toContain("By the official client");
  await expect(
    ground.skill.client.reply(accessToken, { ...said, conversationToken: "made-up" }),
  ).rejects.toMatchObject({ code: "invalidParameter.conversationToken", statusCode: 400 });
});

test("and at its webhook, in the form of the compatible platform", async () => {
  const ground = await given();
  const hook = ground.sessionWebhook;
  expect(hook.startsWith(`${world.url}/robot/sendBySession?session=`)).toBe(true);

  const done = { status: 200, body: { errcode: 0, errmsg: "ok" } };
  expect(await post(hook, { msgtype: "markdown", markdown: { title: "Weather", text: "# Sunny" } })).toEqual(
    done,
  );
  expect(await post(hook, { msgtype: "text", text: { content: "Really" } })).toEqual(done);

  expect(await textsOf(ground)).toEqual(expect.arrayContaining(["# Sunny", "Really"]));
});

const refused = { status: 400, body: { code: "invalidParameter.conversationToken" } };
const refusedHook = { status: 200, body: { errcode: 300001 } };

test("another application cannot use the token, nor one form of it stand in for the other (T44)", async () => {
  const ground = await given();
  const other = await createAssistant(ground.builder, { name: "Other" });

  expect(await replyWith(other, ground.conversationToken)).toMatchObject(refused);
  const session = new URL(ground.sessionWebhook).searchParams.get("session") ?? "";
  expect(await replyWith(ground.assistant, session)).toMatchObject(refused);
  const hook = ground.sessionWebhook.replace(session, ground.conversationToken);
  expect(await post(hook, { msgtype: "text", text: { content: "x" } })).toMatchObject(refusedHook);
  expect(await replyWith(ground.assistant, "made-up")).toMatchObject(refused);
});

test("ten minutes after the call it is over", async () => {
  const ground = await given();
  await world.later("11 minutes");

  expect(await replyWith(ground.assistant, ground.conversationToken)).toMatchObject(refused);
  const text = { msgtype: "text", text: { content: "x" } };
  expect(await post(ground.sessionWebhook, text)).toMatchObject(refusedHook);
});

const endings: [what: string, end: (ground: Awaited<ReturnType<typeof given>>) => Promise<unknown>][] = [
  ["conversation", ({ alice, run }) => alice.send("DELETE", `/api/conversations/${run.conversationId}`)],
  ["assistant", ({ builder, assistant }) => builder.send("DELETE", `/api/assistants/${assistant.id}`)],
  [
    "application",
    ({ builder, assistant: { applicationId } }) =>
      builder.send("PATCH", `/api/applications/${applicationId}`, { disabled: true }),
  ],
  ["person", ({ builder, alice }) => builder.send("PATCH", `/api/members/${alice.id}`, { disabled: true })],
  [
    "password that was the person's own",
    ({ builder, alice }) => builder.send("PATCH", `/api/members/${alice.id}`, { password: "given-horse" }),
  ],
];
test.each(endings)("it ends with the %s", async (_, end) => {
  const ground = await given();
  const say = () => post(ground.sessionWebhook, { msgtype: "text", text: { content: "x" } });
  expect(await say()).toMatchObject({ body: { errcode: 0 } });

  await end(ground);

  expect(await say()).toMatchObject(refusedHook);
});

const comingBack: [what: string, path: (ground: Awaited<ReturnType<typeof given>>) => string][] = [
  ["person", ({ alice }) => `/api/members/${alice.id}`],
  ["application", ({ assistant }) => `/api/applications/${assistant.applicationId}`],
];
test.each(comingBack)("it does not come back with the %s", async (_, pathOf) => {
  const ground = await given();

  for (const disabled of [true, false]) await ground.builder.send("PATCH", pathOf(ground), { disabled });

  expect(await post(ground.sessionWebhook, { msgtype: "text", text: { content: "x" } })).toMatchObject(
    refusedHook,
  );
  expect(await replyWith(ground.assistant, ground.conversationToken)).toMatchObject({ status: 400 });
});

test("a run that was stopped is told nothing more, and keeps nothing of it", async () => {
  const { alice, assistant, skill } = await givenAssistantWithSkill(world, { operations: [replying] });
  const [called, released] = [Promise.withResolvers<string>(), Promise.withResolvers<void>()];
  skill.answersWith(async ({ query }) => {
    called.resolve(query.sessionWebhook ?? "");
    await released.promise;
    return {};
  });
  const said = alice.says(assistant, "Show the weather");
  const hook = await called.promise;
  const { rows } = await sql<{ id: string }>`
    select id from run where person_id = ${alice.id}`.execute(world.ctx.db);
  await alice.send("POST", `/api/runs/${rows[0]?.id}/cancel`);

  expect(await post(hook, { msgtype: "text", text: { content: "x" } })).toMatchObject(refusedHook);
  released.resolve();
  expect(await textsOf({ alice, run: await said })).toEqual([]);
});

test("a reply that comes while the person speaks holds nothing that they wait for", async () => {
  const { run, sessionWebhook } = await given();

  const { reply } = await world.ctx.db.transaction().execute(async (db) => {
    await sql`select from conversation where id = ${run.conversationId} for update`.execute(db);
    const reply = post(sessionWebhook, { msgtype: "text", text: { content: "x" } });
    await sleep(500);
    await sql`select from run where id = ${run.id} for update nowait`.execute(db);
    return { reply };
  });

  expect(await reply).toMatchObject({ status: 200, body: { errcode: 0 } });
});

test("after twenty replies it is used up, and a body without a text says nothing", async () => {
  const ground = await given();
  expect((await replyWith(ground.assistant, ground.conversationToken, "{}")).status).toBe(400);

  const text = { msgtype: "text", text: { content: "again" } };
  const answers = await Promise.all(Array.from({ length: 30 }, () => post(ground.sessionWebhook, text)));

  expect(answers.filter(({ body }) => JSON.stringify(body).includes('"errcode":0'))).toHaveLength(20);
  const { assistant, conversationToken } = await given();
  const byToken: number[] = [];
  for (let time = 0; time < 21; time += 1)
    byToken.push((await replyWith(assistant, conversationToken, "again")).status);
  expect(byToken).toEqual([...Array(20).fill(200), 400]);
});

test("nothing of it is in the trace, and a skill that echoes it tells it to nobody", async () => {
  const ground = await givenAssistantWithSkill(world, { operations: [replying] });
  ground.skill.answersWith(async ({ query }) => ({ said: Object.values(query).join(" ") }));
  const run = await ground.alice.says(ground.assistant, "Show the weather");
  const { conversationToken = "", sessionWebhook = "" } = ground.skill.requests()[0]?.query ?? {};
  const session = new URL(sessionWebhook).searchParams.get("session") ?? "";

  const calls = JSON.stringify((await ground.alice.send("GET", `/api/runs/${run.id}/calls`)).body);
  const shown = JSON.stringify(await ground.alice.sees(run)) + calls;

  expect(calls).toContain("••••");
  for (const secret of [conversationToken, session]) expect(shown).not.toContain(secret);
});

test("what a skill says into the chat has none of its secrets in it, however it spells them (T50)", async () => {
  const ground = await given();
  const { accessToken } = await ground.skill.client.appToken();
  const secrets = [ground.conversationToken, accessToken ?? ""];
  const said = speltInEveryWay(secrets);
  const half = said.length / 2;

  for (const part of [said.slice(0, half), said.slice(half)])
    for (const content of [
      part.join("\n\n"),
      inEscapes({ contents: part.map((markdown) => ({ markdown })) }),
    ])
      expect(await replyWith(ground.assistant, ground.conversationToken, content)).toMatchObject({
        status: 200,
      });
  const text = { content: ground.sessionWebhook };
  expect(await post(ground.sessionWebhook, { msgtype: "text", text })).toMatchObject({ status: 200 });

  const messages = await ground.alice.thread({ id: ground.run.conversationId });
  const { rows } = await sql`select * from message where run_id = ${ground.run.id}`.execute(world.ctx.db);
  const canaries = secrets.map((value, index) => ({ name: `secret ${index + 1}`, value }));
  const places = new Map([
    ["thread", JSON.stringify(messages)],
    ["table", JSON.stringify(rows)],
  ]);
  expect(hunt(canaries, places)).toEqual([]);
  expect(JSON.stringify(messages).match(/••••/g)?.length).toBeGreaterThan(said.length);
});
