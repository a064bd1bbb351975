import { describe, expect, test } from "vitest";
import { addSkill, createAssistant, publish } from "../world/building.ts";
import { AuditReply, type Duration } from "../world/contract.ts";
import { givenAssistantWithSkill } from "../world/given.ts";
import { answerOf, asksNothing, type Member } from "../world/member.ts";
import { officialClient } from "../world/official-client.ts";
import { read, request } from "../world/session.ts";
import { skillFile, weather } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const question = "我的手机号是多少？";

const refusedCode = { statusCode: 400, code: "invalidParameter.authCode.notFound" };
const refusedClient = { statusCode: 400, code: "invalidClientIdOrSecret" };
const noPermission = { statusCode: 403, code: "Forbidden.AccessDenied.AccessTokenPermissionDenied" };

/** A code the skill has received and not exchanged. */
async function givenCode(duration: Duration = "always") {
  const given = await givenAssistantWithSkill(world);
  given.skill.keepsItsCodes();
  const run = await given.alice.allows(await given.alice.says(given.assistant, question), { duration });
  const [code = ""] = given.skill.codesReceived();
  return { ...given, run, code };
}

type GivenCode = Awaited<ReturnType<typeof givenCode>>;

async function audited(admin: Member, event: string) {
  return read(await admin.send("GET", `/api/audit?event=${event}`), 200, AuditReply).events;
}

/** Answers are Markdown, in which an underscore, as one code in sixteen has among its last four, is written `\_`. */
const asRead = (markdown: string) => markdown.replaceAll("\\_", "_");

const exchangeByHand = (body: Record<string, unknown>) =>
  request(world.url, "POST", "/v1.0/oauth2/userAccessToken", body);

describe("an exchange", () => {
  test("gives exactly the tokens the official client reads, for the person's organisation", async () => {
    const { organisation, assistant, code } = await givenCode();

    const answer = await exchangeByHand({
      ...assistant,
      grantType: "authorization_code",
      code,
      refreshToken: "",
    });

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      accessToken: expect.stringMatching(/^bhf_[\w-]{16}_[\w-]{43}$/),
      refreshToken: expect.stringMatching(/^bhf_[\w-]{16}_[\w-]{43}$/),
      expireIn: 7200,
      corpId: organisation.corpId,
    });
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  test("is refused in the compatible form, with the request's id in the body and in a header", async () => {
    const { assistant } = await givenCode();

    const answer = await exchangeByHand({ ...assistant, grantType: "authorization_code", code: "unknown" });

    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({
      code: "invalidParameter.authCode.notFound",
      message: "不合法的临时授权码",
      requestid: answer.headers.get("x-acs-request-id"),
    });
    expect(answer.headers.get("x-acs-request-id")).toMatch(/^[0-9A-F-]{36}$/);
    expect(answer.headers.get("content-type")).toContain("application/json");
  });

  test("of another kind, or of none, says that it does not know it", async () => {
    const { assistant, skill, code } = await givenCode();

    for (const grantType of ["password", "", undefined]) {
      const answer = await exchangeByHand({ ...assistant, grantType, code });
      expect(answer).toMatchObject({ status: 400, body: { code: "invalidParameter.grantType" } });
    }

    expect(await skill.client.exchange(code)).toHaveProperty("accessToken");
  });

  test("with a wrong secret is refused as the client it is, and spends nothing", async () => {
    const { builder, assistant, skill, code } = await givenCode();
    const wrong = officialClient(world.url, { ...assistant, clientSecret: "wrong" });
    const unknown = officialClient(world.url, {
      clientId: "dingunknown",
      clientSecret: assistant.clientSecret,
    });

    for (const client of [wrong, unknown])
      await expect(client.exchange(code)).rejects.toMatchObject(refusedClient);
    await expect(wrong.exchange(code)).rejects.toThrow(
      /^invalidClientIdOrSecret: code: 400, 无效的clientId或者clientSecret/,
    );

    expect(await skill.client.exchange(code)).toHaveProperty("accessToken");
    expect(await audited(builder, "code.replayed")).toEqual([]);
  });

  test("by another client burns the code, tells that client nothing, and is on record (T04)", async () => {
    const { organisation, builder, assistant, skill, code } = await givenCode();
    const sameHouse = await createAssistant(builder, { name: "Another assistant" });
    const elsewhere = (await givenAssistantWithSkill(world)).assistant;

    for (const other of [elsewhere, sameHouse]) {
      await expect(officialClient(world.url, other).exchange(code)).rejects.toMatchObject(refusedCode);
    }

    await expect(skill.client.exchange(code)).rejects.toMatchObject(refusedCode);
    expect(organisation.corpId).not.toBe("");
    const refusals = await audited(builder, "code.refused");
    expect(refusals.map(({ actor }) => actor.id)).toEqual([
      assistant.applicationId,
      sameHouse.applicationId,
      elsewhere.applicationId,
    ]);
  });

  test("a second time ends what the first one got, but not what the person allowed (T01)", async () => {
    const { alice, builder, assistant, skill, code } = await givenCode();
    const tokens = await skill.client.exchange(code);
    expect(await skill.client.profile(tokens.accessToken)).toHaveProperty("mobile");

    await expect(skill.client.exchange(code)).rejects.toMatchObject(refusedCode);

    await expect(skill.client.profile(tokens.accessToken)).rejects.toMatchObject(noPermission);
    await expect(skill.client.refresh(tokens.refreshToken ?? "")).rejects.toMatchObject(refusedCode);
    expect(await audited(builder, "code.replayed")).toMatchObject([{ details: { personId: alice.id } }]);
    expect(asksNothing(await alice.says(assistant, question))).toBe(true);
  });
});

