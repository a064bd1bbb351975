import { describe, expect, test } from "vitest";
import { processorTime } from "../../platform/processor-time.fixture.ts";
import { TooManySteps } from "../../platform/steps.ts";
import { isUsablePattern, patternsWithin } from "./patterns.ts";

const budget = 200_000;
const found = (pattern: string, text: string) => patternsWithin({ left: budget })(pattern, text);

const usable = [
  "",
  "^[a-z]+$",
  "^\\d{4}-\\d{2}-\\d{2}$",
  "^(foo|bar|baz)$",
  "^[A-Z][a-z]{0,30}$",
  "[0-9]{3}",
  "^\\+?[0-9]{5,20}$",
  "^(?:ab){2,5}$",
  "^\\p{Script=Han}{1,20}$",
  "^[^\\]]*$",
  "^(?<year>\\d+)\\b.\\B$",
  "a+$",
  "^b|a+$",
  "^(a+)+$",
  "^(a?){30}a{30}$",
  "^.{1,4000}$",
  "^(([a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9])\\.)*([a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9])$",
];

test.each(usable)("%j is a pattern that a value can be checked with", (pattern) => {
  expect(isUsablePattern(pattern)).toBe(true);
});

test.each([
  ["references back", "^(a+)\\1+$"],
  ["named references back", "^(?<x>a)\\k<x>$"],
  ["look-ahead", "^(?=a)b$"],
  ["look-behind", "^b(?<!a)$"],
  ["letters of either case", "^(?i:a)$"],
  ["no valid syntax", "^(a$"],
  ["what is valid in other dialects alone", "^\\_(?P<x>a)$"],
  ["more text than a pattern has", `^${"a".repeat(1_000)}$`],
  ["more repetitions than can be written out", "^(a{1000}){1000}$"],
  ["endless repetitions of nothing", "^(?:){100000000}$"],
  ["endless alternatives of nothing", "^(?:|){1000000000,}$"],
])("with %s a pattern is not used, and suits every text", (_what, pattern) => {
  expect(processorTime(() => isUsablePattern(pattern))).toBeLessThan(50);
  expect(isUsablePattern(pattern)).toBe(false);
  expect(found(pattern, "anything")).toBe(true);
});

describe("a pattern means what it means to every other reader of JSON Schema", () => {
  const texts = [
    "a",
    "ab",
    "aB-1_ \n",
    "b\r\u2028\u00a0",
    "字a",
    "😀b",
    "é",
    "0",
    "aaaa",
    "",
    "a\na",
    "ab字",
  ];
  const one = [
    "a",
    "b",
    "字",
    "😀",
    ".",
    "\\d",
    "\\W",
    "\\s",
    "\\S",
    "[ab]",
    "[^a]",
    "[a-z\\d-]",
    "\\p{L}",
    "\\P{Lu}",
  ];
  const edges = ["^", "$", "\\b", "\\B"];
  const times = ["", "", "*", "+", "?", "{2}", "{1,3}", "{0,2}?", "*?", "{2,}"];

  /** The same every time: `seed` is all that it depends on. */
  function generator(seed: number): (below: number) => number {
    let state = seed;
    return (below) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
  }

  function written(next: (below: number) => number, depth = 0): string {
    const from = (list: readonly string[]) => list[next(list.length)] ?? "";
    return Array.from({ length: 1 + next(3) }, () => {
      if (next(6) === 0) return from(edges);
      if (depth > 2 || next(3) > 0) return from(one) + from(times);
      const inner = [written(next, depth + 1), written(next, depth + 1)].join(next(2) === 0 ? "|" : "");
      return `${next(2) === 0 ? "(" : "(?:"}${inner})${from(times)}`;
    }).join("");
  }

  test("as does V8, for hundreds of patterns and a dozen texts each", () => {
    const next = generator(7);
    const wrong: [pattern: string, text: string][] = [];
    let fitting = 0;
    for (let round = 0; round < 400; round++) {
      const pattern = written(next);
      for (const text of texts) {
        // A new one for each: one that is used often is compiled anew, which takes V8 much longer.
        const fits = new RegExp(pattern, "u").test(text);
        if (fits) fitting++;
        if (found(pattern, text) !== fits) wrong.push([pattern, text]);
      }
    }
    expect(wrong).toEqual([]);
    expect(fitting).toBeGreaterThan(400);
    expect(fitting).toBeLessThan(4_400);
  });
});

const many = (count: number, of: (index: number) => string) => Array.from({ length: count }, (_, i) => of(i));
const letters = many(
  20_000,
  (index) => "abΩ字"[Math.floor(Math.abs(Math.sin(index * index)) * 4)] ?? "",
).join("");

const worst: [what: string, pattern: string, text: string][] = [
  ["three bounded repetitions", "a{0,30}a{0,30}a{0,30}b$", `b${"a".repeat(20_000)}`],
  ["many optional parts", `^${"a?".repeat(23)}a{22}b$`, "a".repeat(45)],
  ["nested repetition", "^(a+)+$", `${"a".repeat(100_000)}!`],
  ["alternatives in a repetition", "^(a|a)*$", `${"a".repeat(100_000)}!`],
  ["repetitions of repetitions", "(?:(?:a{0,8}){0,8}){0,8}b$", `b${"a".repeat(20_000)}`],
  ["a state for each subset", "[abΩ字]*a[abΩ字]{900}c", `c${letters}`],
  ["letters of all scripts", "\\p{L}{1,200}!$", `!${letters}`],
  ["letters and numbers of all scripts", "[\\p{L}\\p{N}]{1,200}!$", `!${letters}`],
  ["every property there is", many(30, (i) => `[\\p{L}\\p{Lu}\\p{N}\\p{P}${i}]`).join("?"), letters],
  ["hundreds of alternatives", `(?:${many(150, (i) => `w${i * 7}`).join("|")})*$`, "w749w14".repeat(3_000)],
  ["words and their edges", "\\b(\\w+\\b ?)+$", `${"ab cd ".repeat(10_000)}!`],
  ["a class of hundreds", `[${letters.slice(0, 900)}]*x`, "q".repeat(20_000)],
  ["groups in groups", `${"(".repeat(300)}a${")*".repeat(300)}x`, "a".repeat(20_000)],
  ["groups of nothing", `${"()".repeat(450)}x`, "q".repeat(20_000)],
  [
    "an e-mail address of the bad kind",
    "^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$",
    `${"a".repeat(50_000)}!`,
  ],
];

test.each(worst)(
  "with %s a text is judged or given up within 50 ms of a processor (T40)",
  (_what, pattern, text) => {
    const judged = () => {
      try {
        found(pattern, text);
      } catch (error) {
        expect(error).toBeInstanceOf(TooManySteps);
      }
    };
    expect(processorTime(judged)).toBeLessThan(50);
  },
);

test("all texts of one check take their steps from one budget", () => {
  const fits = patternsWithin({ left: budget });
  const one = `b${"a".repeat(300)}`;
  expect(fits("a{0,30}a{0,30}a{0,30}b$", one)).toBe(false);
  expect(() => many(20, () => one).every((text) => !fits("a{0,30}a{0,30}a{0,30}b$", text))).toThrow(
    TooManySteps,
  );
});

test("a long text and an honest pattern are well within it", () => {
  expect(found("^[\\s\\S]{1,4000}$", "字".repeat(4_000))).toBe(true);
  expect(found("^[a-z]+$", "a".repeat(25_000))).toBe(true);
});
