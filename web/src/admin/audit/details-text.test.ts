import { expect, test } from "vitest";
import { detailsText } from "./details-text.ts";

test.each([
  [{}, ""],
  [
    { code: "Contact.User.mobile", decision: "approve", note: "" },
    "code: Contact.User.mobile · decision: approve",
  ],
  [{ codes: ["a", "b"], reason: null }, "codes: a, b"],
  [{ number: 0, ok: false }, "number: 0 · ok: false"],
  [{ nested: { a: 1 } }, 'nested: {"a":1}'],
])("%j reads %j", (details, text) => {
  expect(detailsText(details)).toBe(text);
});

test("long details are cut", () => {
  const text = detailsText({ reason: "x".repeat(500) });
  expect(text).toHaveLength(160);
  expect(text.endsWith("…")).toBe(true);
});
