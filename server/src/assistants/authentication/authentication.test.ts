import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { testCtx } from "../../../test/world/database.ts";
import { addSkill, givenBuilding, skillFile } from "../builders.fixture.ts";
import { loadSkills, openAuthentication } from "../index.ts";

const { ctx } = await testCtx({ env: { EGRESS_ALLOW: "127.0.0.1" } });
const building = await givenBuilding(ctx);

const bearer = { type: "bearer", token: "canary-token" };
const document = skillFile([]);
const at = (url: string) => skillFile([], { servers: `servers: [{ url: "${url}" }]` });

async function givenSkill(authentication: object = bearer) {
  const given = await building.assistant();
  const { body } = await addSkill(given.builder, given.url, document, { authentication });
  const put = (input: object) => given.builder("PUT", `${given.url}/skills/${body.skill.id}`, input);
  const loaded = async (version: number | null = null) => {
    const [skill] = await loadSkills(given.tenant, { assistantId: given.assistant.id, version });
    const [operation] = skill?.operations ?? [];
    if (skill === undefined || operation === undefined) throw new Error("no skill was loaded");
    return { skill, operation, opened: openAuthentication(given.tenant, skill, operation) };
  };
  return { ...given, skill: body.skill, put, loaded };
}

async function audited(admin: Awaited<ReturnType<typeof givenSkill>>["admin"], subject: string) {
  const { events } = (await admin("GET", "/api/audit")).body;
  return events
    .filter((event: { subject: string; event: string }) => event.subject === subject)
    .filter(({ event }: { event: string }) => event.startsWith("skill.authentication"))
    .map(({ event, details }: { event: string; details: object }) => [event, details]);
}

const oauth = {
  type: "oauth_client_credentials",
  tokenUrl: "http://127.0.0.1:9090/token",
  clientId: "client",
  clientSecret: "canary-client-secret",
  scope: "a b",
};

test.each([
  [bearer, {}],
  [{ type: "basic", username: "canary-user", password: "canary-password" }, {}],
  [{ type: "header", name: "X-Api-Key", value: "canary value" }, { hint: "X-Api-Key" }],
  [{ type: "query", name: "api[key]", value: "canary key/天" }, { hint: "api[key]" }],
  [{ type: "cookie", name: "JSESSIONID", value: "canary/+==" }, { hint: "JSESSIONID" }],
  [oauth, { hint: "client · http://127.0.0.1:9090/token" }],
])("%j is kept sealed and shown without its secret", async (authentication, hint) => {
  const { builder, admin, url, skill, loaded } = await givenSkill(authentication);

  expect(skill.authentication).toEqual({
    type: authentication.type,
    host: "skill.example",
    updatedAt: expect.any(String),
    ...hint,
  });
  const seen = await builder("GET", url);
  expect(seen.body.assistant.skills[0].authentication).toEqual(skill.authentication);
  const { rows } = await sql`select * from skill_authentication where skill_id = ${skill.id}`.execute(ctx.db);
  const audit = await audited(admin, skill.id);
  expect(audit).toEqual([
    ["skill.authentication_set", { type: authentication.type, hosts: ["skill.example"] }],
  ]);
  expect(JSON.stringify([seen, skill, rows, audit])).not.toContain("canary");
  const { opened } = await loaded();
  expect(opened).toMatchObject({ type: authentication.type });
  expect(JSON.stringify(opened)).not.toContain("canary");
});

test("only its builders learn that a skill has an authentication", async () => {
  const { organisation, builder, url } = await givenSkill();
  await builder("POST", `${url}/publish`);
  const member = building.api.as(await organisation.person("member"));

  const [seen] = (await member("GET", url)).body.assistant.skills;

  expect(seen.title).toBe("Weather");
  expect(seen.authentication).toBeUndefined();
});

test("replacing the file keeps it, giving another one replaces it, none removes it", async () => {
  const { admin, skill, put, loaded } = await givenSkill();

  expect((await put({ document: skillFile([], { id: "operationId: other" }) })).body.skill).toMatchObject({
    authentication: { type: "bearer", updatedAt: skill.authentication.updatedAt },
  });
  const header = { type: "header", name: "X-Key", value: "second" };
  expect((await put({ document, authentication: header })).body.skill.authentication.type).toBe("header");
  expect((await loaded()).opened).toMatchObject({ type: "header", name: "X-Key" });
  const none = { type: "none" };
  expect((await put({ document, authentication: none })).body.skill.authentication).toBeNull();
  expect((await loaded()).opened).toBeNull();
  await put({ document, authentication: none });

  const events = (await audited(admin, skill.id)).map(([event]: [string]) => event);
  expect(events.reverse()).toEqual([
    "skill.authentication_set",
    "skill.authentication_set",
    "skill.authentication_removed",
  ]);
});

