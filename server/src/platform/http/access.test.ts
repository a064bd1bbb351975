import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { testCtx } from "../../../test/world/database.ts";
import { route } from "../../audit/index.ts";
import { v1Errors } from "../../oauth/index.ts";
import { AppError } from "../errors.ts";
import type { ApplicationId, OrganisationId, PersonId } from "../ids.ts";
import { type Access, anyone, application, person, type Resolvers, token } from "./access.ts";
import type { ApplicationPrincipal, PersonPrincipal, TokenPrincipal } from "./principal.ts";
import { none } from "./route.ts";
import { buildServer } from "./server.ts";

const organisationId = "org_1" as OrganisationId;
const alice: PersonPrincipal = {
  kind: "person",
  id: "usr_1" as PersonId,
  organisationId,
  name: "Alice",
  locale: "en",
  roles: ["member"],
  csrfToken: "alices-own",
};
const ofApplication: ApplicationPrincipal = {
  kind: "application",
  organisationId,
  applicationId: "app_1" as ApplicationId,
  scopes: ["Things.Read.All"],
};
const inDirectory = {
  name: "Alice",
  unionId: "alice",
  avatarUrl: null,
  email: null,
  mobile: null,
  stateCode: null,
};
const forAlice = (...scopes: string[]): TokenPrincipal => {
  return {
    ...ofApplication,
    kind: "token",
    personId: alice.id,
    person: inDirectory,
    scopes,
    runId: null,
    callId: null,
  };
};
const bearers = new Map<unknown, TokenPrincipal | ApplicationPrincipal>([
  ["reads", forAlice("Things.Read")],
  ["writes", forAlice("Things.Write")],
  ["nothing", forAlice()],
  ["application", ofApplication],
]);

const resolvers: Resolvers = {
  person: async (_, { headers }) => (headers.cookie === "alice" ? alice : undefined),
  async token(_, { headers }) {
    if (headers.authorization === undefined) return undefined;
    const bearer = bearers.get(headers.authorization);
    if (bearer === undefined) throw new AppError("invalid_token");
    return bearer;
  },
};

const accesses = {
  anyone,
  person: person(),
  admin: person("admin"),
  scope: token("Things.Read"),
  anyToken: token(),
  application: application(),
  approved: application("Things.Read.All"),
  unapproved: application("Things.Read"),
  tokenOrApplication: [token("Things.Read"), application()],
  everybodys: [token("Things.Write"), application("Things.Write.All")],
  personOrToken: [person(), token("Things.Read")],
} satisfies Record<string, Access>;

const routes = Object.entries(accesses).flatMap(([name, access]) =>
  (["/api", "/v1.0"] as const).map((prefix) =>
    route({
      method: "POST",
      url: `${prefix}/${name}`,
      operationId: `${prefix}${name}`,
      tag: "Tests",
      summary: name,
      access,
      audit: none("a test's own"),
      ...(prefix === "/v1.0" && { dialect: v1Errors }),
      body: z.object({ thing: z.string() }),
      reply: [200, z.object({ by: z.string() })],
      handle: async (_, { caller }) => ({ by: caller.kind }),
    }),
  ),
);

const { ctx } = await testCtx();
const server = await buildServer({ ctx, routes, resolvers, origins: () => ["https://ours.example"] });
// As the web app does, whose page answers every other GET.
server.get("/*", async (_, reply) => reply.type("text/html").send("<html></html>"));
afterAll(() => server.close());

async function post(url: string, headers: Record<string, string> = {}, payload: object = { thing: "a" }) {
  const reply = await server.inject({ method: "POST", url, headers, payload });
  const { by, error } = reply.json();
  return by ?? error.code;
}

const asAlice = { cookie: "alice", "x-csrf-token": alice.csrfToken };
const as = (bearer: string) => ({ authorization: bearer });

