import { expect, test } from "vitest";
import { readSearch } from "./search.ts";

test("an address names a tab and a filter", () => {
  const search = { tab: "permissions", q: "mobile", category: "contact", kind: "delegated", status: "none" };
  expect(readSearch(search)).toEqual(search);
});

test.each([
  [{}],
  [{ tab: "secrets", kind: "personal", status: "" }],
  [{ q: "", category: "" }],
  [{ q: { evil: true }, category: ["contact"], unknown: "x" }],
])("what makes no sense filters nothing: %o", (search) => {
  expect(readSearch(search)).toEqual({});
});

test("a search for digits stays text", () => {
  expect(readSearch({ q: 42 })).toEqual({ q: "42" });
});
