import { describe, expect, test } from "vitest";
import { exactly } from "../../platform/exact/index.ts";
import type { Parameter } from "../../skill-files/index.ts";
import { operation, parameter } from "../request/operation.fixture.ts";
import { checkArguments } from "./arguments.ts";

type JsonSchema = Parameter["schema"];

const own = (text: string): unknown => JSON.parse(text);

const check = (parameters: Parameter[], given: Record<string, unknown>) =>
  checkArguments(operation({ parameters }), given);
const checkOne = (schema: JsonSchema, value: unknown, given: Partial<Parameter> = {}) =>
  check([parameter("v", { schema, ...given })], { v: value });

describe("arguments that suit are taken, corrected where it is harmless", () => {
  const taken: [schema: JsonSchema, value: unknown, result: unknown][] = [
    [{ type: "string" }, "杭州", "杭州"],
    [{ type: "integer" }, "3", 3],
    [{ type: "number" }, "3.5", 3.5],
    [{ type: "boolean" }, "true", true],
    [{ type: "string" }, 5, "5"],
    [{ type: "array", items: { type: "integer" } }, ["1", 2], [1, 2]],
    [{ type: "object", properties: { a: { type: "integer" } } }, { a: "1" }, { a: 1 }],
    [{ type: "string", nullable: true }, null, null],
    [{ type: ["string", "null"] }, null, null],
    [{}, { any: ["thing"] }, { any: ["thing"] }],
    [{ type: "string", format: "date" }, "2024-12-02", "2024-12-02"],
    [{ type: "string", format: "date-time" }, "2024-12-02T10:00:00+08:00", "2024-12-02T10:00:00+08:00"],
    [{ type: "string", format: "date-time" }, "2024-12-02T10:00", "2024-12-02T10:00"],
    [{ type: "string", format: "of-their-own" }, "x", "x"],
    [{ type: "number" }, " -1.5e3 ", exactly("-1.5e3")],
    [{ type: "integer" }, "2147379413334046699", exactly("2147379413334046699")],
    [{ type: "integer" }, "007", 7],
    [{ type: "number" }, "-0", exactly("-0")],
    [{ type: "number" }, "1e400", exactly("1e400")],
    [{ type: "integer" }, exactly("1.0"), exactly("1.0")],
    [{ type: "integer" }, exactly("1E400"), exactly("1E400")],
    [{ type: "string" }, exactly("2147379413334046699"), "2147379413334046699"],
    [{ type: "object" }, { n: [exactly("0.1000")] }, { n: [exactly("0.1000")] }],
    [{ enum: [exactly("9007199254740993")] }, exactly("9007199254740993"), exactly("9007199254740993")],
    [{ const: 1.5 }, exactly("1.50"), exactly("1.50")],
    [{ type: "number", multipleOf: 0.01 }, 19.99, 19.99],
    [{ minimum: exactly("9007199254740993") }, exactly("9007199254740993"), exactly("9007199254740993")],
    [{ const: { a: 1 } }, { a: 1 }, { a: 1 }],
    [{ enum: [1, "1"] }, "1", "1"],
    // What suits one of several forms is not bent to another.
    [{ anyOf: [{ type: "string" }, { type: "integer" }] }, 5, 5],
    [{ oneOf: [{ type: "integer" }, { type: "string" }] }, "5", "5"],
    [{ type: ["string", "integer"] }, 5, 5],
    [{ anyOf: [{ type: "integer" }, { type: "null" }] }, "5", 5],
    [
      { oneOf: [{ type: "object", properties: { n: { type: "integer" } } }, { type: "string" }] },
      { n: "5" },
      { n: 5 },
    ],
    [{ type: "array", prefixItems: [{ type: "integer" }], items: { type: "string" } }, ["1", 2], [1, "2"]],
    [
      { type: "object", additionalProperties: { type: "integer" } },
      { a: "1", b: 2 },
      { a: 1, b: 2 },
    ],
    // A null that the schema does not know is no value, and never a zero.
    [{ type: "object", properties: { a: { type: "integer" } } }, { a: null, b: null }, { b: null }],
    [{ type: "object", properties: { "a/b~": { type: "integer" } } }, { "a/b~": "1" }, { "a/b~": 1 }],
  ];
  test.each(taken)("%j takes %j as %j", (schema, value, result) => {
    expect(checkOne(schema, value)).toEqual({ values: { v: result }, dropped: [] });
  });

  test("what was given is not changed", () => {
    const given = { v: { a: "1" } };
    check([parameter("v", { schema: { type: "object", properties: { a: { type: "integer" } } } })], given);
    expect(given).toEqual({ v: { a: "1" } });
  });

  test("a default fills what is missing or null, and null alone is no value", () => {
    const parameters = [
      parameter("a", { default: "x", required: true }),
      parameter("b"),
      parameter("c", { default: 1 }),
    ];
    expect(check(parameters, { a: null, b: null })).toEqual({ values: { a: "x", c: "1" }, dropped: [] });
  });
});

