import { describe, expect, test } from "vitest";
import { serveWeb } from "../../src/app/web.ts";
import { RolesReply } from "../world/contract.ts";
import { givenAssistantWithSkill } from "../world/given.ts";
import { cardOf, type Member } from "../world/member.ts";
import { read, request } from "../world/session.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld({ addPages: serveWeb });

/** Every route that changes something for somebody signed in, with ids that are nobody's. */
async function changingRoutes(member: Member) {
  const { actions } = read(await member.send("GET", "/api/roles"), 200, RolesReply);
  return actions
    .filter(({ method, roles }) => method !== "GET" && roles.length > 0 && !roles.includes("anyone"))
    .map(({ method, url }) => ({ method, url: url.replace(/:\w+/g, "ast_0") }));
}

async function givenPerson() {
  const organisation = await world.organisation();
  return organisation.person("Builder", { roles: ["member", "builder", "developer", "admin"] });
}

const csrf = { status: 403, body: { error: { code: "csrf" } } };
const foreignOrigin = { status: 403, body: { error: { code: "foreign_origin" } } };

describe("no other site can act for a person who is signed in", () => {
  test("nothing is changed without this session's own token, on any route (T21)", async () => {
    const person = await givenPerson();
    const other = await (await givenPerson()).session();
    const session = await person.session();
    const routes = await changingRoutes(person);
    expect(routes.length).toBeGreaterThan(20);

    for (const { method, url } of routes) {
      for (const token of ["", "wrong", other.csrfToken]) {
        expect(
          await session.send(method, url, {}, { "x-csrf-token": token }),
          `${method} ${url}`,
        ).toMatchObject(csrf);
      }
    }
  });

  test("a request from a foreign page is refused on every route, sign-in too (T21)", async () => {
    const person = await givenPerson();
    const session = await person.session();
    const { account, password } = person;

    for (const origin of [
      "https://evil.example",
      "null",
      "http://127.0.0.1:1",
      `${world.url}.evil.example`,
    ]) {
      for (const { method, url } of await changingRoutes(person))
        expect(await session.send(method, url, {}, { origin }), `${method} ${url}`).toMatchObject(
          foreignOrigin,
        );
      const signIn = await request(world.url, "POST", "/api/session", { account, password }, { origin });
      expect(signIn).toMatchObject(foreignOrigin);
      expect(signIn.headers.get("set-cookie")).toBeNull();
    }
  });

  test("our own page is served, however this machine's address is spelled", async () => {
    const session = await (await givenPerson()).session();
    const { port } = new URL(world.url);

    for (const origin of [world.url, `http://localhost:${port}`])
      expect(await session.send("PATCH", "/api/session", {}, { origin })).toMatchObject({ status: 200 });
  });

  test("what a plain form can send never reaches a handler (T21)", async () => {
    const { alice, assistant } = await givenAssistantWithSkill(world);
    const asked = await alice.says(assistant, "我的手机号是多少？");
    const session = await alice.session();
    const answer = JSON.stringify({ consentId: cardOf(asked).id, decision: "allow" });

    for (const type of [
      "text/plain",
      "text/plain; charset=utf-8",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "application/xml",
      "application/jsonp",
    ]) {
      const sent = await session.send("POST", `/api/runs/${asked.id}/consent`, answer, {
        "content-type": type,
      });
      expect(sent, type).toMatchObject({ status: 415, body: { error: { code: "unsupported_media_type" } } });
      const signIn = await request(world.url, "POST", "/api/session", "{}", { "content-type": type });
      expect(signIn.status).toBe(415);
    }

    expect((await alice.sees(asked)).status).toBe("requires_action");
  });
});

test("no answer can be framed, sniffed, kept by a cache or made to run a foreign script (T22, T56)", async () => {
  const person = await givenPerson();
  const { cookie } = await person.session();

  for (const path of [
    "/docs/",
    "/",
    "/api/session",
    "/api/nothing",
    "/v1.0/contact/users/me",
    "/healthz",
    "/oauth2/auth?client_id=x",
  ]) {
    const { headers } = await request(world.url, "GET", path, undefined, { cookie, accept: "text/html" });
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy, path).toMatch(/script-src 'self'(?! 'unsafe)/);
    expect(policy, path).toContain("default-src 'self'");
    expect(policy, path).not.toContain("unsafe-eval");
    expect(Object.fromEntries(headers), path).toMatchObject({
      "x-frame-options": "DENY",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
    });
    expect(headers.get("access-control-allow-origin"), path).toBeNull();
    if (/^\/(api|v1|oauth2)/.test(path)) expect(headers.get("cache-control"), path).toBe("no-store");
  }
});

test("an error never tells more than its code, a sentence and the request's id (T50)", async () => {
  const session = await (await givenPerson()).session();
  const broken = [
    await session.send("POST", "/api/assistants", "{", {}),
    await session.send("POST", "/api/assistants", "[]", {}),
    await session.send("POST", "/api/assistants", '{"name":{"$gt":""}}', {}),
    await session.send("POST", "/api/assistants", '{"name":"a","__proto__":{"planning":false}}', {}),
    await session.send("GET", "/api/runs/%00"),
    await session.send("GET", "/api/grants/../../etc/passwd"),
  ];

  for (const { status, body } of broken) {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(body).toMatchObject({ error: { code: expect.any(String), message: expect.any(String) } });
    expect(JSON.stringify(body)).not.toMatch(/node_modules|at .*\.ts|select |SyntaxError/);
  }
});
