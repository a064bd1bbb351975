import { expect, test } from "vitest";
import {
  type AuthenticationDraft,
  authenticationOf,
  emptyDraft,
  fieldOfPath,
  fieldProblems,
  holdsText,
} from "./authentication-draft.ts";

const draft = (type: AuthenticationDraft["type"], values: AuthenticationDraft["values"]) => ({
  ...emptyDraft(type),
  values,
});

const client = { tokenUrl: "https://id.example.com/token", clientId: "behalf", clientSecret: " s3cret " };

test.each([
  [draft("none", { token: "kept when the type is changed" }), { type: "none" }],
  [draft("bearer", { token: " abcd\t", password: "other" }), { type: "bearer", token: "abcd" }],
  [draft("basic", { username: "me", password: " p " }), { type: "basic", username: "me", password: " p " }],
  [draft("header", { name: "X-Key", value: "abcd " }), { type: "header", name: "X-Key", value: "abcd" }],
  [
    draft("oauth_client_credentials", { ...client, scope: " " }),
    { type: "oauth_client_credentials", ...client, clientAuthentication: "basic" },
  ],
  [
    draft("oauth_client_credentials", { ...client, scope: "read" }),
    { type: "oauth_client_credentials", ...client, scope: "read", clientAuthentication: "basic" },
  ],
])("of %j only what its type needs is sent", (given, sent) => {
  expect(authenticationOf(given)).toEqual(sent);
});

test.each([
  [draft("none", {}), {}],
  [draft("bearer", { token: " " }), { token: "missing" }],
  [draft("bearer", { token: "abc" }), { token: "tooShort" }],
  [draft("bearer", { token: "ab cd" }), { token: "notVisible" }],
  [draft("basic", { username: "a:b" }), { username: "colon" }],
  [draft("basic", { username: "me" }), {}],
  [draft("header", { name: "X Key", value: "密钥密钥" }), { name: "headerName", value: "notVisible" }],
  [draft("query", { name: "app[id]", value: "密钥密钥" }), {}],
  [draft("query", { name: "a\nb", value: "ab\0cd" }), { name: "control", value: "control" }],
  [draft("cookie", { name: "$a", value: "a;bc" }), { name: "cookieName", value: "notInCookie" }],
  [draft("cookie", { name: "sid", value: "a/+=" }), {}],
  [
    draft("oauth_client_credentials", { ...client, tokenUrl: "id.example.com", clientSecret: "" }),
    { tokenUrl: "notAnAddress", clientSecret: "missing" },
  ],
])("what is wrong with %j is said at its field", (given, problems) => {
  expect(fieldProblems(given)).toEqual(problems);
});

test("only text of the chosen type would be lost", () => {
  expect(holdsText(draft("bearer", { token: "x" }))).toBe(true);
  expect(holdsText(draft("none", { token: "x" }))).toBe(false);
  expect(holdsText(emptyDraft("basic"))).toBe(false);
});

test.each([
  ["body.authentication.token", "token"],
  ["body.authentication", "all"],
  ["body.authentication.type", null],
  ["body.privacyUrl", null],
])("the path %s means %s", (path, field) => {
  expect(fieldOfPath(path)).toBe(field);
});