describe("a code is refused", () => {
  const endings: [string, (given: GivenCode) => Promise<unknown>, Duration?][] = [
    ["after a minute", () => world.later("61 seconds")],
    ["once the person revoked what they allowed", async ({ alice }) => alice.revokes(await alice.grant())],
    [
      "once the person revoked one of its permissions",
      async ({ alice }) => alice.revokes(await alice.grant(), "Contact.User.mobile"),
    ],
    ["once the person revoked everything", ({ alice }) => alice.send("DELETE", "/api/grants")],
    [
      "once the person was disabled",
      ({ alice, builder }) => builder.send("PATCH", `/api/members/${alice.id}`, { disabled: true }),
    ],
    [
      "once an admin gave the person a password",
      ({ alice, builder }) => builder.send("PATCH", `/api/members/${alice.id}`, { password: "given-horse" }),
    ],
    [
      "once its skill is no longer part of what is published",
      async ({ builder, assistant, skill, skillId }) => {
        await addSkill(
          builder,
          assistant,
          skillFile({ title: "Weather", server: skill.origin, operations: [weather] }),
        );
        await builder.send("DELETE", `/api/assistants/${assistant.id}/skills/${skillId}`);
        await publish(builder, assistant);
      },
    ],
    [
      "once its assistant was deleted",
      ({ builder, assistant }) => builder.send("DELETE", `/api/assistants/${assistant.id}`),
    ],
    ["once its run is over, when it was for this run alone", async () => {}, "once"],
    [
      "once its conversation was deleted, when it was for this conversation",
      ({ alice, run }) => alice.send("DELETE", `/api/conversations/${run.conversationId}`),
      "conversation",
    ],
  ];

  test.each(endings)("%s", async (_, end, duration) => {
    const given = await givenCode(duration);

    await end(given);

    await expect(given.skill.client.exchange(given.code)).rejects.toMatchObject(refusedCode);
  });

  test("for good: what ended it may come back, the code does not (T05)", async () => {
    const { alice, builder, skill, code } = await givenCode();
    await builder.send("PATCH", `/api/members/${alice.id}`, { disabled: true });
    await expect(skill.client.exchange(code)).rejects.toMatchObject(refusedCode);

    await builder.send("PATCH", `/api/members/${alice.id}`, { disabled: false });

    await expect(skill.client.exchange(code)).rejects.toMatchObject(refusedCode);
  });

  test("but not before its minute is over (T05)", async () => {
    const { skill, code } = await givenCode();
    await world.later("45 seconds");
    expect(await skill.client.exchange(code)).toHaveProperty("accessToken");
  });
});

test("guessing codes is stopped after a hundred in a minute, for the client that guesses alone (T07)", async () => {
  const { assistant, code } = await givenCode();
  const other = await givenCode();
  const guess = (tried: string) =>
    exchangeByHand({ ...assistant, grantType: "authorization_code", code: tried });

  for (let batch = 0; batch < 5; batch += 1) {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => guess(`${batch}-${index}`)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([400]));
  }

  const stopped = await guess(code);
  expect(stopped).toMatchObject({
    status: 403,
    body: { code: "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi" },
  });
  expect(Number(stopped.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await other.skill.client.exchange(other.code)).toHaveProperty("accessToken");
});

test("an API that does not exist is told in the compatible form", async () => {
  const answer = await request(world.url, "GET", "/v1.0/contact/nothing");

  expect(answer.status).toBe(404);
  expect(answer.body).toEqual({
    code: "InvalidAction.NotFound",
    message: "Specified api is not found",
    requestid: answer.headers.get("x-acs-request-id"),
  });
});

test("each call gets a code of its own, which appears nowhere that a person or a builder can look (T10, T50)", async () => {
  const { alice, builder, assistant, skill } = await givenAssistantWithSkill(world);
  skill.answersWith(async ({ query }) => ({ echoed: query.oauthAuthCode }));

  const run = await alice.allows(await alice.says(assistant, question), { duration: "always" });
  const again = await alice.says(assistant, question);

  const codes = skill.codesReceived();
  expect(new Set(codes).size).toBe(2);
  const [first = ""] = codes;
  const seen = JSON.stringify([
    run,
    again,
    await alice.thread({ id: run.conversationId }),
    (await alice.send("GET", `/api/runs/${run.id}/calls`)).body,
    (await builder.send("GET", `/api/runs/${run.id}/calls`)).body,
    (await builder.send("GET", "/api/audit?limit=200")).body,
  ]);
  expect(seen).not.toContain(first);
  expect(asRead(answerOf(run))).toContain(`••••${first.slice(-4)}`);
});
