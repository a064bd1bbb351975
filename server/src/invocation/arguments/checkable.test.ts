import { expect, test } from "vitest";
import type { Parameter } from "../../skill-files/index.ts";
import { operation, parameter } from "../request/operation.fixture.ts";
import { checkArguments } from "./arguments.ts";
import { checkable } from "./checkable.ts";

type JsonSchema = Parameter["schema"];

const text: JsonSchema = { type: "string" };
const named = (count: number, schema: JsonSchema) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, schema]));

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

const huge: [name: string, schema: JsonSchema, value: unknown][] = [
  ["nine properties in each of nine, four times", objects(4), { p0: { p0: { p0: { p0: "x" } } } }],
  ["two forms of two forms, eleven times", choices("anyOf", 11), "x"],
  ["exactly one of two forms, eleven times", choices("oneOf", 11), "x"],
  ["thousands of forms", { anyOf: Array(4_500).fill(text) }, "x"],
  ["exactly one of thousands of forms", { oneOf: Array(4_500).fill(text) }, "x"],
  ["thousands of forms of anything", { anyOf: Array(9_000).fill({}) }, "x"],
  ["none of what is too much", { not: { properties: { a: { not: objects(4) } } } }, {}],
  [
    "thousands of names and no other",
    { properties: named(5_000, {}), additionalProperties: false },
    { p7: 1 },
  ],
];

test.each(huge)("what a file makes too costly to check whole is checked soon: %s", (_name, schema, value) => {
  const started = performance.now();
  expect(checkOne(schema, value)).toHaveProperty("values");
  expect(performance.now() - started).toBeLessThan(1_000);
});

test.each(huge)("at most a thousand parts are compiled: %s", (_name, schema) => {
  const kept = JSON.stringify(checkable(schema)).match(/"(type|anyOf|not|items|required)":/g) ?? [];
  expect(kept.length).toBeLessThan(1_000);
});

test("the outer levels and what they require are checked, the ones below are not", () => {
  const problems = [{ path: "v.p0.p0", message: { en: "is required" } }];
  expect(checkOne(objects(4), { p0: {} })).toMatchObject({ problems });
  expect(checkOne(objects(4), { p0: 5 })).toMatchObject({ problems: [{ path: "v.p0" }] });
  expect(checkOne(objects(4), { p0: { p0: { p0: { p0: [] } } } })).toHaveProperty("values");
});

test("what is refused of an outer level stays refused when what is below is not checked", () => {
  const schema = { properties: { a: objects(4) }, additionalProperties: false, minProperties: 1 };
  expect(checkOne(schema, { b: 1 })).toMatchObject({ problems: [{ path: "v.b" }] });
  expect(checkOne(schema, {})).toHaveProperty("problems");
});

test("a name that is required thousands of times is not", () => {
  const required = Array.from({ length: 5_000 }, (_, index) => `r${index}`);
  expect(checkOne({ allOf: Array(500).fill({ required }) }, {})).toHaveProperty("values");
});

test("a schema of a size found in the field is checked whole, of one form exactly one", () => {
  const schema = { allOf: [objects(2)], oneOf: [text, { not: text }, { type: "object" }] };
  expect(checkable(schema)).toBe(schema);
  expect(checkOne(schema, { p0: { p0: "x" } })).toHaveProperty("problems");
});

test("of thousands of items that are wrong in hundreds of ways one is told, and nobody waits", () => {
  const names = Array.from({ length: 900 }, (_, index) => `p${index}`);
  const list: JsonSchema = { type: "array", items: { type: "object", required: names } };

  const begun = performance.now();
  const checked = checkOne(
    list,
    Array.from({ length: 20_000 }, () => ({})),
  );

  expect(checked).toMatchObject({ problems: [{ path: "v.0.p0" }] });
  expect(performance.now() - begun).toBeLessThan(1_000);
});
