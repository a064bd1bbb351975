import { expect, test } from "vitest";
import { readAuthorisationsSearch } from "./search.ts";

test.each([
  [{}, {}],
  [
    { grant: "gra_a-1", q: "mail" },
    { grant: "gra_a-1", q: "mail" },
  ],
  [{ grant: "app_a", q: "" }, {}],
  [{ grant: ["gra_a"], q: { a: 1 } }, {}],
  [{ q: 138 }, { q: "138" }],
])("%j is read as %j", (given, read) => {
  expect(readAuthorisationsSearch(given)).toEqual(read);
});
