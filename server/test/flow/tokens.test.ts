import { describe, expect, test } from "vitest";
import { addSkill, createAssistant, publish } from "../world/building.ts";
import type { Duration } from "../world/contract.ts";
import { givenAssistantWithSkill } from "../world/given.ts";
import { answerOf, asksNothing, cardOf } from "../world/member.ts";
import { officialClient } from "../world/official-client.ts";
import { request } from "../world/session.ts";
import { phone, profile, skillFile, weather } from "../world/skill-file.ts";
import { anotherApplication, givenTokenHolder } from "../world/tokens.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const question = "我的手机号是多少？";

const refusedGrant = { statusCode: 400, code: "invalidParameter.authCode.notFound" };
const refusedToken = { statusCode: 400, code: "InvalidAuthentication" };
const noPermission = (...requiredScopes: string[]) => ({
  statusCode: 403,
  code: "Forbidden.AccessDenied.AccessTokenPermissionDenied",
  accessDeniedDetail: { requiredScopes },
});

/** What a skill has in its hands after the person allowed it. */
async function givenTokens(
  duration: Duration = "always",
  wanted: Parameters<typeof givenAssistantWithSkill>[1] = {},
) {
  const given = await givenAssistantWithSkill(world, wanted);
  await given.alice.allows(await given.alice.says(given.assistant, question), { duration });
  const [{ accessToken = "", refreshToken = "" } = {}] = given.skill.tokens();
  return { ...given, accessToken, refreshToken };
}

describe("an access token", () => {
  test("opens what was allowed for two hours, then nothing", async () => {
    const { alice, skill, accessToken } = await givenTokens();
    expect(await skill.client.profile(accessToken)).toEqual({
      nick: "Alice",
      unionId: alice.unionId,
      openId: expect.stringMatching(/^[\w-]{22}$/),
      email: "alice@example.com",
      mobile: "13800000000",
      stateCode: "86",
    });

    await world.later("119 minutes");
    expect(await skill.client.profile(accessToken)).toHaveProperty("mobile");
    await world.later("2 minutes");

    await expect(skill.client.profile(accessToken)).rejects.toMatchObject(refusedToken);
  });

  test("that is missing or unknown is refused in the compatible form", async () => {
    for (const token of ["", "unknown"]) {
      const answer = await request(world.url, "GET", "/v1.0/contact/users/me", undefined, {
        "x-acs-dingtalk-access-token": token,
      });
      expect(answer.status).toBe(400);
      expect(answer.body).toEqual({
        code: "InvalidAuthentication",
        message: "不合法的access_token",
        requestid: answer.headers.get("x-acs-request-id"),
      });
    }
  });

  test("is read from the Authorization header too", async () => {
    const { accessToken } = await givenTokens();
    const answer = await request(world.url, "GET", "/v1.0/contact/users/me", undefined, {
      authorization: `Bearer ${accessToken}`,
    });
    expect(answer).toMatchObject({ status: 200, body: { mobile: "13800000000" } });
  });

  test("shows the mobile number only to those who were allowed it (T11)", async () => {
    const { alice, assistant, skill } = await givenAssistantWithSkill(world, { operations: [profile] });
    await alice.allows(await alice.says(assistant, "我的个人信息"));

    const [tokens] = skill.tokens();
    const seen = await skill.client.profile(tokens?.accessToken);

    expect(seen).toMatchObject({ nick: "Alice", email: "alice@example.com" });
    expect(seen).not.toHaveProperty("mobile");
    expect(seen).not.toHaveProperty("stateCode");
  });

  test("knows its person by another openId than another application's does, and by the same unionId", async () => {
    const holder = await givenTokenHolder(world);
    const other = await anotherApplication(world, holder);
    const seenBy = async ({ assistant, token, alice }: typeof holder) =>
      officialClient(world.url, assistant).profile(await token(alice, "Contact.User.Read"));

    const [one, again, another] = [await seenBy(holder), await seenBy(holder), await seenBy(other)];

    expect(again.openId).toBe(one.openId);
    expect(another.openId).not.toBe(one.openId);
    expect(another.unionId).toBe(one.unionId);
  });

  test("without the permission to read the profile opens none of it, and names the one that is missing (T11)", async () => {
    const { alice, assistant, skill } = await givenAssistantWithSkill(world, {
      operations: [{ ...phone, scopes: ["Contact.User.mobile"] }],
    });

    await alice.allows(await alice.says(assistant, question), { duration: "always" });

    expect(skill.errors()).toMatchObject([noPermission("Contact.User.Read")]);
  });

  test("speaks for its own person alone, and for nobody by another name (T15)", async () => {
    const { organisation, alice, skill, accessToken } = await givenTokens();
    const bob = await organisation.person("Bob");

    expect(await skill.client.profile(accessToken, alice.unionId)).toHaveProperty("nick", "Alice");
    for (const unionId of [bob.unionId, "nobody"]) {
      await expect(skill.client.profile(accessToken, unionId)).rejects.toMatchObject({
        statusCode: 404,
        code: "invalidParameter.user.notFound",
      });
    }
  });

  test("loses a permission the moment the person takes that one back (T14)", async () => {
    const { alice, skill, accessToken } = await givenTokens();

    await alice.revokes(await alice.grant(), "Contact.User.mobile");

    expect(await skill.client.profile(accessToken)).not.toHaveProperty("mobile");
    await alice.revokes(await alice.grant(), "Contact.User.Read");
    await expect(skill.client.profile(accessToken)).rejects.toMatchObject(noPermission("Contact.User.Read"));
    expect(await alice.grants()).toEqual([]);
  });

  test("stays dead when the person allows the same again", async () => {
    const { alice, assistant, skill, accessToken, refreshToken } = await givenTokens();
    await alice.revokes(await alice.grant());

    await alice.allows(await alice.says(assistant, question), { duration: "always" });

    await expect(skill.client.profile(accessToken)).rejects.toMatchObject(noPermission("Contact.User.Read"));
    await expect(skill.client.refresh(refreshToken)).rejects.toMatchObject(refusedGrant);
    expect(await skill.client.profile(skill.tokens()[1]?.accessToken)).toHaveProperty("mobile");
  });

  type Given = Awaited<ReturnType<typeof givenTokens>>;

  async function publishWithout({ builder, assistant, skill, skillId }: Given): Promise<void> {
    await addSkill(
      builder,
      assistant,
      skillFile({ title: "Weather", server: skill.origin, operations: [weather] }),
    );
    await builder.send("DELETE", `/api/assistants/${assistant.id}/skills/${skillId}`);
    await publish(builder, assistant);
  }

  const endings: [string, (given: Given) => Promise<unknown>][] = [
    [
      "the person is disabled",
      ({ alice, builder }) => builder.send("PATCH", `/api/members/${alice.id}`, { disabled: true }),
    ],
    [
      "an admin gave the person a password",
      ({ alice, builder }) => builder.send("PATCH", `/api/members/${alice.id}`, { password: "given-horse" }),
    ],
    [
      "the assistant is deleted",
      ({ builder, assistant }) => builder.send("DELETE", `/api/assistants/${assistant.id}`),
    ],
    ["the skill is published no more", publishWithout],
    [
      "the skill is back in the draft alone",
      async (given) => {
        await publishWithout(given);
        await given.builder.send("POST", `/api/assistants/${given.assistant.id}/versions/1/restore`);
      },
    ],
  ];

  test.each(endings)("opens nothing and is not refreshed once %s (T05, T14)", async (_, end) => {
    const given = await givenTokens();

    await end(given);

    await expect(given.skill.client.profile(given.accessToken)).rejects.toMatchObject(
      noPermission("Contact.User.Read"),
    );
    await expect(given.skill.client.refresh(given.refreshToken)).rejects.toMatchObject(refusedGrant);
  });
});

