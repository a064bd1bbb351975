import { expect, test } from "vitest";
import type { Parameter } from "../../skill-files/index.ts";
import { operation, parameter } from "../request/operation.fixture.ts";
import { checkArguments } from "./arguments.ts";

type JsonSchema = Parameter["schema"];

const own = (text: string): unknown => JSON.parse(text);

const checkOne = (schema: JsonSchema, value: unknown) =>
  checkArguments(operation({ parameters: [parameter("v", { schema })] }), { v: value });

test("a list of many different things is told from one with the same thing twice, without holding anybody up", () => {
  const schema: JsonSchema = { type: "array", uniqueItems: true };
  const different = Array.from({ length: 30_000 }, (_, i) => ({ i, list: [i] }));
  const started = performance.now();
  expect(checkOne(schema, different)).toHaveProperty("values");
  expect(performance.now() - started).toBeLessThan(2_000);

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

test("a list in which everything is wrong is refused without holding anybody up", () => {
  const items = { oneOf: [{ type: "string" }, { type: "boolean" }] };
  const started = performance.now();
  const checked = checkOne({ type: "array", items }, Array(3_000).fill([]));
  expect(performance.now() - started).toBeLessThan(2_000);
  expect(checked).toMatchObject({ problems: Array(20).fill({}) });
  expect(checked).toHaveProperty("problems[0].path", "v.0");
});
