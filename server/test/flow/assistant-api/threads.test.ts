import { describe, expect, test } from "vitest";
import { cardOf, confirmationOf, type Member } from "../../world/member.ts";
import { refusalOf } from "../../world/official-assistant.ts";
import { phone, putTodo, weather } from "../../world/skill-file.ts";
import { startWorld } from "../../world/world.ts";
import { type GivenProgram, givenProgram, runs } from "./programs.ts";

const world = await startWorld();
const question = "我的手机号是多少？";

/** A thread with a message that waits for a run. */
async function givenThread({ api }: GivenProgram, token: string, content = "Show the weather") {
  const threadId = String((await api.createAssistantThread(token)).id);
  const { id } = await api.createAssistantMessage(token, threadId, { role: "user", content });
  return { threadId, messageId: String(id) };
}

const textsOf = (list: Record<string, unknown>) =>
  (list.data as { content: [{ text: { value: string } }] }[]).map(({ content }) => content[0].text.value);

describe("a thread", () => {
  test("is retrieved with what it was given, and deleted with its conversation", async () => {
    const given = await givenProgram(world, { operations: [weather] });
    const { api, appToken, builder, assistant } = given;
    const { threadId } = await givenThread(given, appToken);
    await api.createAssistantRun(appToken, threadId, { assistantId: assistant.id });
    const conversationId = threadId.replace("thread_message_", "con_");
    expect((await builder.send("GET", `/api/conversations/${conversationId}`)).status).toBe(200);

    expect(await api.retrieveAssistantThread(appToken, threadId)).toMatchObject({
      id: threadId,
      metadata: {},
    });
    expect(await api.deleteAssistantThread(appToken, threadId)).toEqual({
      id: threadId,
      deleted: true,
      object: "thread.deleted",
    });

    expect((await builder.send("GET", `/api/conversations/${conversationId}`)).status).toBe(404);
    const gone = { code: "thread.not.exist", status: 500 };
    expect(await refusalOf(() => api.retrieveAssistantThread(appToken, threadId))).toEqual(gone);
    expect(await refusalOf(() => api.listAssistantMessage(appToken, threadId))).toEqual(gone);
    expect(await refusalOf(() => api.deleteAssistantThread(appToken, threadId))).toEqual(gone);
  });

  test("says in its person's conversations whose program began it, also after they spoke in it themselves", async () => {
    const given = await givenProgram(world, { operations: [weather] });
    const { api, tokenFor, alice, assistant } = given;
    const token = await tokenFor(alice);
    const { threadId } = await givenThread(given, token);
    const { id } = await api.createAssistantRun(token, threadId, { assistantId: assistant.id });
    const { conversationId } = await alice.waitsFor({ id: String(id) });
    await alice.says({ id: conversationId, assistantId: assistant.id }, "What can you do?");
    const own = await alice.startsConversation(assistant);

    expect((await alice.send("GET", `/api/conversations/${conversationId}`)).body).toMatchObject({
      conversation: { program: assistant.name },
    });
    const { body } = await alice.send("GET", "/api/conversations");
    expect(body).toMatchObject({
      conversations: expect.arrayContaining([
        expect.objectContaining({ id: conversationId, program: assistant.name }),
        expect.objectContaining({ id: own.id, program: null }),
      ]),
    });
  });

  test("is gone too once its person deleted the conversation, and one that was never run is deleted alone", async () => {
    const given = await givenProgram(world, { operations: [weather] });
    const { api, appToken, builder, assistant } = given;
    const { threadId } = await givenThread(given, appToken);
    await api.createAssistantRun(appToken, threadId, { assistantId: assistant.id });
    await builder.send("DELETE", `/api/conversations/${threadId.replace("thread_message_", "con_")}`);
    expect(await refusalOf(() => api.retrieveAssistantThread(appToken, threadId))).toMatchObject({
      code: "thread.not.exist",
    });

    const { threadId: never } = await givenThread(given, appToken);
    expect(await api.deleteAssistantThread(appToken, never)).toMatchObject({ deleted: true });
  });

  test("deleted while its run waits takes the card with it", async () => {
    const given = await givenProgram(world);
    const { api, appToken, builder, assistant } = given;
    const { threadId } = await givenThread(given, appToken, question);
    const { id } = await api.createAssistantRun(appToken, threadId, { assistantId: assistant.id });
    const waiting = await builder.waitsFor({ id: String(id) });

    await api.deleteAssistantThread(appToken, threadId);

    const late = await builder.answers(waiting, { decision: "allow", consentId: cardOf(waiting).id });
    expect(late).toMatchObject({ status: 409, body: { error: { code: "already_decided" } } });
  });
});

