import { expect, test } from "vitest";
import { processorTime } from "../../platform/processor-time.fixture.ts";
import type { JsonSchema } from "../../skill-files/index.ts";
import { operation, parameter } from "../request/operation.fixture.ts";
import { checkArguments } from "./arguments.ts";

const text: JsonSchema = { type: "string" };
const many = <T>(count: number, of: (index: number) => T) => Array.from({ length: count }, (_, i) => of(i));
const named = (count: number, schema: JsonSchema) =>
  Object.fromEntries(many(count, (index) => [`p${index}`, schema]));

/** Objects of nine in objects of nine: 6,561 innermost. */
function objects(levels: number): JsonSchema {
  if (levels === 0) return text;
  return { type: "object", required: ["p0"], properties: named(9, objects(levels - 1)) };
}

function choices(keyword: "anyOf" | "oneOf", levels: number): JsonSchema {
  return levels === 0 ? text : { [keyword]: Array(2).fill(choices(keyword, levels - 1)) };
}

const checkOne = (schema: JsonSchema, value: unknown) =>
  checkArguments(operation({ parameters: [parameter("v", { schema })] }), { v: value });

const deepest = { p0: { p0: { p0: { p0: "x" } } } };

test.each<[name: string, schema: JsonSchema, value: unknown]>([
  ["nine properties in each of nine, four times", objects(4), deepest],
  ["two forms of two forms, eleven times", choices("anyOf", 11), "x"],
  ["thousands of forms", { anyOf: Array(4_500).fill(text) }, "x"],
  ["thousands of forms of anything", { anyOf: Array(9_000).fill({}) }, "x"],
  [
    "thousands of names and no other",
    { properties: named(5_000, {}), additionalProperties: false },
    { p7: 1 },
  ],
  ["thousands of words", { enum: many(9_000, (index) => `word ${index}`) }, "word 8999"],
])("a schema that is large is checked whole: %s", (_name, schema, value) => {
  expect(checkOne(schema, value)).toHaveProperty("values");
});

test("what is wrong far below is told", () => {
  const path = "v.p0.p0.p0.p0";
  expect(checkOne(objects(4), { p0: { p0: { p0: { p0: [] } } } })).toMatchObject({ problems: [{ path }] });
  expect(checkOne(objects(4), { p0: { p0: { p0: {} } } })).toMatchObject({ problems: [{ path }] });
  expect(checkOne({ oneOf: Array(4_500).fill(text) }, "x")).toMatchObject({ problems: [{ path: "v" }] });
});

const list = (items: JsonSchema): JsonSchema => ({ type: "array", items });
const longest = "word".repeat(400);
const requiring = { type: "object", required: many(900, (index) => `p${index}`) };
const manyWrong = (index: number): JsonSchema => ({
  type: "object",
  required: [`r${index}`],
  minProperties: 9,
});

const worst: [name: string, schema: JsonSchema, value: unknown][] = [
  ["items that are wrong in hundreds of ways", list(requiring), many(20_000, () => ({}))],
  ["items of hundreds of forms", list({ anyOf: many(300, manyWrong) }), many(20_000, () => ({}))],
  [
    "items of none of hundreds of forms",
    list({ not: { anyOf: many(300, manyWrong) } }),
    many(20_000, () => ({})),
  ],
  ["forms of forms, and a value in none", choices("anyOf", 11), many(2_000, () => [])],
  ["exactly one of many forms of forms", choices("oneOf", 12), "x"],
  ["many different things", { uniqueItems: true }, many(60_000, (index) => ({ index }))],
  ["many long words", list({ enum: many(3_000, (i) => `${longest}${i}`) }), many(600, () => longest)],
  [
    "many objects that are allowed",
    list({ enum: many(3_000, (i) => ({ a: { b: i } })) }),
    many(5_000, () => ({ a: { b: 0.5 } })),
  ],
  ["a list of numbers written as text", list({ type: "integer" }), many(100_000, () => "1")],
  [
    "corrections that uncover each other",
    list({
      anyOf: [
        { type: "integer", minimum: 5 },
        { type: "string", minLength: 9 },
      ],
    }),
    many(50_000, () => 1),
  ],
  [
    "names that are required thousands of times",
    { allOf: Array(500).fill({ required: many(5_000, (i) => `r${i}`) }) },
    {},
  ],
  [
    "what only an answer has",
    list({ allOf: Array(300).fill({ properties: { a: { readOnly: true } } }) }),
    many(20_000, () => ({ a: 1 })),
  ],
  ["thousands of names for each", list({ properties: named(5_000, {}) }), many(20_000, () => ({}))],
  [
    "a text of a megabyte, measured a hundred times",
    { allOf: Array(100).fill({ maxLength: 5 }) },
    "字".repeat(400_000),
  ],
  ["a time of a megabyte", { allOf: Array(100).fill({ format: "date-time" }) }, "T".repeat(1_000_000)],
  [
    "a pattern for each of thousands of values",
    list({ pattern: "a{0,30}a{0,30}a{0,30}b$" }),
    many(3_000, () => `b${"a".repeat(300)}`),
  ],
  ["hundreds of patterns", { allOf: many(500, (i) => ({ pattern: `[\\p{L}\\p{N}${i}]{1,900}$` })) }, "字"],
];

test.each(worst)(
  "whatever a file asks for, a value is judged or given up within 50 ms: %s (T40)",
  (_name, schema, value) => {
    const before = JSON.stringify(value);
    let checked: unknown;
    const spent = processorTime(() => {
      checked = checkOne(schema, value);
    });
    expect(checked).toMatchObject({ problems: [{ path: expect.stringMatching(/^v/) }] });
    expect(spent).toBeLessThan(50);
    expect(JSON.stringify(value)).toBe(before);
  },
);

test("what takes too much work is refused by its name, and what comes before it is not blamed", () => {
  const parameters = [
    parameter("city"),
    parameter("note", { schema: { type: "string", pattern: "(?:a{0,90}){0,9}b$" } }),
    parameter("day"),
  ];
  const given = { city: "x", note: `b${"a".repeat(5_000)}`, day: "y" };
  expect(checkArguments(operation({ parameters }), given)).toEqual({
    problems: [
      {
        path: "note",
        message: {
          en: expect.stringContaining("too long or too complex"),
          zh: expect.stringContaining("无法核对"),
        },
      },
    ],
  });
});

test("twenty strings of one call take their work from one budget", () => {
  const schema = { type: "string", pattern: "a{0,30}a{0,30}a{0,30}b$" };
  const parameters = many(20, (index) => parameter(`p${index}`, { schema }));
  const given = Object.fromEntries(parameters.map(({ key }) => [key, `${"a".repeat(300)}b`]));
  expect(checkArguments(operation({ parameters: parameters.slice(0, 1) }), given)).toHaveProperty("values");
  expect(checkArguments(operation({ parameters }), given)).toMatchObject({
    problems: [{ path: expect.stringMatching(/^p/) }],
  });
});
