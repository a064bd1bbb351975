import { expect, test } from "vitest";
import { givenClient } from "../world/browser-flow.ts";
import { RolesReply } from "../world/contract.ts";
import { delegatedToken } from "../world/delegated-token.ts";
import { givenAssistantWithSkill } from "../world/given.ts";
import { type Answer, read, request } from "../world/session.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();

/** Of each kind of token the one that every such token has, by its name on the wire. */
const basic = { token: "snsapi_base", application: "qyapi_base" };

/** The compatible routes that want a token, by the server's own table of who may do what. */
async function guardedRoutes() {
  const { builder } = await givenAssistantWithSkill(world);
  const { actions } = read(await builder.send("GET", "/api/roles"), 200, RolesReply);
  return actions.filter(
    ({ url, scopes, applicationScopes }) =>
      url.startsWith("/v1.0/") && scopes.length + applicationScopes.length > 0,
  );
}

/** An application that an admin approved for nothing but what everybody may have, and a person's token for just that. */
async function givenTokens() {
  const given = await givenClient(world, ["Contact.User.Read", "Todo.Todo.Read"]);
  const { accessToken: own = "" } = await given.skill.client.appToken();
  const tokenFor = (scope: string) => delegatedToken(world, given, given.alice, [scope]);
  const [ofPerson, ofOther] = [await tokenFor("Contact.User.Read"), await tokenFor("Todo.Todo.Read")];
  return {
    own,
    lacking: (scopes: readonly string[]) => (scopes.includes("Contact.User.Read") ? ofOther : ofPerson),
  };
}

const called = (token: string, { method, url }: { method: string; url: string }): Promise<Answer> =>
  request(world.url, method, url.replace(/:\w+/g, "me"), method === "GET" ? undefined : {}, {
    "x-acs-dingtalk-access-token": token,
  });

const names = (scopes: readonly string[]) => ({
  status: 403,
  body: {
    code: "Forbidden.AccessDenied.AccessTokenPermissionDenied",
    message: expect.stringContaining(`[${scopes.join(",")}]`),
    accessdenieddetail: { requiredScopes: scopes },
  },
});

test("a person's token is told on every route which permission it lacks, before anything else", async () => {
  const { lacking } = await givenTokens();
  const routes = (await guardedRoutes()).filter(({ scopes }) => !scopes.includes("*"));
  expect(routes.length).toBeGreaterThan(10);

  for (const route of routes) {
    const { scopes, applicationScopes } = route;
    const wanted = applicationScopes.filter((scope) => scope !== "*");
    const own = wanted.length > 0 ? wanted : [basic.application];
    const required = scopes.length > 0 ? scopes : own;
    expect(await called(lacking(scopes), route), `${route.method} ${route.url}`).toMatchObject(
      names(required),
    );
  }
});

test("an application's own token is told which permission for everybody it lacks, or that it takes a person's", async () => {
  const { own } = await givenTokens();
  const routes = (await guardedRoutes()).filter(({ applicationScopes }) => !applicationScopes.includes("*"));
  expect(routes.length).toBeGreaterThan(10);

  for (const route of routes) {
    const { scopes, applicationScopes } = route;
    const persons = scopes.includes("*") ? [basic.token] : scopes;
    const required = applicationScopes.length > 0 ? applicationScopes : persons;
    expect(await called(own, route), `${route.method} ${route.url}`).toMatchObject(names(required));
  }
});

test("without a token that is known nothing is told of it, on any route", async () => {
  for (const route of await guardedRoutes())
    for (const token of ["", "unknown"])
      expect(await called(token, route), `${route.method} ${route.url}`).toMatchObject({
        status: 400,
        body: { code: "InvalidAuthentication" },
      });
});