describe("what could be nothing else is sent without being given", () => {
  const taken: [schema: JsonSchema, value: unknown, result: unknown][] = [
    [
      { type: "object", required: ["v", "n"], properties: { v: { const: "2.0" }, n: {} } },
      { n: 1 },
      { n: 1, v: "2.0" },
    ],
    [{ type: "array", items: { required: ["v"], properties: { v: { enum: [3] } } } }, [{}], [{ v: 3 }]],
    [
      { allOf: [{ properties: { kind: { enum: ["a"] } } }, { required: ["kind"] }] },
      { b: 1 },
      { b: 1, kind: "a" },
    ],
    [
      {
        required: ["head"],
        properties: {
          head: { type: "object", required: ["v"], properties: { v: { const: { x: [1] } } } },
        },
      },
      {},
      { head: { v: { x: [1] } } },
    ],
    // What is not required is for whoever gives it.
    [{ type: "object", properties: { v: { const: "2.0" } } }, {}, {}],
  ];
  test.each(taken)("%j takes %j as %j", (schema, value, result) => {
    expect(checkOne(schema, value)).toEqual({ values: { v: result }, dropped: [] });
  });

  test("in any place, and another value is refused", () => {
    const parameters = [parameter("api-version", { required: true, constant: "7", schema: { enum: ["7"] } })];
    expect(check(parameters, {})).toEqual({ values: { "api-version": "7" }, dropped: [] });
    expect(check(parameters, { "api-version": null })).toMatchObject({ values: { "api-version": "7" } });
    expect(check(parameters, { "api-version": "8" })).toMatchObject({ problems: [{ path: "api-version" }] });
  });
});

