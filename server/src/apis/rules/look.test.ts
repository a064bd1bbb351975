import { expect, test } from "vitest";
import { codeLookOf, lookOf } from "./look.ts";

test.each([
  ["Expense", "expense"],
  ["Expense", "Ехpense"],
  ["Bill", "BiII"],
  ["Bill", "B1ll"],
  ["Bill", "8ill"],
  ["Form", "Forrn"],
  ["View", "Vievv"],
  ["Order", "0rder"],
  ["Sale", "5ale"],
  ["Dial", "clial"],
  ["Zone", "2one"],
  ["Cafe", "Café"],
  ["Expense", "Ｅｘｐｅｎｓｅ"],
  ["Expense", "Ex-pense"],
])("%s looks like %s", (one, other) => {
  expect(lookOf(other)).toBe(lookOf(one));
});

test.each([
  ["Expense", "Expenses"],
  ["Claim", "Claims"],
  ["Read", "Lead"],
  ["报销", "请假"],
])("%s does not look like %s", (one, other) => {
  expect(lookOf(other)).not.toBe(lookOf(one));
});

test.each(["Civic", "Barn", "Icing", "clvvrn", "B111", "Expense.Claim"])(
  "the look of the look of %s is the same, so that either may be kept",
  (name) => {
    expect(lookOf(lookOf(name))).toBe(lookOf(name));
  },
);

test("the parts of a code stay apart", () => {
  expect(codeLookOf("Expense.Claim.Read")).not.toBe(codeLookOf("ExpenseClaim.Read"));
  expect(codeLookOf("Expense.Claim.Read")).toBe(codeLookOf("Expense.cIaim.read"));
});