describe("a route is called by those it names (T55)", () => {
  test.each<[keyof typeof accesses, Record<string, string>, string]>([
    ["anyone", {}, "nobody"],
    ["anyone", as("unknown"), "nobody"],
    ["person", asAlice, "person"],
    ["person", {}, "not_signed_in"],
    ["person", as("reads"), "not_signed_in"],
    ["admin", asAlice, "forbidden"],
    ["scope", as("reads"), "token"],
    ["scope", as("writes"), "insufficient_scope"],
    ["scope", as("nothing"), "insufficient_scope"],
    ["scope", as("application"), "insufficient_scope"],
    ["scope", as("unknown"), "invalid_token"],
    ["scope", asAlice, "invalid_token"],
    ["anyToken", as("nothing"), "insufficient_scope"],
    ["anyToken", as("application"), "insufficient_scope"],
    ["application", as("application"), "application"],
    ["application", as("reads"), "insufficient_scope"],
    ["application", {}, "invalid_token"],
    ["approved", as("application"), "application"],
    ["approved", as("reads"), "insufficient_scope"],
    ["unapproved", as("application"), "insufficient_scope"],
    ["everybodys", as("writes"), "token"],
    ["everybodys", as("application"), "insufficient_scope"],
    ["tokenOrApplication", as("reads"), "token"],
    ["tokenOrApplication", as("application"), "application"],
    ["tokenOrApplication", as("writes"), "insufficient_scope"],
    ["tokenOrApplication", {}, "invalid_token"],
    ["personOrToken", asAlice, "person"],
    ["personOrToken", as("reads"), "token"],
    ["personOrToken", as("application"), "insufficient_scope"],
    ["personOrToken", {}, "not_signed_in"],
  ])("%s, asked with %j: %s", async (name, headers, outcome) => {
    expect(await post(`/api/${name}`, headers)).toBe(outcome);
  });
});

describe("a session's own token beside the request", () => {
  test.each(["person", "personOrToken"])("is demanded of a cookie on %s", async (name) => {
    expect(await post(`/api/${name}`, { cookie: "alice" })).toBe("csrf");
    expect(await post(`/api/${name}`, { ...asAlice, "x-csrf-token": "another's" })).toBe("csrf");
  });

  test("is not demanded of a client's token, even beside a cookie", async () => {
    expect(await post("/api/personOrToken", { ...as("reads"), cookie: "alice" })).toBe("token");
  });
});

describe("who asks is looked at before what is asked", () => {
  test.each([
    [{}, "InvalidAuthentication"],
    [as("unknown"), "InvalidAuthentication"],
    [as("application"), "Forbidden.AccessDenied.AccessTokenPermissionDenied"],
    [as("writes"), "Forbidden.AccessDenied.AccessTokenPermissionDenied"],
    [as("reads"), "invalidParameter"],
  ])("with %j and a body that is wrong: %s", async (headers, code) => {
    const reply = await server.inject({ method: "POST", url: "/v1.0/scope", headers, payload: { thing: 1 } });

    expect(reply.json().code).toBe(code);
  });

  test("a token that lacks the scope is told which one, one of the other kind which kind", async () => {
    const lacking = async (url: string, bearer: string) => {
      const reply = await server.inject({ method: "POST", url, headers: as(bearer), payload: {} });
      return reply.json().accessdenieddetail.requiredScopes;
    };

    expect(await lacking("/v1.0/scope", "writes")).toEqual(["Things.Read"]);
    expect(await lacking("/v1.0/anyToken", "application")).toEqual(["snsapi_base"]);
    expect(await lacking("/v1.0/application", "reads")).toEqual(["qyapi_base"]);
    expect(await lacking("/v1.0/everybodys", "reads")).toEqual(["Things.Write"]);
    expect(await lacking("/v1.0/everybodys", "application")).toEqual(["Things.Write.All"]);
  });
});

describe("a refusal is told in the dialect of its route", () => {
  const compatible = { code: expect.any(String), requestid: expect.any(String) };

  test.each(["GET", "HEAD", "POST", "PUT", "DELETE"] as const)(
    "and %s of what no route answers in the one of its prefix",
    async (method) => {
      for (const url of ["/v1.0", "/v1.0/", "/v1.0/no/such/route"]) {
        const reply = await server.inject({ method, url, headers: as("reads") });
        expect(reply.statusCode, url).toBe(404);
        if (method !== "HEAD") expect(reply.json(), url).toMatchObject({ code: "InvalidAction.NotFound" });
      }
    },
  );

  test("whatever is wrong with the request", async () => {
    const headers = { ...as("reads"), "content-type": "application/json" };
    const bodies = ["{", `{"thing":"${"a".repeat(2 * 1024 * 1024)}"}`];

    for (const payload of bodies) {
      const reply = await server.inject({ method: "POST", url: "/v1.0/scope", headers, payload });
      expect(reply.json()).toMatchObject(compatible);
    }
  });

  test("and ours is told in our own", async () => {
    const reply = await server.inject({ method: "POST", url: "/v1.00", payload: {} });

    expect(reply.json()).toMatchObject({ error: { code: "not_found" } });
  });
});

test("a page of another site is refused where browsers call, and not where programs do", async () => {
  const origin = "https://evil.example";

  expect(await post("/api/anyone", { origin })).toBe("foreign_origin");
  expect(await post("/api/personOrToken", { ...as("reads"), origin })).toBe("foreign_origin");
  expect(
    (
      await server.inject({
        method: "POST",
        url: "/v1.0/anyone",
        headers: { origin },
        payload: { thing: "a" },
      })
    ).json(),
  ).toEqual({ by: "nobody" });
});
