import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "kysely";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { type Given, givenAssistantWithSkill } from "../world/given.ts";
import { answerOf } from "../world/member.ts";
import type { SkillRequest } from "../world/skill.ts";
import { weather } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const question = "今天天气怎么样";

const issued: string[] = [];
const authorisationServer = createServer((_, response) => {
  const token = `issued-token-${issued.length + 1}-0123456789`;
  issued.push(token);
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify({ access_token: token, token_type: "Bearer", expires_in: 3600 }));
});
await new Promise<void>((resolve) => authorisationServer.listen(0, "127.0.0.1", resolve));
afterAll(() => authorisationServer.close());
const tokenUrl = `http://127.0.0.1:${(authorisationServer.address() as AddressInfo).port}/token`;

/** A published skill that needs no permission, called with this authentication. */
async function givenSkill(
  authentication: object,
  how: { stream?: boolean } = {},
): Promise<Given & { give(next: object): Promise<number> }> {
  const given = await givenAssistantWithSkill(world, { operations: [weather], ...how });
  const { builder, assistant, skillId } = given;
  const give = async (next: object) => {
    const url = `/api/assistants/${assistant.id}/skills/${skillId}`;
    return (await builder.send("PUT", url, { document: given.document(), ...next })).status;
  };
  expect(await give({ authentication })).toBe(200);
  return { ...given, give };
}

const base64 = (text: string) => Buffer.from(text).toString("base64");
const inHeader =
  (name: string) =>
  ({ headers }: SkillRequest): unknown =>
    headers[name];
const ways: [string, object, (request: SkillRequest) => unknown, () => string, () => string[]][] = [
  [
    "a bearer token",
    { type: "bearer", token: "canary-bearer-0123" },
    inHeader("authorization"),
    () => "Bearer canary-bearer-0123",
    () => ["canary-bearer-0123"],
  ],
  [
    "a user name and password",
    { type: "basic", username: "behalf", password: "canary password" },
    inHeader("authorization"),
    () => `Basic ${base64("behalf:canary password")}`,
    () => ["canary password", base64("behalf:canary password")],
  ],
  [
    "a header of its own",
    { type: "header", name: "X-Api-Key", value: "canary-value-0123" },
    inHeader("x-api-key"),
    () => "canary-value-0123",
    () => ["canary-value-0123"],
  ],
  [
    "a key in the query",
    { type: "query", name: "app[id]", value: "canary+key&x=1 钥匙/0123" },
    ({ query }) => query["app[id]"],
    () => "canary+key&x=1 钥匙/0123",
    () => ["canary+key&x=1 钥匙/0123", "canary%2Bkey%26x%3D1%20%E9%92%A5%E5%8C%99%2F0123"],
  ],
  [
    "a key in a cookie",
    { type: "cookie", name: "JSESSIONID", value: "canary/cookie==0123" },
    inHeader("cookie"),
    () => "JSESSIONID=canary/cookie==0123",
    () => ["canary/cookie==0123", "canary%2Fcookie%3D%3D0123"],
  ],
  [
    "a token by client credentials",
    { type: "oauth_client_credentials", tokenUrl, clientId: "client", clientSecret: "canary-client-secret" },
    inHeader("authorization"),
    () => `Bearer ${issued.at(-1)}`,
    () => ["canary-client-secret", issued.at(-1) ?? ""],
  ],
];

describe.each(ways)("the platform proves itself with %s", (_way, authentication, proofIn, proof, secrets) => {
  test.each([
    ["HTTP", false],
    ["a stream", true],
  ])("to the skill over %s, and to nobody whom the skill tells it", async (_over, stream) => {
    const { alice, builder, assistant, skill } = await givenSkill(authentication, { stream });
    skill.answersWith(async (request) => ({
      weather: "sunny",
      echo: request,
      text: `you said ${proofIn(request)}, that is ${secrets().join(" and ")}`,
    }));

    const run = await alice.says(assistant, question);

    expect(skill.requests().map(proofIn)).toEqual([proof()]);
    expect(answerOf(run)).toContain("sunny");
    const told = [
      run,
      (await alice.send("GET", `/api/runs/${run.id}/calls`)).body,
      (await builder.send("GET", `/api/assistants/${assistant.id}`)).body,
      (await builder.send("GET", "/api/audit")).body,
      (await sql`select * from run_step where run_id = ${run.id}`.execute(world.ctx.db)).rows,
      (await sql`select * from skill_call where run_id = ${run.id}`.execute(world.ctx.db)).rows,
      (await sql`select * from skill_authentication`.execute(world.ctx.db)).rows,
    ];
    for (const secret of secrets()) expect(JSON.stringify(told)).not.toContain(secret);
  });
});

test("a rotated secret is used by the published version at once", async () => {
  const { alice, assistant, skill, give } = await givenSkill({ type: "bearer", token: "first-token" });
  await alice.says(assistant, question);
  await give({ authentication: { type: "bearer", token: "second-token" } });
  await alice.says(assistant, question);
  await give({ authentication: { type: "none" } });
  await alice.says(assistant, question);

  expect(skill.requests().map(({ headers }) => headers.authorization)).toEqual([
    "Bearer first-token",
    "Bearer second-token",
    undefined,
  ]);
});

