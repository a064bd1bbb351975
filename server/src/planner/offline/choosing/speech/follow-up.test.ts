import { describe, expect, test } from "vitest";
import { anotherValue, withLater } from "./follow-up.ts";

describe("asking the same about another value", () => {
  test.each([
    ["那上海呢？", "上海"],
    ["上海呢", "上海"],
    ["how about Shanghai?", "Shanghai"],
    ["and tomorrow?", "tomorrow"],
    ["那要带伞吗？", undefined],
    ["and will it rain?", undefined],
    ["show the weather", undefined],
  ])("%s", (words, value) => {
    expect(anotherValue(words)).toBe(value);
  });

  test("a later value goes before what was said, a reply after it", () => {
    expect(withLater("明天天气", ["杭州", "那后天呢", "那上海呢"])).toEqual([
      "上海",
      "后天",
      "明天天气",
      "杭州",
    ]);
  });
});
