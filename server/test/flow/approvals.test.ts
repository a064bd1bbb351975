import { describe, expect, test } from "vitest";
import {
  addSkill,
  applyFor,
  approveAll,
  createAssistant,
  pendingRequests,
  publish,
  replaceSkill,
} from "../world/building.ts";
import { AuditReply } from "../world/contract.ts";
import { type Given, givenAssistantWithSkill } from "../world/given.ts";
import { answerOf, asksNothing, cardOf, confirmationOf } from "../world/member.ts";
import { read } from "../world/session.ts";
import { phone, skillFile } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const question = "我的手机号是多少？";
const sensitive = "Contact.User.mobile";
const noPermission = { statusCode: 403, code: "Forbidden.AccessDenied.AccessTokenPermissionDenied" };

const tryToPublish = ({ builder, assistant }: Pick<Given, "builder" | "assistant">) =>
  builder.send("POST", `/api/assistants/${assistant.id}/publish`, {});
const withdraw = ({ builder, assistant }: Pick<Given, "builder" | "assistant">, code = sensitive) =>
  builder.send("DELETE", `/api/applications/${assistant.applicationId}/permissions/${code}`);
const hostOf = (skill: { origin: string }) => new URL(skill.origin).host;

/** Its draft goes to another server now. */
async function moves({
  builder,
  assistant,
  skillId,
  document,
}: Given): Promise<Awaited<ReturnType<typeof world.skill>>> {
  const elsewhere = await world.skill();
  elsewhere.usesCredentials(assistant);
  await replaceSkill(builder, assistant, skillId, document({ server: elsewhere.origin }));
  return elsewhere;
}

describe("an approval of a sensitive permission", () => {
  test("is for where its skills go: a new host is pending again, and the published version goes on (T25)", async () => {
    const given = await givenAssistantWithSkill(world);
    const { alice, builder, assistant, skill } = given;
    const elsewhere = await moves(given);

    const refused = await tryToPublish(given);

    expect(refused).toMatchObject({
      status: 409,
      body: { error: { code: "publish_refused", details: [{ code: "scope_not_approved" }] } },
    });
    expect(JSON.stringify(refused.body)).toContain(sensitive);
    expect(await pendingRequests(builder)).toMatchObject([
      { code: sensitive, hosts: [hostOf(skill)], newHosts: [hostOf(elsewhere)] },
    ]);
    expect(answerOf(await alice.allows(await alice.says(assistant, question)))).toContain("13800000000");
    expect([skill.requests().length, elsewhere.requests().length]).toEqual([1, 0]);

    await approveAll(builder);
    await publish(builder, assistant);
    await alice.allows(await alice.says(assistant, question));
    expect([skill.requests().length, elsewhere.requests().length]).toEqual([1, 1]);
  });

  test("given before there is a skill is for where the first version goes, and no further (T25)", async () => {
    const organisation = await world.organisation();
    const builder = await organisation.person("Builder", {
      roles: ["member", "builder", "developer", "admin"],
    });
    const assistant = await createAssistant(builder, { name: "Early" });
    await applyFor(builder, assistant, phone.scopes);
    await approveAll(builder);
    const document = (server: string) => skillFile({ title: "Phone", server, operations: [phone] });
    const { id } = await addSkill(builder, assistant, document("https://one.example"));
    await replaceSkill(builder, assistant, id, document("https://two.example"));
    await publish(builder, assistant);

    await replaceSkill(builder, assistant, id, document("https://one.example"));

    expect((await tryToPublish({ builder, assistant })).status).toBe(409);
    expect(await pendingRequests(builder)).toMatchObject([
      { hosts: ["two.example"], newHosts: ["one.example"] },
    ]);
    await replaceSkill(builder, assistant, id, document("https://two.example"));
    await publish(builder, assistant);
  });

  test("is for where its skills are when it is given, and for what the admin looked at (T25)", async () => {
    const organisation = await world.organisation();
    const builder = await organisation.person("Builder", {
      roles: ["member", "builder", "developer", "admin"],
    });
    const assistant = await createAssistant(builder, { name: "Moving" });
    const document = (server: string) => skillFile({ title: "Phone", server, operations: [phone] });
    const { id } = await addSkill(builder, assistant, document("https://shown.example"));
    await applyFor(builder, assistant, phone.scopes);
    const [request] = await pendingRequests(builder);
    expect(request).toMatchObject({ hosts: [], newHosts: ["shown.example"] });
    await replaceSkill(builder, assistant, id, document("https://hidden.example"));

    const decide = (newHosts: string[]) =>
      builder.send("POST", `/api/permission-requests/${request?.id}`, { decision: "approve", newHosts });
    expect((await decide(["shown.example"])).status).toBe(409);
    expect((await decide(["hidden.example"])).status).toBe(200);

    await replaceSkill(builder, assistant, id, document("https://shown.example"));
    expect((await tryToPublish({ builder, assistant })).status).toBe(409);
  });

  test("is not stretched by a draft: what is tried out elsewhere gets nothing (T25)", async () => {
    const given = await givenAssistantWithSkill(world);
    const { builder, assistant } = given;
    const elsewhere = await moves(given);
    const draft = await builder.startsConversation(assistant, { draft: true });

    const run = await builder.says(draft, question);

    expect(asksNothing(run)).toBe(true);
    expect(elsewhere.requests()).toEqual([]);
  });

  test("rejected for a new host stays what it was", async () => {
    const given = await givenAssistantWithSkill(world);
    const { alice, builder, assistant } = given;
    await moves(given);
    await tryToPublish(given);
    const [request] = await pendingRequests(builder);

    await builder.send("POST", `/api/permission-requests/${request?.id}`, { decision: "reject" });

    expect(answerOf(await alice.allows(await alice.says(assistant, question)))).toContain("13800000000");
    expect(await pendingRequests(builder)).toEqual([]);
    expect((await tryToPublish(given)).status).toBe(409);
    expect((await pendingRequests(builder))[0]?.id).not.toBe(request?.id);
  });

  test("asked for twice is one request, and an event", async () => {
    const given = await givenAssistantWithSkill(world);
    const elsewhere = await moves(given);
    await tryToPublish(given);
    await tryToPublish(given);

    const { builder, assistant } = given;
    const path = `/api/audit?subject=${assistant.applicationId}&event=permission.requested&limit=5`;
    const { events } = read(await builder.send("GET", path), 200, AuditReply);
    const asked = events.filter(({ details }) => "hosts" in details);
    expect(asked).toMatchObject([{ details: { codes: [sensitive], hosts: [hostOf(elsewhere)] } }]);
  });
});

