import { expect, test } from "vitest";
import { readAnalyticsSearch, readAssistantSearch, readSkillSearch } from "./search.ts";

test("an address names a tab, a sample or a place in the document", () => {
  expect(readAssistantSearch({ tab: "versions" })).toEqual({ tab: "versions" });
  expect(readSkillSearch({ sample: "show-my-phone" })).toEqual({ sample: "show-my-phone" });
  expect(readSkillSearch({ line: 12, column: 5 })).toEqual({ line: 12, column: 5 });
});

test.each([[{ tab: "secret" }], [{ tab: 7 }], [{}]])("the tab of %o is the first one", (search) => {
  expect(readAssistantSearch(search)).toEqual({});
});

test.each([
  [{ sample: "../x" }],
  [{ sample: 7 }],
  [{ line: -1 }],
  [{ line: 1.5 }],
  [{ line: "3" }],
  [{ column: 0 }],
])("what makes no sense in %o is left out", (search) => {
  expect(readSkillSearch(search)).toEqual({});
});

test("a range of the numbers is one of three, as text or as the number that the address makes of it", () => {
  expect([readAnalyticsSearch({ days: "7" }), readAnalyticsSearch({ days: 90 })]).toEqual([
    { days: "7" },
    { days: "90" },
  ]);
  expect([readAnalyticsSearch({ days: 8 }), readAnalyticsSearch({})]).toEqual([{}, {}]);
});
