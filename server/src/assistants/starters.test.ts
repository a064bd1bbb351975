import { expect, test } from "vitest";
import { startersFrom } from "./starters.ts";

test.each<["zh" | "en", string[], string[]]>([
  ["en", [], []],
  ["en", ["a", "b", "c", "d"], ["a", "b", "c"]],
  ["en", ["a", " a ", "", "b\n  c"], ["a", "b c"]],
  ["en", ["天气", "Will it rain?"], ["Will it rain?"]],
  ["zh", ["Will it rain?", "天气", "下雨吗"], ["天气", "下雨吗"]],
  ["zh", ["Will it rain?"], ["Will it rain?"]],
  ["en", ["x".repeat(101), "y".repeat(100)], ["y".repeat(100)]],
])("examples to begin with, for a reader of %s: %j", (locale, examples, starters) => {
  expect(startersFrom(examples, locale)).toEqual(starters);
});
