import { expect, test } from "vitest";
import {
  addSkill,
  applyFor,
  approveAll,
  createAssistant,
  pendingRequests,
  publish,
} from "../world/building.ts";
import { CatalogueReply } from "../world/contract.ts";
import { answerOf, asksNothing, cardOf, type Member } from "../world/member.ts";
import { read } from "../world/session.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();

/** As the guide for skill developers has it: two permissions, and where the code goes. */
const showMyPhone = (server: string) => `
openapi: 3.0.1
info:
  title: 我的手机号
  version: 1.0.0
servers:
  - url: ${server}
paths:
  /phone:
    get:
      operationId: getMyPhone
      summary: 查看手机号 / Show my phone number
      description: 查询用户本人的手机号码。Looks up the phone number of the person who asks.
      x-dingtalk-delegated-scopes:
        - Contact.User.Read
        - Contact.User.mobile
      parameters:
        - name: oauthAuthCode
          in: query
          description: OAuth授权码
          schema:
            type: string
            x-dingtalk-context:
              property: currentUser
              format: oauthAuthCode
      responses:
        "200":
          description: The phone number
`;

async function givenPersonalAssistant() {
  const organisation = await world.organisation("示例公司");
  const builder = await organisation.person("Builder", { roles: ["member", "builder", "developer"] });
  const admin = await organisation.person("Admin", { roles: ["member", "admin"] });
  const skill = await world.skill();

  const assistant = await createAssistant(builder, { name: "个人助理" });
  skill.usesCredentials(assistant);
  await applyFor(
    builder,
    assistant,
    ["Contact.User.Read", "Contact.User.mobile"],
    "Shows a person their number",
  );
  await approveAll(admin);
  const { id: skillId } = await addSkill(builder, assistant, showMyPhone(skill.origin));
  await publish(builder, assistant);
  return { organisation, assistant, skill, skillId };
}

/** The catalogue's own words for a permission: nobody else's may stand on a card. */
async function inCatalogue(reader: Member, code: string, locale: "zh" | "en") {
  const { permissions } = read(await reader.send("GET", "/api/permissions"), 200, CatalogueReply);
  const permission = permissions.find((entry) => entry.code === code);
  if (permission === undefined) throw new Error(`${code} is not in the catalogue`);
  const { name, description, sensitive } = permission;
  return { code, name: name[locale], description: description[locale], sensitive };
}

test("a permission that is not sensitive is approved at once, a sensitive one when an admin says so", async () => {
  const organisation = await world.organisation();
  const builder = await organisation.person("Builder", { roles: ["member", "builder", "developer"] });
  const admin = await organisation.person("Admin", { roles: ["member", "admin"] });
  const skill = await world.skill();
  const assistant = await createAssistant(builder, { name: "个人助理" });
  const codes = ["Contact.User.Read", "Contact.User.mobile"];

  expect(await applyFor(builder, assistant, codes, "Shows a person their number")).toMatchObject({
    "Contact.User.Read": "approved",
    "Contact.User.mobile": "pending",
    "Calendar.Event.Read": "none",
  });
  const added = await addSkill(builder, assistant, showMyPhone(skill.origin));
  expect(added.problems).toContainEqual(
    expect.objectContaining({ severity: "warning", code: "scope_not_approved" }),
  );
  const tooEarly = await builder.send("POST", `/api/assistants/${assistant.id}/publish`, {});
  expect(tooEarly).toMatchObject({ status: 409, body: { error: { code: "publish_refused" } } });

  expect(await pendingRequests(admin)).toMatchObject([
    { code: "Contact.User.mobile", reason: "Shows a person their number" },
  ]);
  await approveAll(admin);

  expect(await publish(builder, assistant)).toMatchObject({
    number: 1,
    newScopes: codes,
    peopleAskedAgain: 0,
  });
});

