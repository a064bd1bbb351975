import { expect, test } from "vitest";
import { ExactNumber } from "../../api/exact.ts";
import { choicesOf, fieldText, isMoment, optionsOf, parseText, textOf, typeOf } from "./parameter-text.ts";

const exact = (digits: string) => ({ ok: true, value: new ExactNumber(digits) });

test.each([
  ["12", { type: "integer" }, { ok: true, value: 12 }],
  ["1.5", { type: "integer" }, { ok: false, problem: "notInteger" }],
  ["2147379413334046699", { type: "integer" }, exact("2147379413334046699")],
  ["1.0", { type: "integer" }, exact("1.0")],
  ["1e400", { type: "integer" }, exact("1e400")],
  ["1e-400", { type: "integer" }, { ok: false, problem: "notInteger" }],
  ["9007199254740991", { type: "integer" }, { ok: true, value: 9_007_199_254_740_991 }],
  ["0.1000000000000000055511151231257827", { type: "number" }, exact("0.1000000000000000055511151231257827")],
  ["-0", { type: "number" }, exact("-0")],
  [" 1.50 ", { type: "number" }, exact("1.50")],
  ["-1e400", { type: "number" }, exact("-1e400")],
  ["007", { type: "number" }, { ok: true, value: 7 }],
  ["009007199254740993", { type: "number" }, { ok: false, problem: "notExact" }],
  ["1e400x", { type: "number" }, { ok: false, problem: "notNumber" }],
  ['["1e400", 1e400]', { type: "array" }, { ok: true, value: ["1e400", new ExactNumber("1e400")] }],
  ['{"a":{"b":[1.50]}}', { type: "object" }, { ok: true, value: { a: { b: [new ExactNumber("1.50")] } } }],
  ['["9007199254740993"]', { type: "array" }, { ok: true, value: ["9007199254740993"] }],
  ["1.5", { type: "number" }, { ok: true, value: 1.5 }],
  ["twelve", { type: "number" }, { ok: false, problem: "notNumber" }],
  ["", { type: "number" }, { ok: true, value: undefined }],
  [" ", { type: "number" }, { ok: true, value: undefined }],
  ["", { type: "string" }, { ok: true, value: undefined }],
  [" ", { type: "string" }, { ok: true, value: " " }],
  ["true", { type: "boolean" }, { ok: true, value: true }],
  ["false", { type: "boolean" }, { ok: true, value: false }],
  ['["a"]', { type: "array" }, { ok: true, value: ["a"] }],
  ["{", { type: "object" }, { ok: false, problem: "notJson" }],
  ["007", { type: "string" }, { ok: true, value: "007" }],
  ["007", {}, { ok: true, value: "007" }],
  ["2", { enum: [1, 2] }, { ok: true, value: 2 }],
  ["2", { type: "string", enum: ["1", "2"] }, { ok: true, value: "2" }],
  ["3", { type: ["null", "integer"] }, { ok: true, value: 3 }],
  ['{"a":1}', { oneOf: [{ properties: { a: {} } }, { type: "object" }] }, { ok: true, value: { a: 1 } }],
  ["{", { anyOf: [{ type: "object" }, { type: "null" }] }, { ok: false, problem: "notJson" }],
  ['{"a":1}', { allOf: [{ description: "x" }, { type: "object" }] }, { ok: true, value: { a: 1 } }],
  ["7", { allOf: [{ type: "number" }, { type: "integer" }] }, { ok: true, value: 7 }],
  ["12", { oneOf: [{ type: "integer" }, { type: "string" }] }, { ok: true, value: 12 }],
  ['"12"', { oneOf: [{ type: "integer" }, { type: "string" }] }, { ok: true, value: "12" }],
  ["twelve", { oneOf: [{ type: "integer" }, { type: "string" }] }, { ok: true, value: "twelve" }],
  ["1.5", { oneOf: [{ type: "integer" }, { type: "boolean" }] }, { ok: false, problem: "notJson" }],
  ["{a", { oneOf: [{ type: "object" }, { type: "string" }] }, { ok: false, problem: "notJson" }],
  ["2", { oneOf: [{ const: 1, title: "one" }, { const: 2 }] }, { ok: true, value: 2 }],
])("the text %j of a field with %j becomes %j", (text, schema, parsed) => {
  expect(parseText(text, schema)).toEqual(parsed);
});

test("a value's text is read back as the value", () => {
  for (const [value, type] of [
    [3, "integer"],
    [false, "boolean"],
    [{ a: [1] }, "object"],
    ["x", "string"],
    [new ExactNumber("2147379413334046699"), "integer"],
    [new ExactNumber("1.50"), "number"],
    [{ ids: [new ExactNumber("2147379413334046699")] }, "object"],
  ] as const) {
    expect(parseText(textOf(value), { type })).toEqual({ ok: true, value });
  }
});

test.each([
  [["10", "9", "b", "1"], "1", false, ["10", "9", "b", "1"]],
  [[3, 1, 2], "2", true, ["", "3", "1", "2"]],
  [["small", "large"], "", false, ["", "small", "large"]],
  [["small", "large"], "huge", true, ["", "small", "large", "huge"]],
  [["b", null, "a"], "a", true, ["", "b", "a"]],
] as const)("of %j, %j chosen, optional %s, one chooses among %j", (all, value, optional, shown) => {
  expect(optionsOf({ enum: [...all] }, { optional, value })).toEqual(shown);
});

test("a browser that cannot send the digits says so instead of sending others", () => {
  const { rawJSON } = JSON;
  try {
    Reflect.deleteProperty(JSON, "rawJSON");
    for (const [text, type] of [
      ["2147379413334046699", "integer"],
      ["[1e400]", "array"],
    ] as const)
      expect(parseText(text, { type })).toEqual({ ok: false, problem: "notExact" });
    expect(parseText("12", { type: "integer" })).toEqual({ ok: true, value: 12 });
  } finally {
    Reflect.set(JSON, "rawJSON", rawJSON);
  }
});

test("a type that may be null is asked for as the other one", () => {
  expect(typeOf({ type: ["null", "integer"] })).toBe("integer");
  expect(typeOf({})).toBeUndefined();
});

test("a text that would be read as a number keeps its quotes where both may be meant", () => {
  const schema = { oneOf: [{ type: "integer" }, { type: "string" }] };
  for (const value of ["12", 12, "twelve", '"12"'])
    expect(parseText(fieldText(value, schema), schema)).toEqual({ ok: true, value });
  expect(fieldText("12", { type: "string" })).toBe("12");
});

test("forms of one value each are a choice by title", () => {
  expect(choicesOf({ oneOf: [{ const: 1, title: "one" }, { enum: [2] }] })).toEqual([
    { value: 1, title: "one" },
    { value: 2, title: "2" },
  ]);
  expect(choicesOf({ oneOf: [{ const: 1 }, { type: "string" }] })).toBeUndefined();
});

test.each([
  ["2026-11-30T16:00:00+08:00", true],
  ["2026-11-30T08:00Z", true],
  ["2026-11-30", false],
  ["2026-11-30 16:00", false],
  ["2026-13-30T08:00:00Z", false],
  ["at 2026-11-30T08:00:00Z", false],
])("%s is a moment: %s", (text, is) => {
  expect(isMoment(text)).toBe(is);
});