describe("it is sent where it was given for, and nowhere else", () => {
  test("a file that leads to another host is refused until it is given again", async () => {
    const { url, builder, put, loaded } = await givenSkill();
    const moved = at("https://elsewhere.example");

    const refused = await put({ document: moved });

    expect([refused.status, refused.body.error.code]).toEqual([400, "authentication_host_changed"]);
    expect(refused.body.error.message).toContain("skill.example");
    expect(refused.body.error.message).toContain("elsewhere.example");
    expect((await builder("GET", url)).body.assistant.skills[0].document).toBe(document);
    expect((await put({ document: moved, authentication: bearer })).status).toBe(200);
    expect((await loaded()).opened).toMatchObject({ type: "bearer" });
    const { skill } = (await put({ document: at("https://third.example"), authentication: { type: "none" } }))
      .body;
    expect(skill.authentication).toBeNull();
  });

  test.each([
    "https://skill.example:8443",
    "http://skill.example",
    "https://skill.example.evil.example",
    "https://sub.skill.example",
  ])("%s is another host than https://skill.example", async (server) => {
    const { put } = await givenSkill();
    expect((await put({ document: at(server) })).body.error.code).toBe("authentication_host_changed");
  });

  test("another path on the same host keeps it", async () => {
    const { put } = await givenSkill();
    expect((await put({ document: at("https://skill.example/v2") })).status).toBe(200);
  });

  test("one operation that leads elsewhere is enough to refuse", async () => {
    const { put } = await givenSkill();
    const document = skillFile([], { operation: "      servers: [{ url: https://elsewhere.example }]" });
    expect((await put({ document })).body.error.code).toBe("authentication_host_changed");
  });

  test("a published version uses the rotated secret, and none that was given for another host", async () => {
    const { builder, url, put, loaded } = await givenSkill();
    await builder("POST", `${url}/publish`);
    const rotated = { type: "bearer", token: "rotated-token" };

    await put({ document, authentication: rotated });
    const { opened } = await loaded(1);
    expect(
      opened !== null && opened !== "elsewhere" && opened.type === "bearer" && opened.token.reveal(),
    ).toBe(rotated.token);
    await put({ document: at("https://elsewhere.example"), authentication: rotated });
    expect((await loaded(1)).opened).toBe("elsewhere");
    expect((await loaded()).opened).toMatchObject({ type: "bearer" });
  });

  test("neither a changed row nor another skill's secret can take it elsewhere", async () => {
    const { skill, put, loaded } = await givenSkill();
    await sql`update skill_authentication set origins = '{https://elsewhere.example}' where skill_id = ${skill.id}`.execute(
      ctx.db,
    );
    expect((await put({ document: at("https://elsewhere.example") })).status).toBe(200);
    expect((await loaded()).opened).toBe("elsewhere");

    const other = await givenSkill();
    await sql`
      update skill_authentication x set sealed = y.sealed from skill_authentication y
       where x.skill_id = ${skill.id} and y.skill_id = ${other.skill.id}`.execute(ctx.db);
    await expect(loaded()).rejects.toThrow("was changed or is not its own");
  });
});

describe("what cannot be sent safely is not kept", () => {
  test("over plain http a secret goes to a host that the operator lists, and to no other", async () => {
    const { builder, url } = await building.assistant();
    const save = (server: string) => addSkill(builder, url, at(server), { authentication: bearer });

    const refused = await save("http://93.184.216.34");
    expect([refused.status, refused.body.error.details[0].path]).toEqual([400, "body.authentication"]);
    expect((await addSkill(builder, url, at("http://93.184.216.34"))).status).toBe(201);
    expect((await save("http://127.0.0.1:9090")).status).toBe(201);
  });

  test("tokens come from where one may ask, over https or from a listed host", async () => {
    const { builder, url } = await building.assistant();
    const save = (tokenUrl: string) =>
      addSkill(builder, url, document, { authentication: { ...oauth, tokenUrl } });

    for (const tokenUrl of [
      "https://169.254.169.254/token",
      "http://10.0.0.1/token",
      "http://203.0.113.7/token",
      "http://93.184.216.34/token",
      "https://user:secret@127.0.0.1/token",
    ]) {
      const { status, body } = await save(tokenUrl);
      expect([tokenUrl, status, body.error?.details[0].path]).toEqual([
        tokenUrl,
        400,
        "body.authentication.tokenUrl",
      ]);
    }
    expect((await save("http://127.0.0.1:9090/token")).status).toBe(201);
  });

  const bad: [string, object][] = [
    ["a line break in a token", { ...bearer, token: "canary\r\nx: y" }],
    ["a NUL in a password", { type: "basic", username: "a", password: "canary\0" }],
    ["a colon in a user name", { type: "basic", username: "canary:a", password: "" }],
    ["a line break in a value", { type: "header", name: "X-Key", value: "canary\nx" }],
    ["a value that is not ASCII", { type: "header", name: "X-Key", value: "canary天" }],
    ["a space in a header's name", { type: "header", name: "X Key", value: "canary" }],
    ["a token as long as a book", { ...bearer, token: "canary".repeat(5_000) }],
    ["a fragment", { ...oauth, tokenUrl: "http://127.0.0.1:9090/#canary" }],
    ["another scheme", { ...oauth, tokenUrl: "file:///etc/canary" }],
    ["a quote in a scope", { ...oauth, scope: 'canary"' }],
    ["an unknown type", { type: "canary", token: "canary" }],
    ...["", " ", "__proto__", "a\nb", "\u202ekey", "\ud800", "x".repeat(101)].map(
      (name): [string, object] => [
        `the query parameter ${JSON.stringify(name)}`,
        { type: "query", name, value: "canary" },
      ],
    ),
    ...["", "a b", "a;b", "a=b", "$a", "天", "x".repeat(101)].map((name): [string, object] => [
      `the cookie ${JSON.stringify(name)}`,
      { type: "cookie", name, value: "canary" },
    ]),
    ...["abc", "canary\n", " canary", "canary\0", "canary\ud800"].map((value): [string, object] => [
      `the query's value ${JSON.stringify(value)}`,
      { type: "query", name: "key", value },
    ]),
    ...["abc", "canary;", "canary,", 'can"ary', "can ary", "can\\ary", "canary天", "canary\r\nx: y"].map(
      (value): [string, object] => [
        `the cookie's value ${JSON.stringify(value)}`,
        { type: "cookie", name: "key", value },
      ],
    ),
    ...[
      "Host",
      "content-length",
      "Connection",
      "cookie",
      "Idempotency-Key",
      "transfer-encoding",
      "sec-x",
      "te",
    ].map((name): [string, object] => [`the header ${name}`, { type: "header", name, value: "canary" }]),
  ];
  test.each(bad)("%s is refused, and not told back", async (_case, authentication) => {
    const { builder, url } = await building.assistant();
    const { status, body } = await addSkill(builder, url, document, { authentication });
    expect([status, body.error.code]).toEqual([400, "invalid_input"]);
    expect(body.error.details[0].path).toContain("body.authentication");
    expect(JSON.stringify(body)).not.toContain("canary");
  });
});

