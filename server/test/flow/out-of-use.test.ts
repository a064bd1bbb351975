import { describe, expect, test } from "vitest";
import { z } from "zod";
import { AuditReply } from "../world/contract.ts";
import { type Given, givenAssistantWithSkill } from "../world/given.ts";
import { answerOf, asksNothing, cardOf, type Member } from "../world/member.ts";
import { officialClient } from "../world/official-client.ts";
import { read } from "../world/session.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const other = await world.another();
const question = "我的手机号是多少？";

const refusedGrant = { statusCode: 400, code: "invalidParameter.authCode.notFound" };
const noPermission = { statusCode: 403, code: "Forbidden.AccessDenied.AccessTokenPermissionDenied" };
const outOfUse = { status: 409, body: { error: { code: "assistant_disabled" } } };

const setDisabled = async ({ builder, assistant }: Given, disabled: boolean) => {
  const answer = await builder.send("PATCH", `/api/assistants/${assistant.id}`, { disabled });
  expect(answer).toMatchObject({ status: 200, body: { assistant: { disabled } } });
};

const ListReply = z.object({ assistants: z.array(z.object({ id: z.string(), disabled: z.boolean() })) });
const listed = async (member: Member) =>
  read(await member.send("GET", "/api/assistants"), 200, ListReply).assistants;

describe("an assistant that an admin took out of use", () => {
  test("is there for its builders alone, marked; nobody begins or goes on to talk to it", async () => {
    const given = await givenAssistantWithSkill(world);
    const { alice, builder, assistant, skill } = given;
    const conversation = await alice.startsConversation(assistant);
    const draft = await builder.startsConversation(assistant, { draft: true });

    await setDisabled(given, true);

    expect(await listed(alice)).toEqual([]);
    expect((await alice.send("GET", `/api/assistants/${assistant.id}`)).status).toBe(404);
    expect(await listed(builder)).toMatchObject([{ id: assistant.id, disabled: true }]);
    const say = (member: Member, { id }: { id: string }) =>
      member.send("POST", `/api/conversations/${id}/messages`, { text: question });
    expect(await say(alice, conversation)).toMatchObject(outOfUse);
    expect(await say(builder, draft)).toMatchObject(outOfUse);
    for (const member of [alice, builder]) {
      const begin = member.send("POST", `/api/assistants/${assistant.id}/conversations`, {});
      expect(await begin).toMatchObject(outOfUse);
      expect(await member.send("GET", `/api/assistants/${assistant.id}/opening`)).toMatchObject(outOfUse);
    }
    expect(skill.requests()).toEqual([]);

    await setDisabled(given, false);
    expect(await listed(alice)).toMatchObject([{ id: assistant.id, disabled: false }]);
    expect(cardOf(await alice.says(conversation, question)).scopes).toHaveLength(2);
  });

  test("has its tokens refused on every node, and for good: back in use, the next call gets new ones (T14)", async () => {
    const given = await givenAssistantWithSkill(world);
    const { alice, assistant, skill } = given;
    await alice.allows(await alice.says(assistant, question), { duration: "always" });
    const [{ accessToken, refreshToken = "" } = {}] = skill.tokens();
    const clients = [world, other].map(({ url }) => officialClient(url, assistant));

    await setDisabled(given, true);
    for (const client of clients) {
      await expect(client.profile(accessToken)).rejects.toMatchObject(noPermission);
      await expect(client.refresh(refreshToken)).rejects.toMatchObject(refusedGrant);
    }

    await setDisabled(given, false);
    await expect(skill.client.profile(accessToken)).rejects.toMatchObject(noPermission);
    await expect(skill.client.refresh(refreshToken)).rejects.toMatchObject(refusedGrant);
    const run = await alice.says(assistant, question);
    expect(asksNothing(run)).toBe(true);
    expect(answerOf(run)).toContain("13800000000");
    expect(await skill.client.profile(skill.tokens()[1]?.accessToken)).toHaveProperty("mobile");
  });

  test("has its codes refused, also those from before when it is back in use (T05)", async () => {
    const given = await givenAssistantWithSkill(world);
    given.skill.keepsItsCodes();
    await given.alice.allows(await given.alice.says(given.assistant, question), { duration: "always" });
    const [code = ""] = given.skill.codesReceived();

    await setDisabled(given, true);
    await setDisabled(given, false);

    await expect(given.skill.client.exchange(code)).rejects.toMatchObject(refusedGrant);
  });

  test("ends the runs that wait, which say why; nothing can be allowed any more", async () => {
    const given = await givenAssistantWithSkill(world);
    const { alice, assistant, skill } = given;
    const asked = await alice.says(assistant, question);
    const { id: consentId } = cardOf(asked);

    await setDisabled(given, true);

    const ended = await alice.waitsFor(asked, "failed");
    expect(ended.error?.code).toBe("assistant_disabled");
    expect((await alice.answers(asked, { consentId, decision: "allow" })).status).toBe(409);
    expect(await alice.grants()).toEqual([]);
    expect(skill.requests()).toEqual([]);
  });

  test("is an admin's to take out of use, and an event (T55)", async () => {
    const given = await givenAssistantWithSkill(world);
    const { organisation, builder, assistant } = given;
    const maker = await organisation.person("Maker", { roles: ["member", "builder"] });
    const made = await maker.send("POST", "/api/assistants", { name: "Mine" });
    const { id } = read(made, 201, z.object({ assistant: z.object({ id: z.string() }) })).assistant;
    expect((await maker.send("PATCH", `/api/assistants/${id}`, { disabled: true })).status).toBe(403);

    await setDisabled(given, true);
    await setDisabled(given, true);
    await setDisabled(given, false);

    const answer = await builder.send("GET", `/api/audit?subject=${assistant.id}&limit=2`);
    expect(read(answer, 200, AuditReply).events).toMatchObject([
      { event: "assistant.enabled", actor: { id: builder.id } },
      { event: "assistant.disabled", actor: { id: builder.id } },
    ]);
  });
});