test("what was given for the draft's new host does not go to the published version's old one", async () => {
  const given = await givenSkill({ type: "bearer", token: "first-token" });
  const { alice, builder, assistant, skill, skillId } = given;
  const elsewhere = await world.skill();
  const url = `/api/assistants/${assistant.id}/skills/${skillId}`;
  const moved = given.document({ server: elsewhere.origin });

  expect((await builder.send("PUT", url, { document: moved })).status).toBe(400);
  const authentication = { type: "bearer", token: "second-token" };
  expect((await builder.send("PUT", url, { document: moved, authentication })).status).toBe(200);
  const run = await alice.says(assistant, question);

  expect([skill.requests(), elsewhere.requests()]).toEqual([[], []]);
  expect(answerOf(run)).toMatch(/其他主机/);
});

test("a token that the skill refuses is not used again, and no call is sent again by itself", async () => {
  const seen: (string | undefined)[] = [];
  const strict = createServer((request, response) => {
    seen.push(request.headers.authorization);
    const isNew = request.headers.authorization === `Bearer ${issued.at(-1)}` && seen.length > 2;
    response.writeHead(isNew ? 200 : 401, { "content-type": "application/json" });
    response.end(JSON.stringify(isNew ? { weather: "sunny" } : { message: "token is over" }));
  });
  await new Promise<void>((resolve) => strict.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void strict.close());
  const server = `http://127.0.0.1:${(strict.address() as AddressInfo).port}`;
  const authentication = {
    type: "oauth_client_credentials",
    tokenUrl,
    clientId: "client",
    clientSecret: "canary-client-secret",
  };
  const { alice, builder, assistant, give, document } = await givenSkill(authentication);
  expect(await give({ document: document({ server }), authentication })).toBe(200);
  await builder.send("POST", `/api/assistants/${assistant.id}/publish`, {});
  const before = issued.length;

  for (let i = 0; i < 3; i++) await alice.says(assistant, question);

  expect(seen).toEqual(issued.slice(before).map((token) => `Bearer ${token}`));
  expect(issued.length - before).toBe(3);
});

describe("a key that goes where parameters go", () => {
  const withDefault = (place: string, name: string, value: string) => ({
    name,
    in: place,
    schema: { type: "string", "x-dingtalk-default": value },
  });
  const at = (place: string, name: string) => ({
    name,
    in: place,
    required: true,
    schema: { type: "string" },
    description: `the ${name}`,
  });
  test.each([
    [{ type: "query", name: "appid", value: "canary-key-0123" }, "query"],
    [{ type: "cookie", name: "appid", value: "canary-key-0123" }, "cookie"],
    [{ type: "header", name: "appid", value: "canary-key-0123" }, "header"],
  ])("%j is asked of nobody where the file has it as a parameter and as a scheme", async (given, place) => {
    const parameters = [at(place, "appid"), { name: "theme", in: "cookie", schema: { type: "string" } }];
    const securitySchemes = { k: { type: "apiKey", in: place, name: "appid" } };
    const operation = { ...weather, parameters, more: { security: [{ k: [] }] } };
    const { alice, builder, assistant, skill, skillId, document } = await givenAssistantWithSkill(world, {
      operations: [operation],
    });
    const url = `/api/assistants/${assistant.id}/skills/${skillId}`;
    const described = JSON.stringify({ ...JSON.parse(document()), components: { securitySchemes } });

    const without = await builder.send("PUT", url, { document: described });
    const saved = await builder.send("PUT", url, { document: described, authentication: given });
    await builder.send("POST", `/api/assistants/${assistant.id}/publish`, {});
    await alice.says(assistant, question);

    expect(JSON.stringify(without.body)).toContain("security_not_configured");
    expect(JSON.stringify(saved.body)).not.toContain('"code":"security_');
    const [request] = skill.requests();
    const sent = {
      query: request?.query.appid,
      cookie: request?.headers.cookie,
      header: request?.headers.appid,
    };
    expect(Object.values(sent).filter((value) => value !== undefined)).toEqual([
      place === "cookie" ? "appid=canary-key-0123" : "canary-key-0123",
    ]);
  });

  test("stands beside the file's own cookies and query", async () => {
    const parameters = [withDefault("cookie", "theme", "dark"), withDefault("query", "city", "x")];
    const operation = { ...weather, parameters };
    const given = await givenAssistantWithSkill(world, { operations: [operation] });
    const { alice, builder, assistant, skill, skillId, document } = given;
    for (const type of ["cookie", "query"]) {
      const authentication = { type, name: "sid", value: "canary=key" };
      const url = `/api/assistants/${assistant.id}/skills/${skillId}`;
      await builder.send("PUT", url, { document: document(), authentication });
      await builder.send("POST", `/api/assistants/${assistant.id}/publish`, {});
      await alice.says(assistant, question);
    }
    expect(skill.requests().map(({ headers, query }) => [headers.cookie, query])).toEqual([
      ["theme=dark; sid=canary=key", { city: "x" }],
      ["theme=dark", { city: "x", sid: "canary=key" }],
    ]);
  });
});
