import { expect, test } from "vitest";
import type { Operation } from "../../assistants/index.ts";
import { operation } from "../../invocation/operation.fixture.ts";
import { isWaivable, reasonToConfirm } from "./reason.ts";

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
  expect(reasonFor(given)).toBe(reason);
});

test("a person who was looked up, and what another skill told, are shown whatever the operation is", () => {
  expect(reasonFor({ confirm: "skip" }, { namesPerson: true })).toBe("name");
  expect(reasonFor({ confirm: "skip" }, { mayCarryAnswers: true })).toBe("data_flow");
});

test("only what is asked about because of what it does may be let run unasked", () => {
  const waivable = (["file", "name", "data_flow", "write", "first_post"] as const).filter(isWaivable);
  expect(waivable).toEqual(["write", "first_post"]);
});
