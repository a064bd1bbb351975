import { expect, test } from "vitest";
import { detailsText } from "./details-text.ts";

test.each([
  [{}, ""],
  [
    { code: "Contact.User.mobile", decision: "approve", note: "" },
    "permission: Contact.User.mobile · decision: approved",
  ],
  [{ codes: ["a", "b"], reason: null }, "permissions: a, b"],
  [{ number: 0, ok: false }, "version: 0 · ok: no"],
  [{ nested: { a: 1 } }, 'nested: {"a":1}'],
])("%j reads %j", (details, text) => {
  expect(detailsText(details, "en")).toBe(text);
});

test("in Chinese they are Chinese, but for codes and what somebody wrote", () => {
  const details = {
    codes: ["Contact.User.mobile"],
    duration: "30d",
    edited: true,
    note: "always",
    status: "odd",
  };
  expect(detailsText(details, "zh")).toBe(
    "权限点：Contact.User.mobile · 有效期：30 天内 · 已修改：是 · 说明：always · 结果：odd",
  );
});

test("long details are cut", () => {
  const text = detailsText({ reason: "x".repeat(500) }, "en");
  expect(text).toHaveLength(160);
  expect(text.endsWith("…")).toBe(true);
});