describe("a person who was disabled and is enabled again", () => {
  type Given = Pick<Awaited<ReturnType<typeof givenTokens>>, "alice" | "builder">;

  async function disablesAndEnables({ alice, builder }: Given): Promise<void> {
    for (const disabled of [true, false]) {
      const { status } = await builder.send("PATCH", `/api/members/${alice.id}`, { disabled });
      expect(status).toBe(200);
    }
  }

  test("finds no token alive: what was issued opens nothing, is not refreshed, and shows nothing (T05)", async () => {
    const given = await givenTokens();
    const { skill, accessToken, refreshToken } = given;
    const refreshed = await skill.client.refresh(refreshToken);

    await disablesAndEnables(given);

    for (const token of [accessToken, refreshed.accessToken]) {
      await expect(skill.client.profile(token)).rejects.toMatchObject(noPermission("Contact.User.Read"));
      await expect(skill.client.authRules(token)).rejects.toMatchObject({ statusCode: 403 });
    }
    await expect(skill.client.refresh(refreshToken)).rejects.toMatchObject(refusedGrant);
  });

  test("finds no code alive that was issued before (T05)", async () => {
    const given = await givenAssistantWithSkill(world);
    const { alice, assistant, skill } = given;
    skill.keepsItsCodes();
    await alice.allows(await alice.says(assistant, question), { duration: "always" });
    const [code = ""] = skill.codesReceived();

    await disablesAndEnables(given);

    await expect(skill.client.exchange(code)).rejects.toMatchObject(refusedGrant);
  });

  test("still allows what they allowed: the next call gets a new code and new tokens, and no card", async () => {
    const given = await givenTokens();
    await disablesAndEnables(given);

    // The session ended with the disabling.
    await world.later("1 second");
    const run = await given.alice.says(given.assistant, question);

    expect(asksNothing(run)).toBe(true);
    expect(answerOf(run)).toContain("13800000000");
    const token = given.skill.tokens()[1]?.accessToken;
    expect(await given.skill.client.profile(token)).toHaveProperty("mobile");
  });

  test("is not taken for somebody new by a change of anything else", async () => {
    const { alice, builder, skill, accessToken } = await givenTokens();

    for (const change of [{ name: "Alicia" }, { disabled: false }, { roles: ["member", "builder"] }])
      await builder.send("PATCH", `/api/members/${alice.id}`, change);

    expect(await skill.client.profile(accessToken)).toHaveProperty("nick", "Alicia");
  });
});

