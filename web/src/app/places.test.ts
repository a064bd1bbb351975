import { expect, test } from "vitest";
import { closedAt, mayEnter, places } from "./places.ts";

test.each([
  ["/studio", ["member"], "studio"],
  ["/studio/ast_1/skills/new", ["member", "developer"], "studio"],
  ["/studio/ast_1", ["member", "builder"], undefined],
  ["/studio", ["member", "admin"], undefined],
  ["/console/app_1", ["member"], "console"],
  // From a skill a builder goes to its application.
  ["/console/app_1", ["member", "builder"], undefined],
  ["/console/apis/api_1", ["member"], undefined],
  ["/admin", ["member", "builder", "developer"], "admin"],
  ["/admin", ["member", "admin"], undefined],
  ["/administration", ["member"], undefined],
  ["/chat", ["member"], undefined],
  ["/agenda", [], undefined],
  ["/me/account", [], undefined],
  ["/help/lint", ["member"], undefined],
] as const)("at %s somebody who is %j meets what is not for them: %s", (path, roles, word) => {
  expect(closedAt(path, roles)?.word).toBe(word);
});

test("the navigation leads where one may go, and nowhere else", () => {
  const shown = (...roles: Parameters<typeof mayEnter>[1]) =>
    places.filter((place) => mayEnter(place, roles)).map(({ word }) => word);
  expect(shown("member")).toEqual(["chat", "agenda", "me"]);
  expect(shown("member", "builder")).toEqual(["chat", "agenda", "me", "studio", "console"]);
  expect(shown("member", "developer")).toEqual(["chat", "agenda", "me", "console"]);
  expect(shown("member", "admin")).toEqual(["chat", "agenda", "me", "studio", "console", "admin"]);
});
