import { expect, test } from "vitest";
import { factsIn } from "./details-text.ts";

const asText = (facts: readonly { label: string; text: string }[]) =>
  facts.map(({ label, text }) => `${label}: ${text}`);

test.each<[Record<string, unknown>, string[]]>([
  [{}, []],
  [
    { code: "Contact.User.mobile", decision: "approve", note: "" },
    ["permission: Contact.User.mobile", "decision: approved"],
  ],
  [{ codes: ["a", "b"], reason: null }, ["permissions: a, b"]],
  [{ number: 0, ok: false }, ["version: 0", "ok: no"]],
  [{ nested: { a: 1 } }, ['nested: {"a":1}']],
  [{ personId: "usr_1" }, ["person: Alice"]],
])("%j reads %j", (details, facts) => {
  expect(asText(factsIn(details, "en", new Map([["usr_1", "Alice"]])))).toEqual(facts);
});

test("in Chinese they are Chinese, but for codes and what somebody wrote", () => {
  const details = {
    codes: ["Contact.User.mobile", "Todo.Todo.Read"],
    duration: "30d",
    edited: true,
    note: "always",
    status: "odd",
  };
  expect(asText(factsIn(details, "zh"))).toEqual([
    "权限点: Contact.User.mobile、Todo.Todo.Read",
    "有效期: 30 天内",
    "已修改: 是",
    "说明: always",
    "结果: odd",
  ]);
});

test("long details are cut", () => {
  const [fact] = factsIn({ reason: "x".repeat(900) }, "en");
  expect(fact?.text).toHaveLength(500);
  expect(fact?.text.endsWith("…")).toBe(true);
});
