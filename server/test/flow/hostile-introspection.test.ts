import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { asksAs, basic, codeOf, givenAskingApi, sends } from "../world/asking-api.ts";
import { applyFor } from "../world/building.ts";
import { type Given, givenAssistantWithSkill } from "../world/given.ts";
import { startWorld } from "../world/world.ts";

// Whoever asks about tokens that are not theirs, or asks in ways that nobody means.

const world = await startWorld({ env: { TRUST_PROXY: "1" } });
const code = "Expense.Claim.Read";
const json = { "content-type": "application/json" };

async function givenApi() {
  const given = await givenAssistantWithSkill(world);
  const { builder, assistant, alice } = given;
  const api = await givenAskingApi(world, { admin: builder, points: [{ code }] });
  await applyFor(builder, assistant, [code]);
  const token = await tokenOf(given, alice);
  return { ...given, api, token };
}

async function tokenOf(given: Given, person: Given["alice"]): Promise<string> {
  const tokens = await given.skill.client.exchange(await codeOf(world, given, person, { scopes: [code] }));
  return tokens.accessToken ?? "";
}

const from = (ip: string) => ({ "x-forwarded-for": ip });
const none = { status: 200, body: { active: false } };
const refused = { status: 401, body: { error: "invalid_client" } };

describe("an API is told nothing of a token that is not for it", () => {
  test("of its own organisation, of another, of a refresh token, a code, a secret or what was never one", async () => {
    const { api, token, organisation, builder, skill, assistant, alice, ...rest } = await givenApi();
    const other = await givenAskingApi(world, { admin: builder, points: [{ code: "Leave.Day.Read" }] });
    const foreign = await givenApi();
    const given = { api, token, organisation, builder, skill, assistant, alice, ...rest };
    const { refreshToken = "" } = await skill.client.exchange(
      await codeOf(world, given, alice, { scopes: [code] }),
    );
    const unspent = await codeOf(world, given, alice, { scopes: [code] });
    const platforms = (await skill.client.appToken()).accessToken ?? "";
    const forged = `${token.slice(0, -6)}AAAAAA`;
    // What names our organisation and belongs to another.
    const renamed = foreign.token.replace(/^bhf_.{16}/, token.slice(0, 20));

    const told = [];
    for (const text of [
      foreign.token,
      refreshToken,
      unspent,
      platforms,
      api.secret,
      assistant.clientSecret,
      forged,
      renamed,
      "x",
    ])
      told.push(await api.asks(text));
    told.push(await other.asks(token), await foreign.api.asks(token));

    for (const each of told) expect(each).toMatchObject(none);
    // Letter by letter the same, however near it came.
    expect(new Set(told.map(({ body }) => JSON.stringify(body)))).toEqual(new Set(['{"active":false}']));
    expect((await api.asks(token)).body).toMatchObject({ active: true });
  });

  test("nor is one whose secret is another's, over, or whose id is of another organisation", async () => {
    const { api, token, builder } = await givenApi();
    const other = await givenAskingApi(world, { admin: builder, points: [{ code: "Leave.Day.Read" }] });
    const foreign = await givenApi();
    const wrong = [
      { id: api.id, secret: other.secret },
      { id: other.id, secret: api.secret },
      { id: foreign.api.id, secret: api.secret },
      { id: api.id, secret: foreign.api.secret },
      { id: api.id, secret: `${api.secret}x` },
      { id: api.id.toUpperCase(), secret: api.secret },
      { id: "api_%", secret: api.secret },
    ];

    for (const credentials of wrong) {
      const answer = await asksAs(world, credentials, { token });
      expect(answer, JSON.stringify(credentials)).toMatchObject(refused);
      expect(answer.headers.get("www-authenticate")).toMatch(/^Basic /);
      expect(answer.headers.get("cache-control")).toBe("no-store");
    }
    await sql`update api_secret set expires_at = behalf_now() where api_id = ${api.id}`.execute(world.ctx.db);
    expect(await api.asks(token)).toMatchObject(refused);
    await sql`update api set removed_at = behalf_now() where id = ${other.id}`.execute(world.ctx.db);
    expect(await other.asks(token)).toMatchObject(refused);
  });

  test("a client is no API, and an API no client", async () => {
    const { api, token, assistant } = await givenApi();
    const { clientId: id, clientSecret: secret } = assistant;

    expect(await asksAs(world, { id, secret }, { token })).toMatchObject(refused);
    const exchange = {
      clientId: api.id,
      clientSecret: api.secret,
      grantType: "authorization_code",
      code: "x",
    };
    expect(await sends(world, json, JSON.stringify(exchange), "/v1.0/oauth2/userAccessToken")).toMatchObject({
      status: 400,
      body: { code: "invalidClientIdOrSecret" },
    });
  });
});

