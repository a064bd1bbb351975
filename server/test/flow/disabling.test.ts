import { describe, expect, test } from "vitest";
import { AuditReply } from "../world/contract.ts";
import { type Given, givenAssistantWithSkill } from "../world/given.ts";
import { answerOf, asksNothing, cardOf, confirmationOf } from "../world/member.ts";
import { officialClient } from "../world/official-client.ts";
import { read, request } from "../world/session.ts";
import { putTodo } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const others = [await world.another(), await world.another()];
const question = "我的手机号是多少？";

const refusedClient = { statusCode: 400, code: "invalidClientIdOrSecret" };
const refusedGrant = { statusCode: 400, code: "invalidParameter.authCode.notFound" };
const noPermission = { statusCode: 403, code: "Forbidden.AccessDenied.AccessTokenPermissionDenied" };

const setDisabled = async (
  { builder, assistant }: Pick<Given, "builder" | "assistant">,
  disabled: boolean,
) => {
  const answer = await builder.send("PATCH", `/api/applications/${assistant.applicationId}`, { disabled });
  expect(answer.status).toBe(200);
};
const disable = (given: Given) => setDisabled(given, true);
const enable = (given: Given) => setDisabled(given, false);

/** What a skill has in its hands after the person allowed it, on each of three nodes. */
async function givenTokens() {
  const given = await givenAssistantWithSkill(world);
  await given.alice.allows(await given.alice.says(given.assistant, question), { duration: "always" });
  const [{ accessToken = "", refreshToken = "" } = {}] = given.skill.tokens();
  const { accessToken: appToken } = await given.skill.client.appToken();
  const clients = [world, ...others].map(({ url }) => officialClient(url, given.assistant));
  return { ...given, accessToken, refreshToken, appToken, clients };
}

/** Whether an application's own token is taken, by a route that is there for it alone. */
const replies = (token: string | undefined, { url }: { url: string } = world) =>
  request(
    url,
    "POST",
    "/v1.0/aiInteraction/reply",
    { conversationToken: "unknown", contentType: "basic_card_schema", content: "x" },
    { "x-acs-dingtalk-access-token": token ?? "" },
  );

describe("a disabled application", () => {
  test("is refused at the next call on every node: its tokens, its refreshes, its credentials (T14)", async () => {
    const given = await givenTokens();
    const { accessToken, refreshToken, appToken, clients } = given;
    for (const client of clients) expect(await client.profile(accessToken)).toHaveProperty("mobile");
    expect(await replies(appToken)).toMatchObject({ body: { code: "invalidParameter.conversationToken" } });

    await disable(given);

    for (const [index, client] of clients.entries()) {
      await expect(client.profile(accessToken)).rejects.toMatchObject(noPermission);
      await expect(client.refresh(refreshToken)).rejects.toMatchObject(refusedClient);
      await expect(client.appToken()).rejects.toMatchObject(refusedClient);
      expect(await replies(appToken, [world, ...others][index])).toMatchObject({
        status: 403,
        body: { code: noPermission.code },
      });
    }
  });

  test("has a code redeemed no more, and gets none (T05)", async () => {
    const given = await givenAssistantWithSkill(world);
    given.skill.keepsItsCodes();
    await given.alice.allows(await given.alice.says(given.assistant, question), { duration: "always" });
    const [code = ""] = given.skill.codesReceived();

    await disable(given);

    await expect(given.skill.client.exchange(code)).rejects.toMatchObject(refusedClient);
    await given.alice.says(given.assistant, question);
    expect(given.skill.codesReceived()).toHaveLength(1);
  });

  test("finds nothing alive when it is enabled again, but what people had allowed: no card, a new code (T14)", async () => {
    const given = await givenTokens();
    const { alice, assistant, skill, accessToken, refreshToken, appToken } = given;

    await disable(given);
    await enable(given);

    await expect(skill.client.profile(accessToken)).rejects.toMatchObject(noPermission);
    await expect(skill.client.refresh(refreshToken)).rejects.toMatchObject(refusedGrant);
    expect(await replies(appToken)).toMatchObject({ status: 403 });
    const run = await alice.says(assistant, question);
    expect(asksNothing(run)).toBe(true);
    expect(answerOf(run)).toContain("13800000000");
    expect(await skill.client.profile(skill.tokens()[1]?.accessToken)).toHaveProperty("mobile");
    expect((await replies((await skill.client.appToken()).accessToken)).status).toBe(400);
  });

  test("takes no code that was issued before it was disabled, when it is enabled again (T05)", async () => {
    const given = await givenAssistantWithSkill(world);
    given.skill.keepsItsCodes();
    await given.alice.allows(await given.alice.says(given.assistant, question), { duration: "always" });
    const [code = ""] = given.skill.codesReceived();

    await disable(given);
    await enable(given);

    await expect(given.skill.client.exchange(code)).rejects.toMatchObject(refusedGrant);
  });

  test("ends the runs that wait with a card of it, which says why; nothing can be allowed any more", async () => {
    const given = await givenAssistantWithSkill(world);
    const { alice, assistant, skill } = given;
    const asked = await alice.says(assistant, question);
    const { id: consentId } = cardOf(asked);

    await disable(given);

    const ended = await alice.waitsFor(asked, "failed");
    expect(ended.error).toEqual({
      code: "application_disabled",
      message: expect.stringContaining("管理员停用了这个技能所属的应用"),
    });
    expect(ended.requiredAction).toBeNull();
    expect((await alice.answers(asked, { consentId, decision: "allow" })).status).toBe(409);
    expect(await alice.grants()).toEqual([]);
    expect(skill.requests()).toEqual([]);
  });

  test("ends the runs that wait for a word on one of its calls", async () => {
    const given = await givenAssistantWithSkill(world, { operations: [putTodo] });
    const { alice, assistant, skill } = given;
    const asked = await alice.says(assistant, "添加待办：买牛奶");
    const { id: confirmationId } = confirmationOf(asked);

    await disable(given);

    const ended = await alice.waitsFor(asked, "failed");
    expect(ended.error?.code).toBe("application_disabled");
    expect((await alice.answersConfirmation(asked, { confirmationId, decision: "run" })).status).toBe(409);
    expect(skill.requests()).toEqual([]);
  });

  test("is another's no concern: what waits for other applications goes on waiting", async () => {
    const [given, other] = [await givenAssistantWithSkill(world), await givenAssistantWithSkill(world)];
    const asked = await given.alice.says(given.assistant, question);
    const otherAsked = await other.alice.says(other.assistant, question);

    await disable(given);
    await given.alice.waitsFor(asked, "failed");

    expect((await other.alice.allows(otherAsked)).status).toBe("completed");
  });

  test("leaves an event for the disabling, for what ended with it and for the enabling", async () => {
    const given = await givenAssistantWithSkill(world);
    await disable(given);
    await enable(given);

    const { builder, assistant } = given;
    const path = `/api/audit?subject=${assistant.applicationId}&limit=3`;
    const { events } = read(await builder.send("GET", path), 200, AuditReply);
    expect(events).toMatchObject([
      { event: "application.enabled", actor: { id: builder.id } },
      { event: "application.tokens_ended", details: { reason: "application_disabled" } },
      { event: "application.disabled", actor: { id: builder.id } },
    ]);
  });
});
