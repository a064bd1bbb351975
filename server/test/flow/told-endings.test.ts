import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { keepHouse } from "../../src/app/housekeeping.ts";
import { createAssistant } from "../world/building.ts";
import { AuditReply, type Duration } from "../world/contract.ts";
import { givenAssistantWithSkill } from "../world/given.ts";
import type { Member } from "../world/member.ts";
import { officialClient } from "../world/official-client.ts";
import { read } from "../world/session.ts";
import { putTodo, weather } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const question = "我的手机号是多少？";
const refusedCode = { statusCode: 400, code: "invalidParameter.authCode.notFound" };

const keep = () => keepHouse(world.ctx, new AbortController().signal);

async function audited(admin: Member, event: string) {
  return read(await admin.send("GET", `/api/audit?event=${event}`), 200, AuditReply).events;
}

async function noticesOf(person: Member) {
  const { body } = await person.send("GET", "/api/notices");
  return (body as { notices: { kind: string; text: { en: string }; details: object }[] }).notices;
}

/** A code the skill has received and not exchanged. */
async function givenCode() {
  const given = await givenAssistantWithSkill(world);
  given.skill.keepsItsCodes();
  await given.alice.allows(await given.alice.says(given.assistant, question), { duration: "always" });
  const [code = ""] = given.skill.codesReceived();
  return { ...given, code };
}

describe("a code that comes again", () => {
  test("is one event however often it comes, and the person is told once (T01)", async () => {
    const { alice, builder, assistant, skill, code } = await givenCode();
    const { accessToken, refreshToken } = await skill.client.exchange(code);

    for (let again = 0; again < 3; again += 1)
      await expect(skill.client.exchange(code)).rejects.toMatchObject(refusedCode);
    await Promise.all(
      Array.from({ length: 10 }, () =>
        expect(skill.client.exchange(code)).rejects.toMatchObject(refusedCode),
      ),
    );

    await expect(skill.client.profile(accessToken)).rejects.toMatchObject({ statusCode: 403 });
    await expect(skill.client.refresh(refreshToken ?? "")).rejects.toMatchObject(refusedCode);
    expect(await audited(builder, "code.replayed")).toMatchObject([{ details: { personId: alice.id } }]);
    expect(await audited(builder, "code.refused")).toEqual([]);
    expect(await noticesOf(alice)).toMatchObject([
      {
        kind: "code_replayed",
        details: { application: { id: assistant.applicationId, name: assistant.name } },
        text: { en: expect.stringContaining("what you allow stands") },
      },
    ]);
    expect(await alice.grants()).toHaveLength(1);
  });

  test("at the same moment as the first use is one event too (T03)", async () => {
    const { alice, builder, skill, code } = await givenCode();

    const tries = await Promise.allSettled(Array.from({ length: 12 }, () => skill.client.exchange(code)));

    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await audited(builder, "code.replayed")).toHaveLength(1);
    expect(await noticesOf(alice)).toHaveLength(1);
  });

  test("from other applications is one event for each of them, and the person is told (T04)", async () => {
    const { alice, builder, assistant, skill, code } = await givenCode();
    const sameHouse = await createAssistant(builder, { name: "Another assistant" });
    const elsewhere = (await givenAssistantWithSkill(world)).assistant;

    for (let again = 0; again < 3; again += 1)
      for (const other of [elsewhere, sameHouse])
        await expect(officialClient(world.url, other).exchange(code)).rejects.toMatchObject(refusedCode);
    for (let again = 0; again < 2; again += 1)
      await expect(skill.client.exchange(code)).rejects.toMatchObject(refusedCode);

    expect((await audited(builder, "code.refused")).map(({ actor }) => actor.id)).toEqual([
      assistant.applicationId,
      sameHouse.applicationId,
      elsewhere.applicationId,
    ]);
    expect((await noticesOf(alice)).map(({ kind }) => kind)).toEqual([
      "code_presented_by_another",
      "code_presented_by_another",
    ]);
    const told = JSON.stringify(await noticesOf(alice));
    for (const unnamed of [elsewhere.applicationId, sameHouse.applicationId, sameHouse.name])
      expect(told).not.toContain(unnamed);
  });

  test("with a wrong secret is told to nobody (T02)", async () => {
    const { alice, builder, assistant, skill, code } = await givenCode();
    await skill.client.exchange(code);

    const wrong = officialClient(world.url, { ...assistant, clientSecret: "wrong" });
    await expect(wrong.exchange(code)).rejects.toMatchObject({ code: "invalidClientIdOrSecret" });

    expect(await audited(builder, "code.replayed")).toEqual([]);
    expect(await noticesOf(alice)).toEqual([]);
  });
});

