import { createHash, randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  answers,
  asking,
  callback,
  codeFor,
  decides,
  givenClient,
  goesBack,
  isAsked,
  RequestReply,
  registers,
  sends,
} from "../world/browser-flow.ts";
import { AuditReply } from "../world/contract.ts";
import { read, request } from "../world/session.ts";
import { phone } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const basic = "Contact.User.Read";
const mobile = "Contact.User.mobile";
const todos = "Todo.Todo.Read";
const question = "我的手机号是多少？";
const refusedCode = { statusCode: 400, code: "invalidParameter.authCode.notFound" };

const parametersOf = (url: URL) => Object.fromEntries(url.searchParams);

/** RFC 7636, appendix B. */
function challenge() {
  const verifier = randomBytes(32).toString("base64url");
  const code_challenge = createHash("sha256").update(verifier).digest("base64url");
  return { verifier, asked: { code_challenge, code_challenge_method: "S256" } };
}

describe("an application that sends a person here", () => {
  test("gets a code that opens what the page showed, until it is revoked", async () => {
    const { alice, assistant, skill } = await givenClient(world, [basic, mobile]);

    const asked = await isAsked(alice, asking(assistant, { scope: `openid ${basic} ${mobile}` }));
    expect(asked).toMatchObject({
      status: "pending",
      application: { name: assistant.name },
      returnHost: "app.example.com",
      hindrance: null,
      scopes: [
        { code: basic, sensitive: false, risk: "low" },
        { code: mobile, sensitive: true, risk: "medium" },
      ],
      durations: ["30d", "always"],
      defaultDuration: "30d",
    });
    const back = await decides(alice, asked, { decision: "allow", duration: "always" });

    expect(back.origin + back.pathname).toBe(callback);
    const { authCode = "", code, state } = parametersOf(back);
    expect([code, state]).toEqual([authCode, "a state"]);
    const { accessToken, refreshToken = "" } = await skill.client.exchange(authCode);
    expect(await skill.client.profile(accessToken)).toMatchObject({ unionId: alice.unionId });
    const grant = await alice.grant();
    expect(grant).toMatchObject({
      skill: null,
      scopes: [{ code: basic, duration: "always" }, { code: mobile }],
    });
    await alice.revokes(grant);
    await expect(skill.client.profile(accessToken)).rejects.toMatchObject({
      statusCode: 403,
      code: "Forbidden.AccessDenied.AccessTokenPermissionDenied",
      accessDeniedDetail: { requiredScopes: [basic] },
    });
    await expect(skill.client.refresh(refreshToken)).rejects.toMatchObject(refusedCode);
  });

  test("is told so when the person does not allow it, and nothing is granted", async () => {
    const { alice, assistant } = await givenClient(world, [basic]);

    const asked = await isAsked(alice, asking(assistant));
    const back = await decides(alice, asked, { decision: "deny" });

    expect(parametersOf(back)).toMatchObject({ error: "access_denied", state: "a state" });
    expect(back.searchParams.has("code")).toBe(false);
    expect(await alice.grants()).toEqual([]);
  });

  test("gets a code at once, without a page, for what is allowed already; only the rest is asked for", async () => {
    const { alice, builder, assistant, skill } = await givenClient(world, [basic, mobile]);
    await codeFor(alice, asking(assistant));

    const back = await goesBack(alice, asking(assistant, { state: "again" }));
    const { accessToken } = await skill.client.exchange(back.searchParams.get("authCode") ?? "");
    expect(await skill.client.profile(accessToken)).toMatchObject({ unionId: alice.unionId });
    expect(back.searchParams.get("state")).toBe("again");

    const more = await isAsked(alice, asking(assistant, { scope: `openid ${basic} ${mobile}` }));
    expect(more.scopes.map(({ code }) => code)).toEqual([mobile]);
    const issued = read(await builder.send("GET", "/api/audit?event=code.issued"), 200, AuditReply).events;
    expect(issued).toHaveLength(2);
    const trail = JSON.stringify((await builder.send("GET", "/api/audit")).body);
    expect(trail).not.toContain(back.searchParams.get("code"));
  });

  test("stands on nothing that its skill was allowed, nor its skill on what it was (T26)", async () => {
    const { alice, assistant } = await givenClient(world, [basic, mobile], { operations: [phone] });
    await alice.allows(await alice.says(assistant, question), { duration: "always" });

    const asked = await isAsked(alice, asking(assistant, { scope: `${basic} ${mobile}` }));
    expect(asked.scopes.map(({ code }) => code)).toEqual([basic, mobile]);
    await decides(alice, asked, { decision: "allow" });
    const grants = await alice.grants();
    expect(grants.map(({ skill }) => skill === null)).toEqual([true, false]);
    await alice.revokes(grants[1] ?? (await alice.grant()));
    const again = await alice.says(assistant, question);
    expect(again.requiredAction?.kind).toBe("consent");
  });

  test("asks for all it is approved for where it names none, and for no more than it is approved for", async () => {
    const { alice, assistant } = await givenClient(world, [basic, mobile]);
    const codesFor = async (scope: string) =>
      (await isAsked(alice, asking(assistant, { scope }))).scopes.map(({ code }) => code);

    expect(await codesFor("openid")).toEqual([basic, mobile]);
    expect(await codesFor("openid corpid")).toEqual([basic, mobile]);
    expect(await codesFor(`openid ${basic} ${todos}`)).toEqual([basic]);
    expect(await codesFor(`${mobile} ${mobile}  openid`)).toEqual([mobile]);
  });
});

