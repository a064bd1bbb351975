import { expect, test } from "vitest";
import { asksOf, startersFrom } from "./starters.ts";

test.each<["zh" | "en", string[], string[]]>([
  ["en", [], []],
  ["en", ["a", "b", "c", "d"], ["a", "b", "c"]],
  ["en", ["a", " a ", "", "b\n  c"], ["a", "b c"]],
  ["en", ["天气", "Will it rain?"], ["Will it rain?"]],
  ["zh", ["Will it rain?", "天气", "下雨吗"], ["天气", "下雨吗"]],
  ["zh", ["Will it rain?"], ["Will it rain?"]],
  ["en", ["x".repeat(101), "y".repeat(100)], ["y".repeat(100)]],
])("examples to begin with, for a reader of %s: %j", (locale, examples, starters) => {
  expect(
    startersFrom(
      examples.map((input) => ({ input })),
      locale,
    ),
  ).toEqual(starters);
});

test("a starter that is an example of one operation says what is asked before it", () => {
  const read = {
    method: "GET",
    scopes: ["Contact.User.Read"],
    confirm: null,
    summary: "Show my profile",
  } as const;
  const write = { method: "POST", scopes: [], confirm: "ask", summary: "Add a to-do" } as const;
  const examples = [
    { input: "Who\n am I?", operation: { ...read, scopes: [...read.scopes] } },
    { input: "Buy milk", operation: { ...write, scopes: [] } },
    { input: "Both", operation: { ...read, scopes: [] } },
    { input: "Both", operation: { ...write, scopes: [] } },
  ];

  expect(
    asksOf(["Who am I?", "Buy milk", "Both", "Else"], examples, ({ confirm }) => confirm === "ask"),
  ).toEqual([
    { operation: "Show my profile", permission: true, confirmation: false },
    { operation: "Add a to-do", permission: false, confirmation: true },
    null,
    null,
  ]);
});
