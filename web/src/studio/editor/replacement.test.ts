import { expect, test } from "vitest";
import { replacement } from "./replacement.ts";

test.each([
  ["a: 1\npaths: {}", "a: 1\nservers: []\npaths: {}", { from: 5, to: 5, text: "servers: []\n" }],
  ["url: /v1 # here", "url: https://a.example/v1 # here", { from: 5, to: 5, text: "https://a.example" }],
  ["", "all", { from: 0, to: 0, text: "all" }],
  ["all", "", { from: 0, to: 3, text: "" }],
  ["aa", "aaa", { from: 2, to: 2, text: "a" }],
  ["aaa", "aa", { from: 2, to: 3, text: "" }],
  ["same", "same", { from: 4, to: 4, text: "" }],
  ["-😀-", "-😁-", { from: 1, to: 3, text: "😁" }],
  ["-\u{1f600}-", "-\u{2f600}-", { from: 1, to: 3, text: "\u{2f600}" }],
])("%j becomes %j by its difference, characters staying whole", (before, after, edit) => {
  expect(replacement(before, after)).toMatchObject(edit);
  const { from, to, text } = replacement(before, after);
  expect(before.slice(0, from) + text + before.slice(to)).toBe(after);
});