describe("the way back", () => {
  test.each([
    "1e3",
    "true",
    '"quoted"',
    '{"a":[1]}',
    "00012",
    "a+b c%20d&e=f#g",
    "状态 🙂",
    "%",
    "x".repeat(1000),
  ])("has the state as it was given: %s", async (state) => {
    const { alice, assistant } = await givenClient(world, [basic]);

    const back = await decides(alice, await isAsked(alice, asking(assistant, { state })), {
      decision: "allow",
    });

    expect(back.searchParams.get("state")).toBe(state);
  });

  test("keeps the query that was registered, and has no state where none was given", async () => {
    const { alice, builder, assistant } = await givenClient(world, [basic]);
    const redirect_uri = "https://app.example.com/callback?from=a%20b&to=";
    await registers(builder, assistant, [redirect_uri]);

    const asked = await isAsked(alice, asking(assistant, { redirect_uri, state: undefined }));
    const back = await decides(alice, asked, { decision: "allow" });

    expect(back.href.startsWith(`${redirect_uri}&authCode=`)).toBe(true);
    expect(back.searchParams.has("state")).toBe(false);
  });

  test("is any port of the person's own machine, where one was registered there", async () => {
    const { alice, assistant } = await givenClient(world, [basic]);

    const redirect_uri = "http://127.0.0.1:49152/callback";
    const asked = await isAsked(alice, asking(assistant, { redirect_uri }));

    expect(asked.returnHost).toBe("127.0.0.1:49152");
  });

  test.each([
    ["a longer path", `${callback}/more`],
    ["another query", `${callback}?a=1`],
    ["another host", "https://app.example.com.evil.example/callback"],
    ["a user before the host", "https://app.example.com@evil.example/callback"],
    ["another port that is not on this machine", "https://app.example.com:8443/callback"],
    ["without TLS", "http://app.example.com/callback"],
    ["another letter case", "https://app.example.com/Callback"],
    ["dots", "https://app.example.com/x/../callback"],
    ["a fragment", `${callback}#x`],
    ["a script", "javascript:alert(1)"],
    ["another name of this machine", "http://localhost:49152/callback"],
    ["another path on this machine", "http://127.0.0.1:49152/other"],
    ["a slash alone", "//evil.example/callback"],
  ])("leads nowhere that is not registered: %s (T46)", async (_, redirect_uri) => {
    const { alice, assistant } = await givenClient(world, [basic]);

    const { status, body } = await sends(alice, asking(assistant, { redirect_uri }));

    expect([status, body]).toMatchObject([400, { error: { code: "redirect_not_registered" } }]);
  });

  test("is none for a client that is unknown, another organisation's or out of use", async () => {
    const { alice, builder, assistant } = await givenClient(world, [basic]);
    const other = await givenClient(world, [basic]);
    const codeOf = async (clientId: string) =>
      JSON.stringify((await sends(alice, asking({ clientId }))).body);

    for (const clientId of ["", "x", `${assistant.clientId}x`, other.assistant.clientId])
      expect(await codeOf(clientId)).toMatch(/client_unknown|invalid_input/);
    await builder.send("PATCH", `/api/applications/${assistant.applicationId}`, { disabled: true });
    expect(await codeOf(assistant.clientId)).toContain("client_unknown");
  });

  test.each([
    [{ client_id: undefined }, "query.client_id"],
    [{ redirect_uri: undefined }, "query.redirect_uri"],
  ])("is none for what says not even where to: %o", async (given, path) => {
    const { alice, assistant } = await givenClient(world, [basic]);

    const { status, body } = await sends(alice, asking(assistant, given));

    expect([status, body]).toMatchObject([400, { error: { code: "invalid_input", details: [{ path }] } }]);
  });

  test("is none for a parameter that is there twice", async () => {
    const { alice, assistant } = await givenClient(world, [basic]);

    const { body } = await sends(alice, `${asking(assistant)}&state=another`);

    expect(body).toMatchObject({ error: { code: "invalid_input", details: [{ path: "query.state" }] } });
  });
});

