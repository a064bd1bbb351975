import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { AskAgain, PlatformError, platform, type TokenStore, type UserTokens } from "../index.ts";
import { inMemory } from "./kept.ts";

type Reply = [status: number, body: object] | "reset";

let server: Server;
let url: string;
/** `METHOD path token-or-grant`, in the order in which they came. */
let got: string[];
let replies: Record<string, Reply[]>;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    const token = request.headers["x-acs-dingtalk-access-token"] ?? request.headers.authorization;
    const asked = `${request.method} ${request.url}`;
    got.push(`${asked} ${token ?? JSON.parse(text).grantType}`);
    const reply = replies[asked]?.shift() ?? [200, { ok: true }];
    if (reply === "reset") return request.socket.resetAndDestroy();
    const [status, body] = reply;
    return response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  got = [];
  replies = {};
});

const tokenPath = "POST /v1.0/oauth2/userAccessToken";
const issued = (accessToken: string, expireIn = 7200): Reply => [
  200,
  { accessToken, refreshToken: "rt", expireIn, corpId: "ding9" },
];
const ended: Reply = [400, { code: "invalidParameter.authCode.notFound", message: "no" }];
const dead: Reply = [401, { error: "invalid_token", error_description: "dead" }];

const client = (store?: TokenStore) =>
  platform({ url, clientId: "ding1", clientSecret: "s", ...(store && { store }) });

const renewals = () => got.filter((each) => each.endsWith("refresh_token")).length;

test("tokens are kept for each person, and nobody else gets them", async () => {
  replies[tokenPath] = [issued("alices")];
  const behalf = client();
  await behalf.person("alice").exchange("code");

  expect(await behalf.person("alice").accessToken()).toBe("alices");
  await expect(behalf.person("bob").accessToken()).rejects.toBeInstanceOf(AskAgain);
  await expect(behalf.api("http://127.0.0.1:1").person("alice").accessToken()).rejects.toBeInstanceOf(
    AskAgain,
  );
});

test("a token that is about to end is renewed once, however many ask", async () => {
  replies[tokenPath] = [issued("old", 30), issued("new")];
  const alice = client().person("alice");
  await alice.exchange("code");

  const tokens = await Promise.all(Array.from({ length: 50 }, () => alice.accessToken()));

  expect(new Set(tokens)).toEqual(new Set(["new"]));
  expect(renewals()).toBe(1);
});

test("a refused token is renewed once for all who read with it, and each reads once more", async () => {
  replies[tokenPath] = [issued("old"), issued("new")];
  replies["GET /claims"] = [dead, dead, dead];
  const alice = client().api(url).person("alice");
  await alice.exchange("code");

  const answers = await Promise.all([1, 2, 3].map(() => alice.call("GET", "/claims")));

  expect(answers).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
  expect(renewals()).toBe(1);
  expect(got.filter((each) => each === "GET /claims Bearer new")).toHaveLength(3);
});

test("what writes is not sent again", async () => {
  replies[tokenPath] = [issued("old"), issued("new")];
  replies["POST /claims"] = [dead];
  const alice = client().api(url).person("alice");
  await alice.exchange("code");

  await expect(alice.call("POST", "/claims", {})).rejects.toBeInstanceOf(PlatformError);

  expect(got.filter((each) => each.startsWith("POST /claims"))).toHaveLength(1);
  expect(await alice.accessToken()).toBe("new");
});

test("a connection that was reset: reading goes once more, an exchange and a write do not", async () => {
  const behalf = client();
  replies["GET /v1.0/x"] = ["reset"];
  expect(await behalf.call("t", "GET", "/v1.0/x")).toEqual({ ok: true });
  replies["GET /v1.0/x"] = ["reset", "reset"];
  await expect(behalf.call("t", "GET", "/v1.0/x")).rejects.toThrow();
  replies["POST /v1.0/x"] = ["reset"];
  await expect(behalf.call("t", "POST", "/v1.0/x", {})).rejects.toThrow();
  replies[tokenPath] = ["reset"];
  await expect(behalf.exchangeCode("code")).rejects.toThrow(/could not be reached/);

  expect(got.filter((each) => each.startsWith("POST"))).toHaveLength(2);
  expect(got.filter((each) => each.startsWith("GET"))).toHaveLength(4);
});

