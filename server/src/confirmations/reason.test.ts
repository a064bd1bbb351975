import { expect, test } from "vitest";
import { operation } from "../invocation/request/operation.fixture.ts";
import { platformCatalogue } from "../permissions/index.ts";
import type { Operation } from "../skill-files/index.ts";
import { doing } from "./reason.ts";

const read = ["Contact.User.Read"];
const write = ["Contact.User.Read", "Todo.PersonalTodo.Write"];

// What the file says of itself takes nothing away.
const rules: [given: Partial<Operation>, does: string][] = [
  [{ method: "GET" }, "reads"],
  [{ method: "GET", confirm: "ask" }, "reads"],
  [{ method: "GET", scopes: read }, "reads"],
  [{ method: "GET", scopes: write, confirm: "skip" }, "writes"],
  [{ method: "POST" }, "posts"],
  [{ method: "POST", confirm: "skip" }, "posts"],
  [{ method: "POST", scopes: read }, "reads"],
  [{ method: "POST", scopes: write, confirm: "skip" }, "writes"],
  [{ method: "PUT", confirm: "skip" }, "writes"],
  [{ method: "PATCH", confirm: "skip" }, "writes"],
  [{ method: "DELETE", confirm: "skip" }, "writes"],
  [{ method: "DELETE", scopes: read, confirm: "skip" }, "writes"],
];
test.each(rules)("%j: it %s", (given, does) => {
  expect(doing(operation(given), platformCatalogue)).toBe(does);
});