describe("messages", () => {
  test("are listed in order, a part at a time, and those of a run alone", async () => {
    const given = await givenProgram(world, { operations: [weather] });
    const { api, appToken, builder, assistant } = given;
    const { threadId } = await givenThread(given, appToken);
    await api.createAssistantMessage(appToken, threadId, { role: "user", content: "in Rome, please" });
    const run = await api.createAssistantRun(appToken, threadId, { assistantId: assistant.id });
    const done = await builder.waitsFor({ id: String(run.id) });
    await api.createAssistantMessage(appToken, threadId, { role: "user", content: "thanks" });

    const all = textsOf(await api.listAssistantMessage(appToken, threadId, { order: "asc" }));
    expect(all).toEqual(["Show the weather", "in Rome, please", done.message?.text, "thanks"]);
    expect(textsOf(await api.listAssistantMessage(appToken, threadId, { limit: 2 }))).toEqual(
      all.toReversed().slice(0, 2),
    );
    const ofRun = { runId: String(run.id), order: "asc" };
    expect(textsOf(await api.listAssistantMessage(appToken, threadId, ofRun))).toEqual(all.slice(0, 3));
    expect(await builder.thread({ id: done.conversationId })).toMatchObject([
      { role: "user", text: "Show the weather\n\nin Rome, please" },
      { role: "assistant", text: all[2] },
    ]);
  });

  test("are deleted one by one, and their person sees them no more", async () => {
    const given = await givenProgram(world, { operations: [weather] });
    const { api, appToken, builder, assistant } = given;
    const { threadId, messageId } = await givenThread(given, appToken);
    const { id } = await api.createAssistantRun(appToken, threadId, { assistantId: assistant.id });
    const { conversationId } = await builder.waitsFor({ id: String(id) });
    const waiting = await api.createAssistantMessage(appToken, threadId, { role: "user", content: "more" });

    expect(await api.deleteAssistantMessage(appToken, threadId, messageId)).toEqual({
      id: messageId,
      deleted: true,
      object: "thread.message.deleted",
    });
    expect(await builder.thread({ id: conversationId })).toMatchObject([{ role: "assistant" }]);
    await api.deleteAssistantMessage(appToken, threadId, String(waiting.id));
    const left = await api.listAssistantMessage(appToken, threadId);
    const [answer] = left.data as [{ id: string; role: string }];
    expect(left.data).toMatchObject([{ role: "assistant" }]);
    expect(await api.retrieveAssistantMessage(appToken, threadId, answer.id)).toMatchObject({ runId: id });
    await api.deleteAssistantMessage(appToken, threadId, answer.id);
    expect(await builder.thread({ id: conversationId })).toEqual([]);
  });

  test("what the person says in the conversation themselves is not told to the program (T34)", async () => {
    const given = await givenProgram(world, { operations: [weather] });
    const { api, tokenFor, alice, assistant } = given;
    const token = await tokenFor(alice);
    const { threadId } = await givenThread(given, token);
    const { id } = await api.createAssistantRun(token, threadId, { assistantId: assistant.id });
    const { conversationId } = await alice.waitsFor({ id: String(id) });

    await alice.says({ id: conversationId, assistantId: assistant.id }, "What can you do?");

    expect(await alice.thread({ id: conversationId })).toHaveLength(4);
    expect((await api.listAssistantMessage(token, threadId)).data).toHaveLength(2);
    expect((await api.listAssistantRun(token, threadId)).data).toMatchObject([{ id }]);
  });

  test.each([
    [{ role: "assistant", content: "x" }, "message.role.error", 500],
    [{ role: "user", content: "" }, "invalidParameter", 400],
    [{ role: "user", content: "x".repeat(4001) }, "invalidParameter", 400],
    [{ role: "user", content: "x", metadata: { a: "x".repeat(9000) } }, "invalidParameter", 400],
  ])("%j is refused as %s", async (message, code, status) => {
    const { api, appToken } = await givenProgram(world);
    const threadId = String((await api.createAssistantThread(appToken)).id);
    expect(await refusalOf(() => api.createAssistantMessage(appToken, threadId, message))).toEqual({
      code,
      status,
    });
  });

  test("lists say what is wrong with what they are asked", async () => {
    const given = await givenProgram(world);
    const { api, appToken } = given;
    const { threadId } = await givenThread(given, appToken);
    const messages = (query: object) =>
      refusalOf(() => api.listAssistantMessage(appToken, threadId, { ...query }));
    const runsOf = (query: object) => refusalOf(() => api.listAssistantRun(appToken, threadId, { ...query }));

    expect(await messages({ limit: 0 })).toEqual({ code: "message.limit.invalid", status: 500 });
    expect(await messages({ limit: 101 })).toEqual({ code: "message.limit.invalid", status: 500 });
    expect(await messages({ order: "up" })).toEqual({ code: "message.order.invalid", status: 500 });
    expect(await runsOf({ limit: 101 })).toEqual({ code: "run.limit.error", status: 500 });
    expect(await runsOf({ order: "up" })).toEqual({ code: "run.order.error", status: 500 });
  });
});