test("after a revocation the person has to be asked again, and nothing is kept", async () => {
  replies[tokenPath] = [issued("old"), ended];
  replies["GET /claims"] = [dead];
  const alice = client().api(url).person("alice");
  await alice.exchange("code");

  const refused = await alice.call("GET", "/claims").catch((error: unknown) => error);

  expect(refused).toBeInstanceOf(AskAgain);
  expect(refused).toMatchObject({ answer: { success: false, code: "InvalidAuthentication" } });
  await expect(alice.accessToken()).rejects.toBeInstanceOf(AskAgain);
  expect(renewals()).toBe(1);
});

test("a wrong secret or a platform in trouble loses no token", async () => {
  const alice = client().person("alice");
  replies[tokenPath] = [issued("old", 30)];
  await alice.exchange("code");

  for (const trouble of [
    [400, { code: "invalidClientIdOrSecret" }],
    [503, {}],
  ] satisfies Reply[]) {
    replies[tokenPath] = [trouble, issued("new", 30)];
    const refused = await alice.accessToken().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(PlatformError);
    expect(refused).not.toBeInstanceOf(AskAgain);
    expect(await alice.accessToken()).toBe("new");
  }
  replies[tokenPath] = ["reset"];
  expect(await alice.accessToken()).toBe("new");
});

test("allowed once, the token serves until its end", async () => {
  replies[tokenPath] = [[200, { accessToken: "at", expireIn: 30, corpId: "ding9" }]];
  const alice = client().person("alice");
  await alice.exchange("code");

  expect(await alice.accessToken()).toBe("at");
  expect(renewals()).toBe(0);
});

test("a store of one's own is asked, and told", async () => {
  const rows = new Map<string, UserTokens>();
  const store: TokenStore = {
    load: async (key) => rows.get(key),
    save: async (key, tokens) => void (tokens === undefined ? rows.delete(key) : rows.set(key, tokens)),
  };
  replies[tokenPath] = [issued("kept")];
  await client(store).person("alice").exchange("code");

  expect([...rows.keys()]).toEqual([`ding1 ${url} alice`]);
  expect(await client(store).person("alice").accessToken()).toBe("kept");
});

test("a store that is an object of a class is asked as such", async () => {
  class Rows implements TokenStore {
    readonly #rows = new Map<string, UserTokens>();
    async load(key: string) {
      return this.#rows.get(key);
    }
    async save(key: string, tokens: UserTokens | undefined) {
      if (tokens === undefined) this.#rows.delete(key);
      else this.#rows.set(key, tokens);
    }
  }
  replies[tokenPath] = [issued("kept")];
  const alice = client(new Rows()).person("alice");
  await alice.exchange("code");

  expect(await alice.accessToken()).toBe("kept");
});

test("while the platform is away, all who ask get the token that is still good", async () => {
  const store = inMemory();
  const slow = { ...store, load: async (key: string) => sleep(5).then(() => store.load(key)) };
  replies[tokenPath] = [issued("old", 30), ...Array.from({ length: 9 }, (): Reply => "reset")];
  const alice = client(slow).person("alice");
  await alice.exchange("code");

  const first = alice.accessToken();
  await sleep(8);

  expect(await Promise.all([first, alice.accessToken(), alice.accessToken()])).toEqual(["old", "old", "old"]);
});

test.each<[string, Reply]>([
  ["refused", ended],
  ["renewed", issued("renewed")],
])("what was allowed anew stays, though the tokens before are %s meanwhile", async (_, reply) => {
  replies[tokenPath] = [issued("old", 30), issued("anew"), reply];
  const alice = client().person("alice");
  await alice.exchange("code");

  const renewing = alice.accessToken().catch(() => {});
  await Promise.all([renewing, alice.exchange("another code")]);

  expect(await alice.accessToken()).toBe("anew");
});

test("a lacking permission says which one", async () => {
  replies["GET /claims"] = [[403, { error: "insufficient_scope", requiredScopes: ["Expense.Claim.Read"] }]];

  const refused = await client()
    .api(url)
    .call("t", "GET", "/claims")
    .catch((error: unknown) => error);

  expect(refused).toBeInstanceOf(AskAgain);
  expect(refused).toMatchObject({
    requiredScopes: ["Expense.Claim.Read"],
    answer: { code: "Forbidden.AccessDenied.AccessTokenPermissionDenied" },
  });
});

test.each(["//evil.example/x", "https://evil.example/x", "/\\evil.example"])(
  "a token does not go to %s",
  async (path) => {
    await expect(client().call("t", "GET", path)).rejects.toThrow(/is not at/);
  },
);

test("an answer that is no JSON is a refusal like any other", async () => {
  replies["GET /v1.0/x"] = [[502, {}]];

  await expect(client().call("t", "GET", "/v1.0/x")).rejects.toMatchObject({ status: 502 });
});