describe("a withdrawn approval", () => {
  async function givenTokens() {
    const given = await givenAssistantWithSkill(world);
    await given.alice.allows(await given.alice.says(given.assistant, question), { duration: "always" });
    const [{ accessToken = "", refreshToken = "" } = {}] = given.skill.tokens();
    return { ...given, accessToken, refreshToken };
  }

  test("is read at each use of a token: the next one shows nothing of it (T14)", async () => {
    const given = await givenTokens();
    const { skill, accessToken } = given;
    expect(await skill.client.profile(accessToken)).toHaveProperty("mobile");

    expect((await withdraw(given)).status).toBe(204);
    expect(await skill.client.profile(accessToken)).not.toHaveProperty("mobile");

    expect((await withdraw(given, "Contact.User.Read")).status).toBe(204);
    await expect(skill.client.profile(accessToken)).rejects.toMatchObject(noPermission);
  });

  test("and given again covers what is issued from then on, not what was before (T14)", async () => {
    const given = await givenTokens();
    const { alice, builder, assistant, skill, accessToken, refreshToken } = given;
    await withdraw(given);
    await applyFor(builder, assistant, [sensitive]);
    await approveAll(builder);

    expect(await skill.client.profile(accessToken)).not.toHaveProperty("mobile");
    const refreshed = await skill.client.refresh(refreshToken);
    expect(await skill.client.profile(refreshed.accessToken)).not.toHaveProperty("mobile");
    const run = await alice.says(assistant, question);
    expect(asksNothing(run)).toBe(true);
    expect(answerOf(run)).toContain("13800000000");
  });

  test("leaves no call to be made with it, and no card to be answered", async () => {
    const given = await givenAssistantWithSkill(world);
    const { alice, assistant, skill } = given;
    const asked = await alice.says(assistant, question);
    const { id: consentId } = cardOf(asked);

    await withdraw(given);

    const ended = await alice.waitsFor(asked, "failed");
    expect(ended.error?.code).toBe("approval_withdrawn");
    expect((await alice.answers(asked, { consentId, decision: "allow" })).status).toBe(409);
    await alice.says(assistant, question);
    expect(await alice.grants()).toEqual([]);
    expect(skill.requests()).toEqual([]);
  });

  test("ends what waits for a word on a call that needs it", async () => {
    const writing = { ...phone, operationId: "putPhone", method: "put" as const, path: "/phone" };
    const given = await givenAssistantWithSkill(world, { operations: [writing] });
    const { alice, assistant, skill } = given;
    const asked = await alice.allows(await alice.says(assistant, question));
    confirmationOf(asked);

    await withdraw(given);

    expect((await alice.waitsFor(asked, "failed")).error?.code).toBe("approval_withdrawn");
    expect(skill.requests()).toEqual([]);
  });

  test("that was given by itself is an admin's to give again", async () => {
    const given = await givenAssistantWithSkill(world);
    const { builder, assistant } = given;
    await withdraw(given, "Contact.User.Read");

    const statuses = await applyFor(builder, assistant, ["Contact.User.Read"]);

    expect(statuses["Contact.User.Read"]).toBe("pending");
  });

  test("is an admin's to withdraw, once, and an event (T55)", async () => {
    const given = await givenAssistantWithSkill(world);
    const { organisation, builder, assistant } = given;
    const developer = await organisation.person("Developer", { roles: ["member", "developer", "builder"] });
    expect((await withdraw({ builder: developer, assistant })).status).toBe(403);
    expect((await withdraw(given, "Todo.Todo.Write")).status).toBe(404);

    expect([(await withdraw(given)).status, (await withdraw(given)).status]).toEqual([204, 404]);

    const path = `/api/audit?subject=${assistant.applicationId}&event=permission.withdrawn`;
    expect(read(await builder.send("GET", path), 200, AuditReply).events).toMatchObject([
      { actor: { id: builder.id }, details: { code: sensitive } },
    ]);
  });
});