describe("a refresh", () => {
  test("gives another access token beside the first, and the same refresh token", async () => {
    const { skill, accessToken, refreshToken } = await givenTokens();

    const refreshed = await skill.client.refresh(refreshToken);

    expect(refreshed).toMatchObject({ refreshToken, expireIn: 7200 });
    expect(refreshed.accessToken).not.toBe(accessToken);
    for (const token of [accessToken, refreshed.accessToken])
      expect(await skill.client.profile(token)).toHaveProperty("mobile");
  });

  test("lasts thirty days from its last use", async () => {
    const { skill, refreshToken } = await givenTokens("always");

    await world.later("20 days");
    await skill.client.refresh(refreshToken);
    await world.later("20 days");
    await skill.client.refresh(refreshToken);
    await world.later("31 days");

    await expect(skill.client.refresh(refreshToken)).rejects.toMatchObject(refusedGrant);
  });

  test("that has run out while the permission stands costs the person no question: the next call has a new code", async () => {
    const { alice, assistant, skill, refreshToken } = await givenTokens("always");
    await world.later("31 days");
    await expect(skill.client.refresh(refreshToken)).rejects.toMatchObject(refusedGrant);

    const run = await alice.says(assistant, question);

    expect(asksNothing(run)).toBe(true);
    expect(answerOf(run)).toContain("13800000000");
    expect(new Set(skill.codesReceived()).size).toBe(2);
  });

  test("never outlives what was allowed: after that there is a card (T11)", async () => {
    const { alice, assistant, skill, refreshToken } = await givenTokens("30d");
    await world.later("29 days");
    const { accessToken } = await skill.client.refresh(refreshToken);
    expect(await skill.client.profile(accessToken)).toHaveProperty("mobile");
    await world.later("2 days");

    await expect(skill.client.refresh(refreshToken)).rejects.toMatchObject(refusedGrant);
    expect(cardOf(await alice.says(assistant, question)).scopes).toHaveLength(2);
  });

  test("by another client, or with a wrong secret, is refused and changes nothing (T11)", async () => {
    const { builder, assistant, skill, accessToken, refreshToken } = await givenTokens();
    const other = await createAssistant(builder, { name: "Another assistant" });

    await expect(officialClient(world.url, other).refresh(refreshToken)).rejects.toMatchObject(refusedGrant);
    const wrong = officialClient(world.url, { ...assistant, clientSecret: "wrong" });
    await expect(wrong.refresh(refreshToken)).rejects.toMatchObject({ code: "invalidClientIdOrSecret" });

    expect(await skill.client.profile(accessToken)).toHaveProperty("mobile");
    expect(await skill.client.refresh(refreshToken)).toMatchObject({ refreshToken });
  });
});

test("what a person allows an application is told as whole APIs and as fields", async () => {
  const { skill, accessToken } = await givenTokens();

  expect(await skill.client.authRules(accessToken)).toEqual([
    { resource: "rpc_auth", authItems: ["Contact.User.Read"] },
    { resource: "Contact.User", authItems: ["mobile"] },
  ]);
});

test("an application's own token is a new one each time and speaks for no person", async () => {
  const { assistant, skill } = await givenTokens();

  const first = await skill.client.appToken();
  const second = await skill.client.appToken();

  expect(first.expireIn).toBe(7200);
  expect(second.accessToken).not.toBe(first.accessToken);
  for (const { accessToken } of [first, second]) {
    await expect(skill.client.profile(accessToken)).rejects.toMatchObject(noPermission("Contact.User.Read"));
    await expect(skill.client.authRules(accessToken)).rejects.toMatchObject({ statusCode: 403 });
  }
  const wrong = officialClient(world.url, { ...assistant, clientSecret: "wrong" });
  await expect(wrong.appToken()).rejects.toMatchObject({ statusCode: 400, code: "invalidClientIdOrSecret" });
});
