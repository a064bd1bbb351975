import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { type JsonSchema, patternsWithin } from "../../skill-files/index.ts";
import { operation, parameter } from "../request/operation.fixture.ts";
import { checkArguments } from "./arguments.ts";
import { findingsOf } from "./schema-check.ts";

const own = (text: string): unknown => JSON.parse(text);

const checkOne = (schema: JsonSchema, value: unknown) =>
  checkArguments(operation({ parameters: [parameter("v", { schema })] }), { v: value });

test("a list of many different things is told from one with the same thing twice", () => {
  const schema: JsonSchema = { type: "array", uniqueItems: true };
  const different = Array.from({ length: 1_000 }, (_, i) => ({ i, list: [i] }));
  expect(checkOne(schema, different)).toHaveProperty("values");

  const twice: unknown[][] = [
    [
      { a: 1, b: [2] },
      { b: [2], a: 1 },
    ],
    [own('{"__proto__":1}'), own('{"__proto__":1}')],
    [[], []],
    [1, 1],
  ];
  for (const list of twice)
    expect(checkOne(schema, [...different, ...list])).toMatchObject({
      problems: [{ path: "v", message: { en: "must not have the same item twice" } }],
    });
  const other = [
    1,
    "1",
    [1],
    ["1"],
    { 1: 1 },
    ["1", 1],
    null,
    "null",
    true,
    [["o"]],
    ["o"],
    {},
    [],
    "[]",
    own('{"__proto__":1}'),
  ];
  expect(checkOne(schema, other)).toHaveProperty("values");
});

describe("a schema means what it means to every other reader of it", () => {
  const ajv = new Ajv2020({ strict: false, logger: false, validateFormats: false });
  const values =
    own(`[null, true, 0, 1, -1, 2.5, 1e3, "", "a", "ab", "字😀", "3", [], [1], [1, 1], ["a", 1], [[]],
    {}, {"a": 1}, {"a": "x", "b": 2}, {"b": [1, {"a": 1}]}, {"c": null}, {"__proto__": 1}, [{"a": 1}, {"a": 1}]]`);

  const flat: JsonSchema[] = [
    {},
    ...["string", "number", "integer", "boolean", "array", "object", "null"].map((type) => ({ type })),
    { type: ["string", "null"] },
    { enum: [1, "a", null, { a: 1 }, [1, 1]] },
    { const: { b: 2, a: "x" } },
    { minimum: 1, maximum: 5 },
    { exclusiveMinimum: 0, exclusiveMaximum: 2.5 },
    { multipleOf: 0.5 },
    { minLength: 1, maxLength: 2 },
    { minItems: 1, maxItems: 1 },
    { minProperties: 1, maxProperties: 1 },
    { uniqueItems: true },
    { pattern: "^a" },
    { required: ["a", "b"] },
  ];
  const deep: JsonSchema[] = flat.flatMap((each, index): JsonSchema[] => {
    const other = flat[(index * 7 + 3) % flat.length] ?? {};
    return [
      { properties: { a: each, b: other }, additionalProperties: false },
      { additionalProperties: each },
      { items: each },
      { prefixItems: [each, other], items: { not: each } },
      { not: each },
      { allOf: [each, other] },
      { anyOf: [each, other] },
      { oneOf: [each, other, { type: "object" }] },
      { properties: { b: { items: { anyOf: [each, { properties: { a: other } }] } } } },
    ];
  });

  test.each([...flat, ...deep].map((schema) => [schema]))("as it does to Ajv: %j", (schema) => {
    const check = () => {
      const steps = { left: 100_000 };
      return { steps, patterns: patternsWithin(steps) };
    };
    const fitting = Array.isArray(values) ? values : [];
    const ours = fitting.map((value) => {
      const holder = { v: value };
      return findingsOf(schema, { value, place: { holder, key: "v" }, check: check() }).length === 0;
    });
    expect(ours).toEqual(fitting.map((value) => ajv.validate(schema, value)));
  });
});