describe("a run", () => {
  test("needs a message of the user's, an assistant of the application, and a thread of that assistant", async () => {
    const given = await givenProgram(world, { operations: [weather] });
    const other = await givenProgram(world, { operations: [weather] });
    const { api, appToken, builder, assistant } = given;
    const { threadId } = await givenThread(given, appToken);
    const run = (assistantId: string) => api.createAssistantRun(appToken, threadId, { assistantId });
    const wrong = { code: "run.assistantparam.error", status: 500 };

    expect(await refusalOf(() => run(other.assistant.id))).toEqual(wrong);
    expect(await refusalOf(() => run("nothing"))).toEqual(wrong);
    const { id } = await run(assistant.id);
    await builder.waitsFor({ id: String(id) });
    expect(await refusalOf(() => run(assistant.id))).toEqual({
      code: "run.lastmessage.invalid",
      status: 500,
    });
    expect(await api.retrieveAssistantRun(appToken, threadId, String(id))).toMatchObject({
      id,
      status: "completed",
    });
    expect(await refusalOf(() => api.retrieveAssistantRun(appToken, threadId, "run_none"))).toEqual({
      code: "run.not.exist",
      status: 500,
    });

    await builder.send("PATCH", `/api/assistants/${assistant.id}`, { disabled: true });
    await api.createAssistantMessage(appToken, threadId, { role: "user", content: "again" });
    expect(await refusalOf(() => run(assistant.id))).toEqual(wrong);
  });

  test("that waits gives way to the next, as in the web", async () => {
    const given = await givenProgram(world, { operations: [phone, weather] });
    const { api, appToken, builder, assistant } = given;
    const { threadId } = await givenThread(given, appToken, question);
    const first = await api.createAssistantRun(appToken, threadId, { assistantId: assistant.id });
    await builder.waitsFor({ id: String(first.id) });

    await api.createAssistantMessage(appToken, threadId, { role: "user", content: "Show the weather" });
    const second = await api.createAssistantRun(appToken, threadId, { assistantId: assistant.id });
    await builder.waitsFor({ id: String(second.id) });

    expect((await api.listAssistantRun(appToken, threadId, { order: "asc" })).data).toMatchObject([
      { id: first.id, status: "failed", cancelledAt: expect.any(Number), lastErrorMsg: "已停止" },
      { id: second.id, status: "completed" },
    ]);
  });
});

describe("what was allowed for a run or a conversation ends with it", () => {
  /** A run that waits for the person's word on a write, with what they allowed for it. */
  async function givenWaiting(duration: "once" | "conversation") {
    const given = await givenProgram(world, { operations: [{ ...putTodo, scopes: phone.scopes }] });
    const { api, appToken, builder, assistant } = given;
    const { threadId } = await givenThread(given, appToken, "add a to-do: milk");
    const { id } = await api.createAssistantRun(appToken, threadId, { assistantId: assistant.id });
    const waiting = await builder.allows(await builder.waitsFor({ id: String(id) }), { duration });
    expect(confirmationOf(waiting).reason).toBe("write");
    return { ...given, threadId, waiting };
  }

  test("where another run takes its place", async () => {
    const { api, appToken, builder, assistant, threadId, waiting } = await givenWaiting("once");
    await api.createAssistantMessage(appToken, threadId, { role: "user", content: "hello" });

    await api.createAssistantRun(appToken, threadId, { assistantId: assistant.id });

    expect((await builder.sees(waiting)).status).toBe("cancelled");
    expect(await builder.grants()).toEqual([]);
  });

  test("where the thread is deleted", async () => {
    const { api, appToken, builder, threadId } = await givenWaiting("conversation");

    await api.deleteAssistantThread(appToken, threadId);

    expect(await builder.grants()).toEqual([]);
  });
});

