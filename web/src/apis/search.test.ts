import { expect, test } from "vitest";
import { readApiSearch } from "./search.ts";

test.each([
  [{}, {}],
  [
    { part: "publish", days: 7 },
    { part: "publish", days: "7" },
  ],
  [
    { part: "versions", days: "90" },
    { part: "versions", days: "90" },
  ],
  [{ part: ["draft"], days: "8", q: "x" }, {}],
])("%j is read as %j", (given, search) => {
  expect(readApiSearch(given)).toEqual(search);
});