test("asked in Chinese, the card says in Chinese who wants what, for whom and why", async () => {
  const { organisation, assistant, skill } = await givenPersonalAssistant();
  const xiaoming = await organisation.person("Xiaoming", { locale: "zh" });

  const run = await xiaoming.says(assistant, "我的手机号是多少？");

  expect(cardOf(run)).toEqual({
    id: expect.stringMatching(/^csr_/),
    application: { name: "个人助理", provider: "示例公司", privacyUrl: null },
    skill: { title: "我的手机号", host: new URL(skill.origin).host },
    request: "我的手机号是多少？",
    durations: ["once", "conversation", "30d", "always"],
    defaultDuration: "conversation",
    scopes: [
      { ...(await inCatalogue(xiaoming, "Contact.User.Read", "zh")), api: null, required: true },
      { ...(await inCatalogue(xiaoming, "Contact.User.mobile", "zh")), api: null, required: true },
    ],
    all: ["Contact.User.Read", "Contact.User.mobile"],
    allSkills: [
      {
        skill: { id: expect.stringMatching(/^skl_/), title: "我的手机号", host: new URL(skill.origin).host },
        application: { name: "个人助理", provider: "示例公司", other: false },
        scopes: [
          await inCatalogue(xiaoming, "Contact.User.Read", "zh"),
          await inCatalogue(xiaoming, "Contact.User.mobile", "zh"),
        ],
      },
    ],
    leftOut: [],
    expiresAt: expect.any(String),
  });
  expect(cardOf(run).scopes).toMatchObject([
    { name: "通讯录个人信息读权限", sensitive: false },
    { name: "个人手机号信息", sensitive: true },
  ]);
  expect(skill.requests()).toEqual([]);
});

test("asked in English, the same card is in English", async () => {
  const { organisation, assistant } = await givenPersonalAssistant();
  const alice = await organisation.person("Alice", { locale: "en" });

  const run = await alice.says(assistant, "What is my phone number?");

  expect(cardOf(run)).toMatchObject({
    request: "What is my phone number?",
    scopes: [
      { ...(await inCatalogue(alice, "Contact.User.Read", "en")), name: "Read your basic profile" },
      { ...(await inCatalogue(alice, "Contact.User.mobile", "en")), name: "Read your mobile number" },
    ],
  });
});

test("allowed, the skill exchanges its code for exactly that and the answer shows the number; asked again, no card", async () => {
  const { organisation, assistant, skill, skillId } = await givenPersonalAssistant();
  const alice = await organisation.person("Alice", { locale: "en", mobile: "13912345678" });

  const run = await alice.allows(await alice.says(assistant, "What is my phone number?"), {
    duration: "30d",
  });

  expect(run.status).toBe("completed");
  expect(answerOf(run)).toContain("13912345678");
  expect(skill.codesReceived()).toHaveLength(1);
  expect(skill.tokens()).toMatchObject([{ expireIn: 7200, corpId: organisation.corpId }]);

  const again = await alice.says(assistant, "What is my phone number?");
  expect(asksNothing(again)).toBe(true);
  expect(answerOf(again)).toContain("13912345678");
  expect(new Set(skill.codesReceived()).size).toBe(2);

  const grant = await alice.grant();
  expect(grant).toMatchObject({
    application: { name: "个人助理", provider: "示例公司" },
    skill: { id: skillId, title: "我的手机号" },
    scopes: [
      { code: "Contact.User.Read", duration: "30d" },
      { code: "Contact.User.mobile", duration: "30d" },
    ],
  });
  const [scope] = grant.scopes;
  const days = (Date.parse(scope?.expiresAt ?? "") - Date.parse(scope?.grantedAt ?? "")) / 86_400_000;
  expect(days).toBe(30);
});

test("revoked, the skill's token opens nothing any more and asking again shows the card", async () => {
  const { organisation, assistant, skill } = await givenPersonalAssistant();
  const alice = await organisation.person("Alice");
  const allowed = await alice.allows(await alice.says(assistant, "我的手机号是多少？"), {
    duration: "always",
  });
  const revokedAt = async () =>
    (await alice.sees(allowed)).steps.find(({ kind }) => kind === "consent")?.consent?.revokedAt;
  expect(await revokedAt()).toBeNull();
  const [tokens] = skill.tokens();
  expect(await skill.client.profile(tokens?.accessToken)).toHaveProperty("mobile");

  await alice.revokes(await alice.grant());

  await expect(skill.client.profile(tokens?.accessToken)).rejects.toMatchObject({
    statusCode: 403,
    code: "Forbidden.AccessDenied.AccessTokenPermissionDenied",
    accessDeniedDetail: { requiredScopes: ["Contact.User.Read"] },
  });
  expect(await alice.grants()).toEqual([]);
  expect(await revokedAt()).toEqual(expect.any(String));
  const again = await alice.says(assistant, "我的手机号是多少？");
  expect(cardOf(again).scopes).toHaveLength(2);
});

test("denied, the skill is not called at all and the answer says why", async () => {
  const { organisation, assistant, skill } = await givenPersonalAssistant();
  const alice = await organisation.person("Alice", { locale: "en" });

  const run = await alice.denies(await alice.says(assistant, "What is my phone number?"));

  expect(run.status).toBe("completed");
  expect(answerOf(run)).toMatch(/permission|allow/i);
  expect(answerOf(run)).not.toContain("138");
  expect(skill.requests()).toEqual([]);
  expect(await alice.grants()).toEqual([]);
});