describe("a permission that ends by itself is one event", () => {
  const asksAndWrites = { ...putTodo, scopes: ["Contact.User.Read"] };
  const request = "add a to-do: buy milk";

  async function givenAllowed(duration: Duration) {
    const given = await givenAssistantWithSkill(world);
    const { id: conversationId } = await given.alice.startsConversation(given.assistant);
    await given.alice.allows(await given.alice.says(given.assistant, question), { duration });
    return { ...given, conversationId };
  }

  test("with its run, when it was for this once", async () => {
    const { alice, builder } = await givenAllowed("once");

    const [event, ...more] = await audited(builder, "grant.ended");

    expect(more).toEqual([]);
    expect(event).toMatchObject({
      details: {
        personId: alice.id,
        reason: "run_over",
        codes: ["Contact.User.Read", "Contact.User.mobile"],
      },
    });
    await world.later("2 hours");
    await keep();
    expect(await audited(builder, "grant.ended")).toHaveLength(1);
  });

  test.each([
    ["stopped", (alice: Member, id: string) => alice.send("POST", `/api/runs/${id}/cancel`, {})],
    [
      "left for another question",
      async (alice: Member, id: string) => {
        const { conversationId } = await alice.sees({ id });
        return alice.send("POST", `/api/conversations/${conversationId}/messages`, { text: "你好" });
      },
    ],
    ["asked for once more", (alice: Member, id: string) => alice.send("POST", `/api/runs/${id}/retry`, {})],
  ])("with a run that is %s before its end", async (_, end) => {
    const { alice, builder, assistant } = await givenAssistantWithSkill(world, {
      operations: [asksAndWrites],
    });
    const toConfirm = await alice.allows(await alice.says(assistant, request), { duration: "once" });
    expect(toConfirm.requiredAction?.kind).toBe("confirm");

    await end(alice, toConfirm.id);

    expect(await audited(builder, "grant.ended")).toMatchObject([{ details: { reason: "run_over" } }]);
  });

  test("with its conversation", async () => {
    const { alice, builder, conversationId } = await givenAllowed("conversation");
    expect(await audited(builder, "grant.ended")).toEqual([]);

    await alice.send("DELETE", `/api/conversations/${conversationId}`);

    expect(await audited(builder, "grant.ended")).toMatchObject([
      { details: { reason: "conversation_deleted" } },
    ]);
  });

  test.each<[Duration, string, string]>([
    ["conversation", "25 hours", "conversation_idle"],
    ["30d", "31 days", "time_over"],
    ["always", "181 days", "time_over"],
  ])("by time: %s, after %s", async (duration, passed, reason) => {
    const { builder } = await givenAllowed(duration);
    await keep();
    expect(await audited(builder, "grant.ended")).toEqual([]);

    await world.later(passed);
    await Promise.all([keep(), keep()]);
    await keep();

    expect(await audited(builder, "grant.ended")).toMatchObject([{ details: { reason } }]);
  });

  test("and none where a person took it back, or nothing was allowed", async () => {
    const { alice, builder, assistant } = await givenAllowed("30d");
    await alice.revokes(await alice.grant());
    await alice.denies(await alice.says(assistant, question));

    await world.later("31 days");
    await keep();

    expect(await audited(builder, "grant.ended")).toEqual([]);
    expect(await audited(builder, "grant.revoked")).toHaveLength(1);
  });
});

describe("a way to reply that ends is one event", () => {
  const replying = {
    ...weather,
    parameters: [
      {
        name: "sessionWebhook",
        in: "query",
        required: true,
        schema: {
          type: "string",
          "x-dingtalk-context": { property: "currentConversation", format: "sessionWebhook" },
        },
      },
    ],
  };

  async function given() {
    const ground = await givenAssistantWithSkill(world, { operations: [replying] });
    ground.skill.answersWith(async () => ({ message: "OK" }));
    await ground.alice.says(ground.assistant, "Show the weather");
    const { sessionWebhook = "" } = ground.skill.requests()[0]?.query ?? {};
    return { ...ground, sessionWebhook };
  }

  const reply = (address: string) =>
    fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ msgtype: "text", text: { content: "x" } }),
    });

  test("with its last reply", async () => {
    const { builder, sessionWebhook } = await given();
    for (let used = 0; used < 19; used += 1) await reply(sessionWebhook);
    expect(await audited(builder, "reply.ended")).toEqual([]);

    for (let used = 0; used < 3; used += 1) await reply(sessionWebhook);
    await world.later("11 minutes");
    await keep();

    expect(await audited(builder, "reply.ended")).toMatchObject([
      { details: { reason: "used_up", uses: 20 } },
    ]);
  });

  test("or by time, before it is cleared", async () => {
    const { builder, sessionWebhook } = await given();
    await reply(sessionWebhook);
    await keep();
    expect(await audited(builder, "reply.ended")).toEqual([]);

    await world.later("3 days");
    await Promise.all([keep(), keep()]);

    expect(await audited(builder, "reply.ended")).toMatchObject([
      { details: { reason: "time_over", uses: 1 } },
    ]);
    const { rows } = await sql`select from reply_token where ended_at is null`.execute(world.ctx.db);
    expect(rows).toEqual([]);
  });
});
