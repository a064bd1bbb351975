import { describe, expect, test } from "vitest";
import { unconnectedRoutes } from "../src/app/describe-api.ts";
import { builtIn } from "../src/permissions/index.ts";
import { isServed } from "../src/permissions/served.ts";
import { entriesOf } from "../src/platform/http/access.ts";
import type { Route } from "../src/platform/http/route.ts";

const compatible = unconnectedRoutes().filter(({ url }) => url.startsWith("/v1.0/"));
const nameOf = ({ method, url }: Route) => `${method} ${url}`;

/** Of the compatible surface, what needs no permission point, and why. */
const withoutPermission: Record<string, string> = {
  "POST /v1.0/oauth2/userAccessToken": "the client proves who it is",
  "POST /v1.0/oauth2/accessToken": "the client proves who it is",
  "POST /v1.0/gateway/connections/open": "the client proves who it is",
  "GET /v1.0/oauth2/authRules/user": "tells any token what it may do",
  "POST /v1.0/aiInteraction/reply": "the conversation token says where something may be said",
};

/** Permission points that can be applied for, whose APIs nothing here serves, and why. */
const withoutApi: Record<string, string> = {
  "Calendar.Calendar.Read": "there are no subscribed calendars here",
  "Calendar.Calendar.Write": "there are no subscribed calendars here",
  "Calendar.Acl.Read": "nobody opens a calendar to somebody else here",
  "Calendar.Acl.Write": "nobody opens a calendar to somebody else here",
  "Document.Document.Write": "there are no documents here",
  qyapi_get_member: "the directory has no compatible API here",
  qyapi_manage_addresslist: "the directory has no compatible API here",
};

/** The permission points by which a route can be called. */
const scopesOf = ({ access }: Route) =>
  entriesOf(access).flatMap((entry) => ("scope" in entry ? (entry.scope ?? []) : []));

describe("the catalogue and what is served", () => {
  test("were really read", () => {
    expect(compatible.length).toBeGreaterThan(30);
    expect(builtIn.length).toBeGreaterThan(15);
  });

  test.each(compatible.map((route) => [nameOf(route), route] as const))(
    "%s is opened by permission points that name it, or by none for a reason",
    (name, route) => {
      const scopes = scopesOf(route);
      expect(scopes.length === 0).toBe(name in withoutPermission);
      const unnamed = scopes.filter(
        (scope) =>
          !builtIn.some(({ code, apis }) => code === scope && apis.some((api) => isServed(api, [route]))),
      );
      expect(unnamed).toEqual([]);
    },
  );

  test.each(builtIn.map((permission) => [permission.code, permission] as const))(
    "%s opens what it names, or nothing for a reason",
    (code, { apis, field }) => {
      const opened = compatible.filter((route) => field || scopesOf(route).includes(code));
      const unserved = apis.filter((api) => !isServed(api, opened));
      expect(unserved.length === apis.length).toBe(code in withoutApi);
      expect(code in withoutApi ? [] : unserved).toEqual([]);
    },
  );

  test("leave no reason behind for what is gone", () => {
    expect(
      Object.keys(withoutPermission).filter((name) => !compatible.some((route) => nameOf(route) === name)),
    ).toEqual([]);
    expect(Object.keys(withoutApi).filter((code) => !builtIn.some((each) => each.code === code))).toEqual([]);
  });
});
