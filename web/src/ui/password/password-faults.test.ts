import { expect, test } from "vitest";
import { faultsOf } from "./password-faults.ts";

const right = { current: "given-horse", next: "own-horse-1", repeat: "own-horse-1" };

test.each([
  ["nothing", right, {}],
  ["nothing, where there is no current one", { next: "own-horse-1", repeat: "own-horse-1" }, {}],
  ["a current one that is missing", { ...right, current: "" }, { current: "missing" }],
  ["one that is too short", { ...right, next: "horse", repeat: "horse" }, { next: "short" }],
  ["a slip of the hand", { ...right, repeat: "own-horse-2" }, { repeat: "differs" }],
  ["the current one again", { ...right, next: "given-horse", repeat: "given-horse" }, { next: "same" }],
  [
    "the current one in other letters",
    { current: "ｈorse-horse", next: "horse-horse", repeat: "horse-horse" },
    { next: "same" },
  ],
])("of a new password %s is wrong", (_, typed, faults) => {
  expect(faultsOf(typed)).toEqual(faults);
});