describe("arguments that do not suit are explained by place, without their value", () => {
  const refused: [schema: JsonSchema, value: unknown, path: string, message: RegExp][] = [
    [{ type: "integer" }, "canary", "v", /must be a whole number/],
    [{ type: "string", enum: ["a", "b"] }, "canary", "v", /must be one of "a","b"/],
    [{ type: "string", format: "date" }, "2024-02-31", "v", /must be a date such as/],
    [{ type: "string", format: "date" }, "canary", "v", /must be a date such as/],
    [{ type: "string", format: "date-time" }, "2024-12-02T25:00:00Z", "v", /a date and time such as/],
    [{ type: "string", maxLength: 3 }, "canary", "v", /at most 3 characters/],
    [{ type: "array", items: { type: "integer" } }, [1, "canary"], "v.1", /must be a whole number/],
    [{ type: "object", required: ["a/b"] }, {}, "v.a/b", /is required/],
    [{ type: "object", required: ["constructor"] }, {}, "v.constructor", /is required/],
    [{ type: "object", additionalProperties: false }, { extra: "canary" }, "v.extra", /is not a known field/],
    [
      { type: "object", additionalProperties: false },
      own('{"__proto__":1}'),
      "v.__proto__",
      /not a known field/,
    ],
    [{ const: "a" }, "canary", "v", /must be "a"/],
    [{ type: "string", pattern: "^a$" }, "canary", "v", /must match the pattern \^a\$/],
    [{ anyOf: [{ type: "integer" }, { type: "object" }] }, "canary", "v", /none of the allowed forms/],
    [{ anyOf: [{ type: "integer", maximum: 3 }, { type: "null" }] }, 4, "v", /not be more than 3/],
    [{ oneOf: [{ type: "integer" }, { type: "number" }] }, 4, "v", /exactly one of the allowed forms/],
    [{ type: ["integer", "null"] }, "canary", "v", /must be a whole number or null/],
    [{ oneOf: [{}, { type: "null" }] }, null, "v", /exactly one of the allowed forms/],
    [{ anyOf: [{ type: "integer" }, { type: "null" }] }, "canary", "v", /^must be a whole number$/],
    [{ type: "integer" }, exactly("1.50"), "v", /must be a whole number/],
    [{ type: "object" }, exactly("1.50"), "v", /must be an object/],
    [
      { enum: [exactly("9007199254740993")] },
      exactly("9007199254740992"),
      "v",
      /one of 9007199254740993|must be 9007/,
    ],
    [
      { minimum: exactly("9007199254740993") },
      exactly("9007199254740992"),
      "v",
      /less than 9007199254740993/,
    ],
    [{ exclusiveMaximum: 1.5 }, exactly("1.50"), "v", /must be less than 1.5/],
    [{ maximum: 10 }, exactly("1e400"), "v", /not be more than 10/],
    [{ multipleOf: 3 }, exactly("1e400"), "v", /a multiple of 3/],
    [{ multipleOf: exactly("1e-7") }, exactly("0.00000010001"), "v", /a multiple of 1e-7/],
    [{ uniqueItems: true }, [1.5, exactly("1.50")], "v", /the same item twice/],
    [{ type: "integer" }, 9_007_199_254_740_992, "v", /more digits than can be sent/],
    [{}, [{ n: Number("1e400") }], "v", /more digits than can be sent/],
    [{ type: "number" }, -0, "v", /more digits than can be sent/],
    [{ type: "integer" }, true, "v", /must be a whole number/],
    [{ type: "boolean" }, 1, "v", /must be true or false/],
    [{ type: "array", prefixItems: [{ type: "integer" }], items: { not: {} } }, [1, 2], "v.1", /is not what/],
    [{ not: {} }, 1, "v", /is not what the skill accepts/],
  ];
  test.each(refused)("%j refuses %j at %s", (schema, value, path, message) => {
    const checked = checkOne(schema, value);
    expect(checked).toEqual({
      problems: [
        {
          path,
          message: { en: expect.stringMatching(message), zh: expect.stringMatching(/\p{Script=Han}/u) },
        },
      ],
    });
    expect(JSON.stringify(checked)).not.toContain("canary");
  });

  test("a required argument that is missing is named", () => {
    const parameters = [parameter("a", { required: true }), parameter("b", { required: true })];
    expect(check(parameters, { a: null })).toEqual({
      problems: [
        { path: "a", message: { en: "is required", zh: "为必填项" } },
        { path: "b", message: { en: "is required", zh: "为必填项" } },
      ],
    });
  });

  test("at most twenty problems are told", () => {
    const checked = checkOne({ type: "array", items: { type: "integer" } }, Array(1000).fill("x"));
    expect("problems" in checked && checked.problems.length).toBe(20);
  });
});

