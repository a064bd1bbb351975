import { expect, test } from "vitest";
import { readSearch } from "./search.ts";

test("an address names a tab and a filter", () => {
  const search = {
    tab: "permissions",
    q: "mobile",
    category: "contact",
    kind: "delegated",
    status: "none",
    sensitivity: "basic",
  };
  expect(readSearch(search)).toEqual(search);
});

test("an address names which calls, and the one that is open", () => {
  const times = { from: "2026-11-26T15:00:00.000Z", to: "2026-11-27T15:00:00.000Z" };
  const search = {
    tab: "requests",
    ...times,
    outcome: "5xx",
    skill: "skl_1",
    person: "0123abcd",
    call: "cal_1",
  };
  expect(readSearch(search)).toEqual(search);
  expect(readSearch({ range: "7d", operation: "listEvents" })).toEqual({
    range: "7d",
    operation: "listEvents",
  });
});

test.each([
  [{}],
  [{ range: "2d", from: "yesterday", to: 7, outcome: "bad", call: {} }],
  [{ tab: "secrets", kind: "personal", status: "" }],
  [{ q: "", category: "" }],
  [{ q: { evil: true }, category: ["contact"], unknown: "x" }],
])("what makes no sense filters nothing: %o", (search) => {
  expect(readSearch(search)).toEqual({});
});

test("a search for digits stays text", () => {
  expect(readSearch({ q: 42 })).toEqual({ q: "42" });
});
