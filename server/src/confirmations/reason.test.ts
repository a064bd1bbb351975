import { expect, test } from "vitest";
import { operation } from "../invocation/request/operation.fixture.ts";
import type { Operation } from "../skill-files/index.ts";
import { reasonToConfirm } from "./reason.ts";

type Given = Partial<Pick<Operation, "method" | "scopes" | "confirm">>;

const reasonFor = (given: Given, about: { namesPerson?: boolean; mayCarryAnswers?: boolean } = {}) =>
  reasonToConfirm({ operation: operation(given), namesPerson: false, mayCarryAnswers: false, ...about });

const read = ["Contact.User.Read"];
const write = ["Contact.User.Read", "Todo.PersonalTodo.Write"];

// What the file says of itself counts where it asks for more; where it asks for less, for reads alone.
const rules: [given: Given, reason: string | undefined][] = [
  [{ method: "GET" }, undefined],
  [{ method: "GET", confirm: "skip" }, undefined],
  [{ method: "GET", confirm: "ask" }, "file"],
  [{ method: "GET", scopes: read }, undefined],
  [{ method: "GET", scopes: write, confirm: "skip" }, "write"],
  [{ method: "POST" }, "first_post"],
  [{ method: "POST", confirm: "skip" }, "first_post"],
  [{ method: "POST", scopes: read }, undefined],
  [{ method: "POST", scopes: read, confirm: "skip" }, undefined],
  [{ method: "POST", scopes: read, confirm: "ask" }, "file"],
  [{ method: "POST", scopes: write, confirm: "skip" }, "write"],
  [{ method: "PUT", confirm: "skip" }, "write"],
  [{ method: "PATCH", confirm: "skip" }, "write"],
  [{ method: "DELETE", confirm: "skip" }, "write"],
  [{ method: "DELETE", scopes: read, confirm: "skip" }, "write"],
];
test.each(rules)("%j is asked about for the reason %s", (given, reason) => {
  expect(reasonFor(given)?.reason).toBe(reason);
});

test("a person who was looked up, and what another skill told, are shown whatever the operation is", () => {
  expect(reasonFor({ confirm: "skip" }, { namesPerson: true })?.reason).toBe("name");
  expect(reasonFor({ confirm: "skip" }, { mayCarryAnswers: true })?.reason).toBe("data_flow");
  expect(reasonFor({ method: "PUT" }, { namesPerson: true })?.reason).toBe("write");
});

test("only what is asked about because of what it does alone may be let run unasked", () => {
  expect(reasonFor({ method: "PUT" })?.waivable).toBe(true);
  expect(reasonFor({ method: "POST" })?.waivable).toBe(true);
  expect(reasonFor({ confirm: "ask" })?.waivable).toBe(false);
  for (const about of [{ namesPerson: true }, { mayCarryAnswers: true }])
    for (const method of ["GET", "POST", "PUT"] as const)
      expect(reasonFor({ method }, about)?.waivable).toBe(false);
});