describe("bodies of any depth", () => {
  /** `{ next: { next: … { n } } }` and its schema. */
  const nested = (levels: number, n: unknown): unknown =>
    levels === 0 ? { n } : { next: nested(levels - 1, n) };
  const schemaOf = (levels: number): JsonSchema =>
    levels === 0
      ? { type: "object", properties: { n: { type: "integer" } }, required: ["n"] }
      : { type: "object", properties: { next: schemaOf(levels - 1) }, required: ["next"] };

  test("the deepest value is corrected, or named by its path", () => {
    expect(checkOne(schemaOf(12), nested(12, "5"))).toMatchObject({ values: { v: nested(12, 5) } });
    const path = ["v", ...Array(12).fill("next"), "n"].join(".");
    expect(checkOne(schemaOf(12), nested(12, "x"))).toMatchObject({ problems: [{ path }] });
    expect(checkOne(schemaOf(12), nested(12, null))).toMatchObject({ problems: [{ path }] });
  });

  test("what is nested without end is refused by name, and by nothing else", () => {
    expect(checkOne({}, nested(150, 1))).toHaveProperty("values");
    expect(checkOne({}, nested(100_000 / 20, 1))).toEqual({
      problems: [{ path: "v", message: { en: "is nested too deeply", zh: "的嵌套层数过多" } }],
    });
  });

  test.each([["a\0"], ["\ud800"], [{ "k\0": 1 }], [{ k: ["x", "\udfff"] }], ["\\\0"]])(
    "%j could not be kept and is refused",
    (value) => {
      expect(checkOne({}, value)).toMatchObject({
        problems: [{ path: "v", message: { en: expect.stringContaining("no text can keep") } }],
      });
    },
  );

  test.each([["\\u0000"], ["\\\\ud800"], ["😀"], ["\u0001\r\n"]])("%j is text like any other", (value) => {
    expect(checkOne({}, value)).toMatchObject({ values: { v: value } });
  });

  test("a member named __proto__ is a member like any other and changes no prototype (T41)", () => {
    const schema: JsonSchema = {
      type: "object",
      properties: Object.fromEntries([
        ["__proto__", { type: "object", properties: { n: { type: "integer" } } }],
      ]),
      additionalProperties: { type: "object", additionalProperties: { type: "integer" } },
    };
    const given = own('{"__proto__":{"n":"1"},"constructor":{"prototype":"2"}}');
    const checked = checkOne(schema, given);
    expect(JSON.stringify(checked)).toContain('"__proto__":{"n":');
    expect(JSON.stringify(checked)).toContain('"constructor":{"prototype":2}');
    expect("n" in {} || "prototype" in {}).toBe(false);
  });

  test("what only an answer has is neither required nor sent", () => {
    const base: JsonSchema = {
      type: "object",
      properties: { id: { type: "integer", readOnly: true }, name: { type: "string" } },
    };
    const schema: JsonSchema = {
      type: "array",
      items: { allOf: [base, { required: ["id", "name"] }], additionalProperties: true },
    };
    expect(checkOne(schema, [{ id: 1, name: "a" }, { name: "b" }])).toEqual({
      values: { v: [{ name: "a" }, { name: "b" }] },
      dropped: [],
    });
    expect(checkOne(schema, [{ id: 1 }])).toMatchObject({ problems: [{ path: "v.0.name" }] });
  });
});

describe("a time is written as the file asks for it", () => {
  const time = (format: string, value: unknown) =>
    checkArguments(
      operation({ parameters: [parameter("at", { entity: { category: "time", format } })] }),
      { at: value },
      { timeZone: "Asia/Shanghai" },
    );

  test("whatever form the planner gives it in", () => {
    expect(time("iso8601", "2024-12-02")).toMatchObject({ values: { at: "2024-12-02T00:00:00+08:00" } });
    expect(time("strftime:yyyy年M月d日", 1733118486411)).toMatchObject({ values: { at: "2024年12月2日" } });
  });

  test("what is no time is named, and a format that nobody understands leaves it as it is", () => {
    expect(time("iso8601", "canary")).toMatchObject({
      problems: [{ path: "at", message: { en: expect.stringContaining("is not a date or time") } }],
    });
    expect(time("strftime:QQQ", "canary")).toMatchObject({ values: { at: "canary" } });
    const defaulted = parameter("at", { entity: { category: "time", format: "iso8601" }, default: "now" });
    expect(check([defaulted], {})).toMatchObject({ values: { at: "now" } });
    expect(time("iso8601", undefined)).toEqual({ values: {}, dropped: [] });
  });
});

describe("a model cannot write where it was not asked", () => {
  test("values for unknown parameters and for those the platform fills are dropped and told", () => {
    const parameters = [
      parameter("city"),
      parameter("oauthAuthCode", {
        required: true,
        context: { property: "currentUser", format: "oauthAuthCode" },
      }),
    ];
    const given = JSON.parse('{"city":"x","oauthAuthCode":"forged","other":1,"__proto__":{"y":1}}');
    expect(check(parameters, given)).toEqual({
      values: { city: "x" },
      dropped: ["oauthAuthCode", "other", "__proto__"],
    });
  });

  test("what an object inherits is not an argument", () => {
    expect(check([parameter("toString"), parameter("constructor")], {})).toEqual({ values: {}, dropped: [] });
  });
});