describe("whoever builds an assistant no more", () => {
  /** A builder in a conversation with the draft of their own, whose role an admin can take away. */
  async function givenMaker() {
    const given = await givenAssistantWithSkill(world);
    const { organisation, builder, assistant } = given;
    const maker = await organisation.person("Maker", { roles: ["member", "admin"] });
    const conversation = await maker.startsConversation(assistant, { draft: true });
    const setRoles = (...roles: string[]) => builder.send("PATCH", `/api/members/${maker.id}`, { roles });
    return { ...given, maker, conversation, setRoles };
  }

  test("does not go on in its draft: no message, and what waits ends (T55)", async () => {
    const { maker, conversation, setRoles, skill } = await givenMaker();
    const asked = await maker.says(conversation, question);
    const { id: consentId } = cardOf(asked);

    await setRoles("member", "builder");

    expect((await maker.answers(asked, { consentId, decision: "allow" })).status).toBe(404);
    const ended = await maker.waitsFor(asked, "failed");
    expect(ended.error?.code).toBe("not_builder");
    const say = maker.send("POST", `/api/conversations/${conversation.id}/messages`, { text: question });
    expect((await say).status).toBe(404);
    expect(await maker.grants()).toEqual([]);
    expect(skill.requests()).toEqual([]);
  });

  test("leaves its draft nothing to use: its codes and tokens are refused (T55)", async () => {
    const { maker, conversation, setRoles, skill } = await givenMaker();
    await maker.allows(await maker.says(conversation, question), { duration: "always" });
    const [{ accessToken, refreshToken = "" } = {}] = skill.tokens();
    expect(await skill.client.profile(accessToken)).toHaveProperty("mobile");
    skill.keepsItsCodes();
    await maker.says(conversation, question);
    const code = skill.codesReceived()[1] ?? "";

    await setRoles("member", "builder");

    await expect(skill.client.exchange(code)).rejects.toMatchObject(refusedGrant);
    await expect(skill.client.profile(accessToken)).rejects.toMatchObject(noPermission);
    await expect(skill.client.refresh(refreshToken)).rejects.toMatchObject(refusedGrant);
  });

  test("talks on to what is published like everybody else", async () => {
    const { maker, assistant, setRoles } = await givenMaker();
    await setRoles("member", "builder");

    await maker.startsConversation(assistant);

    expect(cardOf(await maker.says(assistant, question)).scopes).toHaveLength(2);
  });
});
