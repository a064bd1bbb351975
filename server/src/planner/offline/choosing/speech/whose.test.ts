import { expect, test } from "vitest";
import { somebodyElse } from "./whose.ts";

test.each([
  ["周二有什么安排", undefined],
  ["周末有会吗", undefined],
  ["周杰有什么安排", "周杰"],
])("%s is of %s", (said, who) => {
  expect(somebodyElse(said)).toBe(who);
});