test("a header that the file declares too is the platform's to fill, and nobody else's", async () => {
  const { builder, url, assistant, tenant } = await building.assistant();
  const declared = skillFile([], {
    parameters: [
      "      parameters:",
      "        - { name: x-api-key, in: header, required: true, schema: { type: string } }",
      "        - { name: city, in: query, schema: { type: string } }",
    ].join("\n"),
  });
  const names = async () => {
    const [skill] = await loadSkills(tenant, { assistantId: assistant.id, version: null });
    return skill?.operations[0]?.parameters.map(({ name }) => name);
  };

  const { body } = await addSkill(builder, url, declared);
  expect(await names()).toEqual(["x-api-key", "city"]);
  await builder("PUT", `${url}/skills/${body.skill.id}`, {
    document: declared,
    authentication: { type: "header", name: "X-API-Key", value: "canary" },
  });
  expect(await names()).toEqual(["city"]);
});

describe("what the file asks for is looked at together with what is given", () => {
  const asking = skillFile([], {
    end: "security: [{ k: [] }]\ncomponents: { securitySchemes: { k: { type: apiKey, in: query, name: appid } } }",
  });
  const given = { type: "query", name: "appid", value: "canary" };
  const codesOf = ({
    body,
  }: {
    body: { skill?: { problems: { code: string }[] }; problems?: { code: string }[] };
  }) => (body.skill?.problems ?? body.problems ?? []).map(({ code }) => code);

  test("on saving, and as long as it is kept", async () => {
    const { builder, url } = await building.assistant();
    const added = await addSkill(builder, url, asking);
    const put = (more: object) =>
      builder("PUT", `${url}/skills/${added.body.skill.id}`, { document: asking, ...more });

    expect(codesOf(added)).toEqual(["security_not_configured"]);
    expect(codesOf(await put({ authentication: bearer }))).toEqual(["security_differs"]);
    expect(codesOf(await put({}))).toEqual(["security_differs"]);
    expect(codesOf(await put({ authentication: given }))).toEqual([]);
    expect(codesOf(await put({}))).toEqual([]);
    const published = await builder("POST", `${url}/publish`);
    expect(JSON.stringify(published.body)).not.toContain("security_");
    await builder("POST", `${url}/versions/1/restore`);
    const [seen] = (await builder("GET", url)).body.assistant.skills;
    expect(codesOf({ body: seen })).toEqual([]);
    expect(codesOf(await put({ authentication: { type: "none" } }))).toEqual(["security_not_configured"]);
  });

  test("while it is typed, and what to give is told without a secret", async () => {
    const { builder } = await building.assistant();
    const lint = (more: object = {}) => builder("POST", "/api/skills/lint", { document: asking, ...more });

    const first = await lint();
    expect(codesOf(first)).toEqual(["security_not_configured"]);
    expect(first.body.asks).toEqual([
      {
        scheme: "k",
        words: expect.stringContaining("appid"),
        authentication: { type: "query", name: "appid" },
        together: [],
        optional: false,
      },
    ]);
    expect(codesOf(await lint({ authentication: { type: "query", name: "appid" } }))).toEqual([]);
    expect(codesOf(await lint({ authentication: { type: "basic" } }))).toEqual(["security_differs"]);
    const bad = await lint({ authentication: { type: "body", name: 1 } });
    expect([bad.status, bad.body.error.details[0].path]).toEqual([400, "body.authentication.type"]);
  });
});
