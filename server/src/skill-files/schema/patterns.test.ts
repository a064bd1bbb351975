import { describe, expect, test } from "vitest";
import { isSafePattern } from "./patterns.ts";

describe("T40 a pattern from a file", () => {
  test.each([
    "^[a-z]+$",
    "^\\d{4}-\\d{2}-\\d{2}$",
    "^(foo|bar|baz)$",
    "^[A-Z][a-z]{0,30}$",
    "[0-9]{3}",
    "^\\+?[0-9]{5,20}$",
    "^(?:ab){2,5}$",
    "^\\p{Script=Han}{1,20}$",
    "^[^\\]]*$",
    "",
  ])("%j is matched, in under 50 ms on the longest value", (pattern) => {
    expect(isSafePattern(pattern)).toBe(true);
    const regex = new RegExp(pattern, "u");
    for (const value of ["a".repeat(100_000), `${"1".repeat(100_000)}!`, "ab".repeat(50_000)]) {
      const begin = performance.now();
      regex.test(value);
      expect(performance.now() - begin).toBeLessThan(50);
    }
  });

  test.each([
    ["nested repetition", "^(a+)+$"],
    ["nested repetition with counts", "^(a{1,50}){1,50}$"],
    ["alternatives in a repetition", "^(a|a)*$"],
    ["an optional part in a repetition", "^(a?){30}a{30}$"],
    ["many optional parts", `^${"a?".repeat(30)}${"a".repeat(30)}$`],
    ["many alternatives in a row", `^${"(a|a)".repeat(30)}$`],
    ["two open repetitions", "^a*a*$"],
    ["an open repetition without a beginning", "a+$"],
    ["a beginning in one alternative only", "^b|a+$"],
    ["back-references", "^(a+)\\1+$"],
    ["named back-references", "^(?<x>a)\\k<x>$"],
    ["look-ahead", "^(?=a)b$"],
    ["look-behind", "^b(?<!a)$"],
    ["too much text", `^${"a".repeat(200)}$`],
    ["no valid syntax", "^(a$"],
    ["a repetition after a class", "^([a-z]*[a-z]*)$"],
    [
      "an e-mail address of the bad kind",
      "^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$",
    ],
  ])("with %s is left out", (_what, pattern) => {
    expect(isSafePattern(pattern)).toBe(false);
  });
});
