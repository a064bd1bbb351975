import { expect, test } from "vitest";
import { readAssistantSearch, readSkillSearch } from "./search.ts";

test("an address names a tab, an example or a place in the document", () => {
  expect(readAssistantSearch({ tab: "versions" })).toEqual({ tab: "versions" });
  expect(readSkillSearch({ example: "phone" })).toEqual({ example: "phone" });
  expect(readSkillSearch({ line: 12, column: 5 })).toEqual({ line: 12, column: 5 });
});

test.each([[{ tab: "secret" }], [{ tab: 7 }], [{}]])("the tab of %o is the first one", (search) => {
  expect(readAssistantSearch(search)).toEqual({});
});

test.each([[{ example: "other" }], [{ line: -1 }], [{ line: 1.5 }], [{ line: "3" }], [{ column: 0 }]])(
  "what makes no sense in %o is left out",
  (search) => {
    expect(readSkillSearch(search)).toEqual({});
  },
);