describe("whose it is", () => {
  test("no other application, no other person and no other kind of token reaches it (T20)", async () => {
    const given = await givenProgram(world, { operations: [weather] });
    const other = await givenProgram(world, { operations: [weather] });
    const { api, appToken, tokenFor, alice, builder, organisation, assistant } = given;
    const carol = await organisation.person("Carol");
    const token = await tokenFor(alice);
    const { threadId, messageId } = await givenThread(given, token);
    const strangers = [appToken, await tokenFor(carol), await tokenFor(builder), other.appToken];

    const gone = { code: "thread.not.exist", status: 500 };
    for (const stranger of strangers)
      for (const ask of [
        () => api.retrieveAssistantThread(stranger, threadId),
        () => api.deleteAssistantThread(stranger, threadId),
        () => api.createAssistantMessage(stranger, threadId, { role: "user", content: "x" }),
        () => api.listAssistantMessage(stranger, threadId),
        () => api.retrieveAssistantMessage(stranger, threadId, messageId),
        () => api.deleteAssistantMessage(stranger, threadId, messageId),
        () => api.createAssistantRun(stranger, threadId, { assistantId: assistant.id }),
        () => api.listAssistantRun(stranger, threadId),
        () => api.retrieveAssistantRun(stranger, threadId, "run_none"),
      ])
        expect(await refusalOf(ask)).toEqual(gone);
    expect(textsOf(await api.listAssistantMessage(token, threadId))).toEqual(["Show the weather"]);
    const { threadId: owners } = await givenThread(given, appToken);
    const asBuilder = await tokenFor(builder);
    expect(await refusalOf(() => api.retrieveAssistantThread(asBuilder, owners))).toEqual(gone);
  });

  test("a token without the permission, a revoked one and one of a disabled person open nothing", async () => {
    const given = await givenProgram(world, { operations: [weather] });
    const unapproved = await givenProgram(world, {
      operations: [weather],
      permissions: ["AI.Assistant.Read"],
    });
    const { api, tokenFor, alice, builder, appToken, assistant } = given;
    const denied = { code: "Forbidden.AccessDenied.AccessTokenPermissionDenied", status: 403 };
    const opens = (token: string) => refusalOf(() => api.createAssistantThread(token));
    const answers = (token: string) => () => api.assistantResponse(token, assistant.id, { input: "x" });

    expect(await opens(unapproved.appToken)).toEqual(denied);
    expect(await opens("unknown")).toEqual({ code: "InvalidAuthentication", status: 400 });
    const token = await tokenFor(alice);
    expect(await refusalOf(answers(token))).toEqual(denied);
    expect(await refusalOf(() => api.assistantMeResponse(appToken, assistant.id, { input: "x" }))).toEqual(
      denied,
    );
    await alice.revokes(await alice.grant());
    expect(await opens(token)).toEqual(denied);
    const carol = await given.organisation.person("Carol");
    const carols = await tokenFor(carol);
    await disable(builder, carol);
    expect(await opens(carols)).toEqual(denied);
  });

  test("an application whose owner is disabled runs nothing", async () => {
    const given = await givenProgram(world, { operations: [weather], permissions: [runs] });
    const { api, appToken, builder, organisation, assistant } = given;
    const admin = await organisation.person("Admin", { roles: ["member", "admin"] });
    await disable(admin, builder);

    expect(
      await refusalOf(() => api.assistantResponse(appToken, assistant.id, { input: "Show the weather" })),
    ).toEqual({ code: "run.accesstoken.error", status: 500 });
  });
});

async function disable(admin: Member, { id }: Member): Promise<void> {
  const { status } = await admin.send("PATCH", `/api/members/${id}`, { disabled: true });
  expect(status).toBe(200);
}
