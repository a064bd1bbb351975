import { expect, test } from "vitest";
import { checksOf } from "./checks.ts";

const words = {
  planningOn: "on",
  planningOff: "off",
  unopened: (count: number) => `${count} unopened`,
  newScope: (code: string) => `new ${code}`,
  newScopeAsked: (code: string, people: number) => `new ${code}: ${people} asked`,
  askedAgain: (people: number) => `${people} asked`,
  noChanges: "nothing",
  changes: (count: number) => `${count} changes`,
  warnings: (count: number) => `${count} warnings`,
};
const nothing = { changes: [], newScopes: [], peopleAskedAgain: 0, problems: [] };
const unopened = {
  severity: "error",
  code: "scope_not_approved",
  message: "x",
  skillId: "skl_1",
  title: "Phone",
  line: 1,
  column: 1,
} as const;

const textsOf = (...given: Parameters<typeof checksOf>) =>
  checksOf(...given).map(({ is, text }) => [is, text]);

test("a draft that is as published has nothing to do", () => {
  expect(textsOf({ planning: true }, nothing, words)).toEqual([
    ["ready", "on"],
    ["ready", "nothing"],
  ]);
});

test("what keeps it from being published is told once for all permissions, with the way to apply", () => {
  const checks = checksOf(
    { planning: false },
    { ...nothing, problems: [unopened, { ...unopened, line: 2 }] },
    words,
  );
  expect(checks).toMatchObject([
    { is: "warning", text: "off", way: { tab: "planning" } },
    { is: "attention", text: "2 unopened", way: { tab: "permissions", word: "apply" } },
    { text: "nothing" },
  ]);
});

test("a new permission says how many people will be asked again, and asking again says so without one", () => {
  const changed = { ...nothing, changes: ["a"], peopleAskedAgain: 12 };
  expect(textsOf({ planning: true }, { ...changed, newScopes: ["Todo.Write"] }, words)).toContainEqual([
    "attention",
    "new Todo.Write: 12 asked",
  ]);
  expect(textsOf({ planning: true }, changed, words)).toContainEqual(["attention", "12 asked"]);
});
