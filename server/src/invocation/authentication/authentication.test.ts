import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { testCtx } from "../../../test/world/database.ts";
import { addSkill, givenBuilding, skillFile } from "../../assistants/builders.fixture.ts";
import { loadSkills } from "../../assistants/index.ts";
import { type Ctx, within } from "../../platform/ctx.ts";
import { createEgress } from "../../platform/egress/index.ts";
import { spiedEgress } from "../../platform/egress/spied-egress.fixture.ts";
import { newId } from "../../platform/ids.ts";
import { randomText } from "../../platform/secret.ts";
import { openVault } from "../../platform/vault.ts";
import type { Operation } from "../../skill-files/index.ts";
import { prepareRequest } from "../call.ts";
import { operation, parameter } from "../request/operation.fixture.ts";
import { overHttp } from "../transport.ts";
import { authenticationFor } from "./authentication.ts";

interface TokenRequest {
  headers: IncomingMessage["headers"];
  form: Record<string, string>;
}

/** The authorisation server of somebody's skill. */
const asked: TokenRequest[] = [];
let answers: (request: TokenRequest) => { status?: number; body: unknown; waitMs?: number };
const server = createServer(async (incoming, response) => {
  let text = "";
  for await (const chunk of incoming) text += chunk;
  const request = { headers: incoming.headers, form: Object.fromEntries(new URLSearchParams(text)) };
  asked.push(request);
  const { status = 200, body, waitMs = 0 } = answers(request);
  await sleep(waitMs);
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
afterAll(() => server.close());
const tokenUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;

const { ctx } = await testCtx({ env: { EGRESS_ALLOW: "127.0.0.1" } });
const building = await givenBuilding(ctx);

beforeEach(() => {
  asked.length = 0;
  answers = () => ({
    body: { access_token: `canary-token-${asked.length}`, token_type: "Bearer", expires_in: 3600 },
  });
});

async function givenSkill(authentication?: object) {
  const { builder, url, assistant, tenant } = await building.assistant();
  const document = skillFile([]);
  const { body } = await addSkill(builder, url, document, { ...(authentication && { authentication }) });
  const skillUrl = `${url}/skills/${body.skill.id}`;
  return {
    give: (next: object) => builder("PUT", skillUrl, { document, authentication: next }),
    async proof(by: Ctx = ctx, change: Partial<Operation> = {}) {
      const [skill] = await loadSkills(tenant, { assistantId: assistant.id, version: null });
      const [operation] = skill?.operations ?? [];
      if (skill === undefined || operation === undefined) throw new Error("no skill was loaded");
      return authenticationFor(within(by, tenant.organisationId), skill, { ...operation, ...change });
    },
  };
}

const base64 = (text: string) => Buffer.from(text).toString("base64");
const bearer = { type: "bearer", token: "canary-token" };
const oauth = { type: "oauth_client_credentials", tokenUrl, clientId: "a client", clientSecret: "s:e&c+r%" };

test.each([
  [undefined, [], []],
  [bearer, [["authorization", "Bearer canary-token"]], ["canary-token"]],
  [
    { type: "basic", username: "天", password: "pass:word" },
    [["authorization", `Basic ${base64("天:pass:word")}`]],
    [base64("天:pass:word"), "pass:word"],
  ],
  [
    { type: "basic", username: "sk_live_key", password: "" },
    [["authorization", `Basic ${base64("sk_live_key:")}`]],
    [base64("sk_live_key:"), "sk_live_key"],
  ],
  [
    { type: "header", name: "X-Api-Key", value: "canary-value" },
    [["x-api-key", "canary-value"]],
    ["canary-value", "canary-value"],
  ],
  [
    { type: "header", name: "Authorization", value: "Token canary-value" },
    [["authorization", "Token canary-value"]],
    ["Token canary-value", "canary-value"],
  ],
])("%j becomes its header, with its secrets named", async (given, headers, secrets) => {
  const { proof } = await givenSkill(given);
  expect(await proof()).toEqual({ headers, secrets });
});

test.each([
  [
    { type: "query", name: "app[id]", value: "canary key+天" },
    { in: "query", name: "app%5Bid%5D", value: "canary%20key%2B%E5%A4%A9" },
    ["canary key+天"],
  ],
  [
    { type: "cookie", name: "__Host-sid", value: "canary+/value==" },
    { in: "cookie", name: "__Host-sid", value: "canary+/value==" },
    ["canary+/value=="],
  ],
])("%j becomes a pair as it is written there, with its secret named", async (given, pair, secrets) => {
  const { proof } = await givenSkill(given);
  expect(await proof()).toEqual({ headers: [], pair, secrets });
});

test("what was given for another host is not sent, and a person reads the way out", async () => {
  const { proof } = await givenSkill(bearer);
  const refused = await proof(ctx, { server: "https://elsewhere.example" });
  expect(refused).toMatchObject({ refused: { en: expect.stringContaining("given for another host") } });
  expect(JSON.stringify(refused)).not.toContain("canary");
});

test("a key that is gone ends the call with a sentence, not in a crash (T53)", async () => {
  const { proof } = await givenSkill(bearer);
  const refused = await proof({ ...ctx, vault: openVault([randomText()]) });
  expect(refused).toMatchObject({ refused: { en: expect.stringContaining("must be given again") } });
});

describe("client credentials (RFC 6749 section 4.4)", () => {
  test("the client id and secret go into the header form-encoded, or into the body", async () => {
    const inHeader = await givenSkill({ ...oauth, scope: "read write" });
    await inHeader.proof();
    expect(asked[0]?.form).toEqual({ grant_type: "client_credentials", scope: "read write" });
    expect(asked[0]?.headers.authorization).toBe(`Basic ${base64("a+client:s%3Ae%26c%2Br%25")}`);
    expect(asked[0]?.headers["content-type"]).toBe("application/x-www-form-urlencoded");

    const inBody = await givenSkill({ ...oauth, clientAuthentication: "body" });
    await inBody.proof();
    expect(asked[1]?.headers.authorization).toBeUndefined();
    expect(asked[1]?.form).toEqual({
      grant_type: "client_credentials",
      client_id: "a client",
      client_secret: "s:e&c+r%",
    });
  });

  test("callers at the same time share one token, and later calls use it", async () => {
    answers = () => ({ body: { access_token: "canary-token", expires_in: "3600" }, waitMs: 50 });
    const { proof } = await givenSkill(oauth);

    const proofs = [...(await Promise.all(Array.from({ length: 10 }, () => proof()))), await proof()];

    expect(asked).toHaveLength(1);
    for (const one of proofs) {
      expect(one).toMatchObject({
        headers: [["authorization", "Bearer canary-token"]],
        secrets: ["canary-token", "s:e&c+r%"],
      });
    }
  });

  test("another skill, and another secret, get tokens of their own", async () => {
    const [one, other] = [await givenSkill(oauth), await givenSkill(oauth)];
    await Promise.all([one.proof(), other.proof()]);
    expect(asked).toHaveLength(2);

    await one.give({ ...oauth, clientSecret: "rotated" });
    await one.proof();
    expect(asked).toHaveLength(3);
    expect(asked[2]?.headers.authorization).toBe(`Basic ${base64("a+client:rotated")}`);
  });

  test("a token is asked for anew shortly before it ends, and when the skill refused it", async () => {
    answers = () => ({ body: { access_token: `canary-${asked.length}`, expires_in: 1 } });
    const { proof } = await givenSkill(oauth);
    await proof();
    await sleep(850);
    expect(await proof()).toMatchObject({ headers: [["authorization", "Bearer canary-2"]] });

    answers = () => ({ body: { access_token: `canary-${asked.length}`, expires_in: 3600 } });
    await sleep(850);
    const third = await proof();
    if ("refused" in third) throw new Error("no token");
    third.forget?.();
    expect(await proof()).toMatchObject({ headers: [["authorization", "Bearer canary-4"]] });
    // Whoever still held the old one must not throw the new one away.
    third.forget?.();
    expect(await proof()).toMatchObject({ headers: [["authorization", "Bearer canary-4"]] });
  });

  const noToken: [string, { status?: number; body: unknown }, string][] = [
    ["a refusal", { status: 401, body: { error: "invalid_client" } }, "(invalid_client)"],
    ["a refusal in its own words", { status: 400, body: { error: "canary <b>" } }, "(HTTP 400)"],
    ["no token", { body: {} }, "(HTTP 200)"],
    ["a page", { body: "<html>" }, "(HTTP 200)"],
    ["a token with a line break", { body: { access_token: "canary\r\nx: y" } }, "(HTTP 200)"],
    ["a token of another type", { body: { access_token: "canary", token_type: "mac" } }, "(HTTP 200)"],
  ];
  test.each(noToken)("%s ends in a sentence, and the next call asks again", async (_case, answer, told) => {
    answers = () => answer;
    const { proof } = await givenSkill(oauth);

    const refused = await proof();

    expect(refused).toMatchObject({ refused: { en: expect.stringContaining(told) } });
    expect(JSON.stringify(refused)).not.toContain("canary");
    answers = () => ({ body: { access_token: "second" } });
    expect(await proof()).toMatchObject({ headers: [["authorization", "Bearer second"]] });
  });

  test("an address that the guard no longer lets through is not asked", async () => {
    const egress = createEgress({ allow: [], names: new Map(), own: [] });
    const { proof } = await givenSkill(oauth);

    const refused = await proof({ ...ctx, egress });

    expect(refused).toMatchObject({ refused: { en: expect.stringContaining("may not be reached") } });
    expect(asked).toEqual([]);
  });
});

describe("a call that carries a proof", () => {
  const ids = { runId: newId<"run">("run"), callId: newId<"cal">("cal") };
  const facts = {
    userId: "",
    unionId: "",
    jobNum: "",
    corpId: "",
    rawInput: "",
    language: "en" as const,
    threadId: "",
    runId: "",
  };
  const proof = { headers: [["x-api-key", "canary-value"]] as [string, string][], secrets: ["canary-value"] };

  function callOf(described: Operation, given: Record<string, unknown> = {}) {
    const prepared = prepareRequest(described, given, facts);
    if ("problems" in prepared) throw new Error(JSON.stringify(prepared.problems));
    return { digest: prepared.digest, call: prepared.build({ ...ids, sealed: new Map(), proof }) };
  }

  test("says it once, whatever a parameter of that name would say, and its trace does not", () => {
    const described = operation({ parameters: [parameter("X-API-Key", { in: "header" })] });
    const { call } = callOf(described, { "X-API-Key": "somebody else's" });

    expect(call.request.headers.filter(([name]) => name === "x-api-key")).toEqual(proof.headers);
    expect(JSON.stringify(call.trace)).not.toContain("canary-value");
    expect(call.carriesCode).toBe(false);
  });

  const keys = [
    { in: "query", name: "key", value: "canary-value" },
    { in: "cookie", name: "key", value: "canary-value" },
  ] as const;
  test.each(keys)("wins over whatever else is called so, in %j", (pair) => {
    const described = operation({
      keys: [{ in: pair.in, name: "KEY" }],
      parameters: [
        parameter("key", { in: pair.in, explode: true, schema: { type: "array" } }),
        parameter("keys", { in: pair.in }),
        parameter("other", { in: pair.in === "query" ? "cookie" : "query" }),
      ],
    });
    const prepared = prepareRequest(described, { key: ["a", "b"], keys: "c", other: "d" }, facts);
    if ("problems" in prepared) throw new Error(JSON.stringify(prepared.problems));
    const { request, trace } = prepared.build({
      ...ids,
      sealed: new Map(),
      proof: { headers: [], pair, secrets: ["canary-value"] },
    });
    const said = { query: request.uri.split("?")[1], cookie: new Map(request.headers).get("cookie") };
    expect(said).toEqual(
      pair.in === "query"
        ? { query: "keys=c&key=canary-value", cookie: "other=d" }
        : { query: "other=d", cookie: "keys=c; key=canary-value" },
    );
    expect(request.url).toBe(`${request.origin}${request.uri}`);
    expect(JSON.stringify(trace)).not.toContain("canary-value");
  });

  test.each(keys)("cannot be said by a member of an object, in %j", ({ in: place, name }) => {
    const described = operation({
      keys: [{ in: place, name }],
      parameters: [parameter("filter", { in: place, schema: { type: "object" } })],
    });
    for (const member of ["key", "KEY", "key[0]", " key"])
      expect(prepareRequest(described, { filter: { [member]: "forged" } }, facts)).toMatchObject({
        problems: [{ path: "filter" }],
      });
    expect(prepareRequest(described, { filter: { keys: "free" } }, facts)).not.toHaveProperty("problems");
  });

  test("is the same call to the person who confirmed it, whatever the secret is by then", () => {
    const prepared = prepareRequest(operation(), {}, facts);
    expect(callOf(operation()).digest).toBe("digest" in prepared ? prepared.digest : "");
  });

  test("is not sent over plain http to a host that no operator lists, even if it once was listed", async () => {
    const { call } = callOf(operation({ server: "http://93.184.216.34" }));
    const { egress, connects } = spiedEgress(9, async (host) => [host]);

    const answer = await overHttp({ ...ctx, egress }, "a skill")(call);

    expect(answer).toMatchObject({ kind: "failed", reason: "refused_address", sent: false });
    expect(connects).toEqual([]);
  });
});
