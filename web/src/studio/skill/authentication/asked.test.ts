import { expect, test } from "vitest";
import type { AskedAuthentication } from "../../../api/schema.gen.ts";
import { askedOfType, firstAsked, inKind, isAsked, kindOfDraft, kindOfSaved } from "./asked.ts";
import { emptyDraft, holdsText } from "./authentication-draft.ts";

function asked(authentication: AskedAuthentication["authentication"]): AskedAuthentication {
  return { scheme: "k", words: "", authentication, together: [], optional: false };
}

const inQuery = asked({ type: "query", name: "appid" });
const client = asked({ type: "oauth_client_credentials", tokenUrl: "https://id.example/t", scope: "read" });

test("what the file asks for first is filled in, and is nothing that leaving would lose", () => {
  const draft = firstAsked([asked(null), inQuery, client]);
  expect(draft).toMatchObject({ type: "query", values: { name: "appid" } });
  expect(holdsText(draft)).toBe(false);
  expect(holdsText({ ...draft, values: { ...draft.values, value: "k" } })).toBe(true);
  expect(firstAsked([asked(null)])).toEqual(emptyDraft("none"));
  expect(firstAsked([])).toEqual(emptyDraft("none"));
  expect(firstAsked([client]).values).toEqual({ tokenUrl: "https://id.example/t", scope: "read" });
});

test("another kind takes along what was typed, and leaves what the file said of the first", () => {
  const first = firstAsked([inQuery]);
  const typed = { ...first, values: { ...first.values, value: "k" } };
  expect(inKind(typed, askedOfType([inQuery], "header")).values).toEqual({ value: "k" });
  expect(inKind(emptyDraft("none"), askedOfType([inQuery], "query")).values).toEqual({ name: "appid" });
});

test("is the one asked for as long as kind and name are", () => {
  const draft = firstAsked([inQuery]);
  expect(isAsked(inQuery, draft)).toBe(true);
  expect(isAsked(inQuery, { ...draft, values: { name: "other" } })).toBe(false);
  expect(isAsked(client, draft)).toBe(false);
});

test("a file is compared with what is complete, and with nothing of the secret", () => {
  const draft = firstAsked([inQuery]);
  expect(kindOfDraft(draft)).toBeUndefined();
  expect(kindOfDraft({ ...draft, values: { ...draft.values, value: "abcd" } })).toEqual({
    type: "query",
    name: "appid",
  });
  expect(kindOfDraft(emptyDraft("none"))).toBeUndefined();
  const saved = { host: "h", updatedAt: "", hint: "sid" };
  expect(kindOfSaved({ ...saved, type: "cookie" })).toEqual({ type: "cookie", name: "sid" });
  expect(kindOfSaved({ ...saved, type: "oauth_client_credentials" })).toEqual({
    type: "oauth_client_credentials",
  });
});
