import { expect, test } from "vitest";
import { threats } from "./threats/cases.ts";
import { namedTests, securityPage, testsIn } from "./threats/table.ts";

const cases = Object.values(threats).flat();
const tests = namedTests();
const heldCases = new Set(tests.flatMap((each) => each.cases));

test("each case is there once, in order", () => {
  expect(cases.map(({ id }) => id)).toEqual(
    Array.from({ length: 56 }, (_, index) => `T${String(index + 1).padStart(2, "0")}`),
  );
});

test("each case is held by a test, or says why it is open", () => {
  expect(cases.filter(({ id, open }) => !heldCases.has(id) && open === undefined)).toEqual([]);
});

test("a case that says it is open is held by nothing yet", () => {
  expect(cases.filter(({ id, open }) => heldCases.has(id) && open !== undefined)).toEqual([]);
});

test("no test names a case that does not exist", () => {
  expect([...heldCases].filter((id) => !cases.some((each) => each.id === id))).toEqual([]);
});

test("docs/security.md has the table as the names of the tests make it; npm run threats writes it", () => {
  const { text, should } = securityPage();
  expect(text === should).toBe(true);
});

test("a name is found in a group, in a test.each, and not in what a test says", () => {
  const file = [
    'describe("a code (T02)", () => {',
    '  test("works once (T01, T03)", () => {',
    '    expect("nothing (T04)").toBe(1);',
    "  });",
    "  test.each([1])(",
    "    `for %s (T05)`,",
    "  );",
    "});",
    'test("alone (T06)", () => {});',
  ].join("\n");

  expect(testsIn("a.test.ts", file)).toEqual([
    { file: "a.test.ts", name: "a code", cases: ["T02"] },
    { file: "a.test.ts", name: "a code works once", cases: ["T01", "T03"] },
    { file: "a.test.ts", name: "a code for %s", cases: ["T05"] },
    { file: "a.test.ts", name: "alone", cases: ["T06"] },
  ]);
});