describe("what an application may not ask goes back to it as a refusal", () => {
  test.each([
    [{ scope: "openid Contact.User.Nope" }, "invalid_scope", "500201"],
    [{ scope: "openid contact.user.read" }, "invalid_scope", "500201"],
    [{ scope: "openid Todo.Todo.Read.All" }, "invalid_scope", "500204"],
    [{ scope: `openid ${todos}` }, "invalid_scope", "500104"],
    [{ scope: undefined }, "invalid_scope", "scope is missing"],
    [{ response_type: undefined }, "invalid_request", "response_type"],
    [{ response_type: "token" }, "unsupported_response_type", "code"],
    [{ prompt: "none" }, "invalid_request", "prompt"],
    [{ code_challenge: "x".repeat(43) }, "invalid_request", "S256"],
    [{ code_challenge: "short", code_challenge_method: "S256" }, "invalid_request", "43"],
    [{ code_challenge_method: "S256" }, "invalid_request", "code_challenge"],
    [{ corpId: "ding1" }, "invalid_request", "corpid"],
    [{ org_type: "management" }, "invalid_request", "corpid"],
  ])("%o", async (given, error, says) => {
    const { alice, assistant } = await givenClient(world, [basic]);

    const told = parametersOf(await goesBack(alice, asking(assistant, given)));

    expect(told).toMatchObject({ error, state: "a state" });
    expect(told.error_description).toContain(says);
    expect(told.error_description).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/);
    expect(Object.keys(told)).not.toContain("code");
  });

  test("one that is approved for nothing", async () => {
    const { alice, assistant } = await givenClient(world, []);

    const { error, error_description } = parametersOf(await goesBack(alice, asking(assistant)));

    expect([error, error_description]).toEqual(["invalid_scope", expect.stringContaining("500102")]);
  });
});