describe("who guesses", () => {
  test("is told to wait after a hundred in a minute, and the right secret goes on from there", async () => {
    const { api, token } = await givenApi();
    const guess = () =>
      sends(
        world,
        {
          ...from("203.0.113.7"),
          authorization: basic({ ...api, secret: `${api.secret.slice(0, -8)}guessing` }),
        },
        new URLSearchParams({ token }),
      );

    const guesses = [];
    for (let time = 0; time < 110; time += 1) guesses.push(await guess());

    expect(guesses.slice(0, 100).every(({ status }) => status === 401)).toBe(true);
    const last = guesses.at(-1);
    expect(last).toMatchObject({ status: 429, body: { error: "temporarily_unavailable" } });
    expect(Number(last?.headers.get("retry-after"))).toBeGreaterThan(0);
    const right = { ...from("203.0.113.7"), authorization: basic(api) };
    expect(await sends(world, right, new URLSearchParams({ token }))).toMatchObject({
      body: { active: true },
    });
  });

  test("in a flood, is answered at once, as is everybody else: with an answer, 429 or 503", async () => {
    const { api, token } = await givenApi();
    const wrong = { ...from("203.0.113.8"), authorization: basic({ ...api, secret: "guess" }) };
    const flood = Array.from({ length: 400 }, (_, index) =>
      index % 10 === 0 ? api.asks(token) : sends(world, wrong, new URLSearchParams({ token })),
    );

    const statuses = (await Promise.all(flood)).map(({ status }) => status);

    expect([...new Set(statuses)].filter((status) => ![200, 401, 429, 503].includes(status))).toEqual([]);
    expect((await api.asks(token)).body).toMatchObject({ active: true });
  }, 30_000);
});

describe("what nobody means is refused, with its place", () => {
  const form = (text: string) => ({
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: text,
  });
  const written = (body: unknown) => ({ headers: json, body: JSON.stringify(body) });
  const cases: [
    what: string,
    request: { headers: Record<string, string>; body: string; path?: string },
    told: string,
  ][] = [
    ["a parameter twice", form("token=a&token=b"), "body"],
    ["no token", form("operation=GET"), "token"],
    ["an empty token", form("token="), "token"],
    ["a huge token", form(`token=${"a".repeat(5000)}`), "token"],
    ["a token that is a list", written({ token: ["a", "b"] }), "token"],
    ["a token that is a number", written({ token: 7 }), "token"],
    ["a token that is an object", written({ token: { $ne: null } }), "token"],
    ["a scope that is a list", written({ token: "a", scope: [code] }), "scope"],
    ["a list", written([{ token: "a" }]), "body"],
    ["nothing", written(null), "body"],
    ["broken JSON", { headers: json, body: "{" }, "body"],
    [
      "credentials in both ways",
      written({ token: "a", client_id: "api_x", client_secret: "y" }),
      "not in both",
    ],
    ["the token in the address", { ...form("token=a"), path: "/oauth2/introspect?token=a" }, "in the body"],
    [
      "a secret in the address",
      { ...form("token=a"), path: "/oauth2/introspect?client_secret=a" },
      "in the body",
    ],
  ];

  test.each(cases)("%s", async (_what, { headers, body, path }, told) => {
    const { api } = await givenApi();

    const answer = await sends(world, { ...headers, authorization: basic(api) }, body, path);

    expect(answer.status).toBe(400);
    expect(answer.body.error).toBe("invalid_request");
    expect(answer.body.error_description).toContain(told);
    expect(answer.body.error_description).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/);
    expect(JSON.stringify(answer.body)).not.toContain(api.secret);
  });

  test.each([
    ["no credentials", ""],
    ["another scheme", "Bearer abc"],
    ["no base64", "Basic ***"],
    ["no colon", `Basic ${Buffer.from("api_x").toString("base64")}`],
    ["nothing in it", "Basic Og=="],
    ["broken escapes", `Basic ${Buffer.from("api_x:%zz").toString("base64")}`],
    ["NUL", `Basic ${Buffer.from("api_\0:b\0").toString("base64")}`],
  ])("credentials that are none: %s", async (_what, authorization) => {
    const headers = authorization === "" ? {} : { authorization };
    const told = { error: "invalid_client", error_description: "The API's id or secret is wrong." };
    expect(await sends(world, headers, new URLSearchParams({ token: "a" }))).toMatchObject({
      status: 401,
      body: told,
    });
  });

  test("a body that is too large, of another type, or another method", async () => {
    const { api } = await givenApi();
    const authorization = basic(api);

    const large = await sends(
      world,
      { ...json, authorization },
      JSON.stringify({ token: "a".repeat(20_000) }),
    );
    expect(large).toMatchObject({ status: 413, body: { error: "invalid_request" } });
    const text = await sends(world, { "content-type": "text/plain", authorization }, "token=a");
    expect(text).toMatchObject({ status: 415, body: { error: "invalid_request" } });
    const got = await fetch(`${world.url}/oauth2/introspect?token=a`, { headers: { authorization } });
    expect(got.status).toBe(404);
    expect(await got.json()).toMatchObject({ error: "invalid_request" });
  });

  test("outcomes of another's checks, too many, or of no status there is", async () => {
    const { api } = await givenApi();
    const headers = { ...json, authorization: basic(api) };
    const outcome = { check: "chk_unknown", status: 200, milliseconds: 1 };
    const tell = (outcomes: unknown) =>
      sends(world, headers, JSON.stringify({ outcomes }), "/oauth2/introspect/outcomes");

    expect(await tell([outcome])).toMatchObject({ status: 204 });
    for (const wrong of [
      Array.from({ length: 501 }, () => outcome),
      [{ ...outcome, status: 99_999 }],
      [{ ...outcome, milliseconds: -1 }],
      [{ ...outcome, check: "usr_1" }],
      "x",
    ])
      expect((await tell(wrong)).status).toBeGreaterThanOrEqual(400);
  });
});
