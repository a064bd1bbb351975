import { expect, test } from "vitest";
import { asksWhen } from "./asks-when.ts";

test.each([
  ["GET", ["Contact.User.Read"], null, "never"],
  ["GET", [], "ask", "always"],
  ["GET", ["Todo.Todo.Write"], null, "always"],
  ["POST", [], null, "first"],
  ["POST", ["Contact.User.Read"], null, "never"],
  ["PUT", [], null, "always"],
  ["PATCH", [], "skip", "always"],
  ["DELETE", ["Contact.User.Read"], "skip", "always"],
] as const)("%s with %j, the file saying %s: %s", (method, scopes, confirm, when) => {
  expect(asksWhen({ method, scopes: [...scopes], confirm })).toBe(when);
});