describe("a question in the browser", () => {
  test("is answered once: of ten answers at the same time one brings a code (T06)", async () => {
    const { alice, assistant } = await givenClient(world, [basic]);
    const asked = await isAsked(alice, asking(assistant));

    const all = await Promise.all(
      Array.from({ length: 10 }, () => answers(alice, asked, { decision: "allow" })),
    );

    const statuses = all.map(({ status }) => status).toSorted();
    expect(statuses).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
    const after = await alice.send("GET", `/api/authorisation-requests/${asked.id}`);
    expect(read(after, 200, RequestReply).request.status).toBe("allow");
  });

  test("is the person's alone: another neither sees nor answers it (T20)", async () => {
    const { organisation, alice, assistant } = await givenClient(world, [basic]);
    const mallory = await organisation.person("Mallory");
    const asked = await isAsked(alice, asking(assistant));

    expect((await mallory.send("GET", `/api/authorisation-requests/${asked.id}`)).status).toBe(404);
    expect((await answers(mallory, asked, { decision: "allow" })).status).toBe(404);
    expect(await mallory.grants()).toEqual([]);
    const { status } = await request(world.url, "GET", `/api/authorisation-requests/${asked.id}`);
    expect(status).toBe(401);
  });

  test("is answered by this session's own page alone (T21)", async () => {
    const { alice, assistant } = await givenClient(world, [basic]);
    const asked = await isAsked(alice, asking(assistant));
    const path = `/api/authorisation-requests/${asked.id}/answer`;
    const session = await alice.session();

    const forged = await session.send("POST", path, { decision: "allow" }, { "x-csrf-token": "" });
    const foreign = await session.send(
      "POST",
      path,
      { decision: "allow" },
      { origin: "https://evil.example" },
    );

    expect([forged.status, foreign.status]).toEqual([403, 403]);
    expect(await alice.grants()).toEqual([]);
  });

  test("is over after ten minutes, and says how to begin again", async () => {
    const { alice, assistant } = await givenClient(world, [basic]);
    const query = asking(assistant);
    const asked = await isAsked(alice, query);

    await world.later("11 minutes");

    const seen = read(await alice.send("GET", `/api/authorisation-requests/${asked.id}`), 200, RequestReply);
    expect(seen.request).toMatchObject({ status: "expired", address: `/oauth2/auth?${query}` });
    expect((await answers(alice, asked, { decision: "allow" })).status).toBe(409);
    expect(await alice.grants()).toEqual([]);
  });

  test.each([
    ["the application is out of use", { disabled: true }, 400],
    ["its address is registered no more", { redirectUrls: [] }, 400],
  ])("allows nothing when by now %s", async (_, change, status) => {
    const { alice, builder, assistant } = await givenClient(world, [basic]);
    const asked = await isAsked(alice, asking(assistant));
    await builder.send("PATCH", `/api/applications/${assistant.applicationId}`, change);

    expect((await answers(alice, asked, { decision: "allow" })).status).toBe(status);
    expect((await answers(alice, asked, { decision: "deny" })).status).toBe(status);
    expect(await alice.grants()).toEqual([]);
  });

  test("allows nothing when an approval was withdrawn by now", async () => {
    const { alice, builder, assistant } = await givenClient(world, [basic, mobile]);
    const asked = await isAsked(alice, asking(assistant, { scope: `${basic} ${mobile}` }));
    await builder.send("DELETE", `/api/applications/${assistant.applicationId}/permissions/${mobile}`);

    expect((await answers(alice, asked, { decision: "allow" })).status).toBe(409);
    expect(await alice.grants()).toEqual([]);
  });

  test("is not put without end to one person", async () => {
    const { alice, assistant } = await givenClient(world, [basic]);
    const query = asking(assistant);

    const statuses: number[] = [];
    for (let time = 0; time < 62; time += 1) statuses.push((await sends(alice, query)).status);

    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
  });
});

describe("the organisation", () => {
  test("comes with the tokens where it was asked for, also after a refresh, and is said on the page", async () => {
    const { organisation, alice, assistant, skill } = await givenClient(world, [basic]);

    const plain = await skill.client.exchange(await codeFor(alice, asking(assistant)));
    const back = await goesBack(alice, asking(assistant, { scope: `openid corpid ${basic}` }));
    const named = await skill.client.exchange(back.searchParams.get("code") ?? "");

    expect([plain.corpId, named.corpId]).toEqual([undefined, organisation.corpId]);
    const refreshed = await skill.client.refresh(named.refreshToken ?? "");
    expect(refreshed.corpId).toBe(organisation.corpId);
    expect((await skill.client.refresh(plain.refreshToken ?? "")).corpId).toBeUndefined();
  });

  test("may be one's own alone, and one that one administers where that is asked", async () => {
    const { organisation, alice, builder, assistant } = await givenClient(world, [basic]);
    const hindranceFor = async (person: typeof alice, given: Record<string, string>) =>
      (await isAsked(person, asking(assistant, { scope: `openid corpid ${basic}`, ...given }))).hindrance;

    expect(await hindranceFor(alice, { corpId: organisation.corpId })).toBeNull();
    expect(await hindranceFor(alice, { corpId: "ding0" })).toBe("other_organisation");
    expect(await hindranceFor(alice, { org_type: "management" })).toBe("not_administrator");
    expect(await hindranceFor(builder, { org_type: "management" })).toBeNull();
  });

  test("that is another's can only be declined, also by who allowed everything before", async () => {
    const { alice, assistant } = await givenClient(world, [basic]);
    await codeFor(alice, asking(assistant));

    const query = asking(assistant, { scope: `openid corpid ${basic}`, corpId: "ding0" });
    const asked = await isAsked(alice, query);

    expect((await answers(alice, asked, { decision: "allow" })).status).toBe(403);
    const back = await decides(alice, asked, { decision: "deny" });
    expect(parametersOf(back)).toMatchObject({ error: "access_denied" });
  });
});

describe("a code from the browser", () => {
  test("begun with a challenge is worth nothing without its verifier, and spent by the attempt (T08)", async () => {
    const { alice, assistant } = await givenClient(world, [basic]);
    const { verifier, asked } = challenge();
    const exchanges = async (members: object) => {
      const back = await goesBack(alice, asking(assistant, asked));
      const code = back.searchParams.get("code");
      const body = { ...assistant, grantType: "authorization_code", code, ...members };
      const first = await request(world.url, "POST", "/v1.0/oauth2/userAccessToken", body);
      const right = { ...body, codeVerifier: verifier };
      const second = await request(world.url, "POST", "/v1.0/oauth2/userAccessToken", right);
      return [first.status, second.status];
    };
    await codeFor(alice, asking(assistant));

    expect(await exchanges({ codeVerifier: verifier })).toEqual([200, 400]);
    expect(await exchanges({})).toEqual([400, 400]);
    expect(await exchanges({ codeVerifier: `${verifier}x` })).toEqual([400, 400]);
  });

  test("begun without one is refused to whoever comes with a verifier (T08)", async () => {
    const { alice, assistant } = await givenClient(world, [basic]);
    const code = await codeFor(alice, asking(assistant));

    const body = { ...assistant, grantType: "authorization_code", code, codeVerifier: challenge().verifier };
    const { status } = await request(world.url, "POST", "/v1.0/oauth2/userAccessToken", body);

    expect(status).toBe(400);
  });

  test.each([
    [callback, 200],
    [`${callback}2`, 400],
    ["", 200],
  ])("came to its own address: said to have come to '%s'", async (redirectUri, status) => {
    const { alice, assistant } = await givenClient(world, [basic]);
    const code = await codeFor(alice, asking(assistant));

    const body = { ...assistant, grantType: "authorization_code", code, redirectUri };
    const answer = await request(world.url, "POST", "/v1.0/oauth2/userAccessToken", body);

    expect(answer.status).toBe(status);
  });

  test("lives for a minute, and is its own client's alone", async () => {
    const { alice, assistant, skill } = await givenClient(world, [basic]);
    const other = await givenClient(world, [basic]);

    await expect(other.skill.client.exchange(await codeFor(alice, asking(assistant)))).rejects.toMatchObject(
      refusedCode,
    );
    const back = await goesBack(alice, asking(assistant));
    await world.later("61 seconds");
    await expect(skill.client.exchange(back.searchParams.get("code") ?? "")).rejects.toMatchObject(
      refusedCode,
    );
  });
});
