import { describe, expect, test } from "vitest";
import type { Parameter } from "../assistants/index.ts";
import { checkArguments } from "./arguments.ts";
import { operation, parameter } from "./operation.fixture.ts";

type JsonSchema = Parameter["schema"];

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

describe("arguments that do not suit are explained by place, without their value", () => {
  const refused: [schema: JsonSchema, value: unknown, path: string, message: RegExp][] = [
    [{ type: "integer" }, "canary", "v", /must be integer/],
    [{ type: "string", enum: ["a", "b"] }, "canary", "v", /must be one of "a","b"/],
    [{ type: "string", format: "date" }, "2024-02-31", "v", /format "date"/],
    [{ type: "string", format: "date" }, "canary", "v", /format "date"/],
    [{ type: "string", format: "date-time" }, "2024-12-02T25:00:00Z", "v", /date-time/],
    [{ type: "string", maxLength: 3 }, "canary", "v", /more than 3/],
    [{ type: "array", items: { type: "integer" } }, [1, "canary"], "v.1", /must be integer/],
    [{ type: "object", required: ["a/b"] }, {}, "v.a/b", /is required/],
    [{ type: "object", required: ["constructor"] }, {}, "v.constructor", /is required/],
  ];
  test.each(refused)("%j refuses %j at %s", (schema, value, path, message) => {
    const checked = checkOne(schema, value);
    expect(checked).toEqual({ problems: [{ path, message: expect.stringMatching(message) }] });
    expect(JSON.stringify(checked)).not.toContain("canary");
  });

  test("a required argument that is missing is named", () => {
    const parameters = [parameter("a", { required: true }), parameter("b", { required: true })];
    expect(check(parameters, { a: null })).toEqual({
      problems: [
        { path: "a", message: "is required" },
        { path: "b", message: "is required" },
      ],
    });
  });

  test("at most twenty problems are told", () => {
    const checked = checkOne({ type: "array", items: { type: "integer" } }, Array(1000).fill("x"));
    expect("problems" in checked && checked.problems.length).toBe(20);
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

  test("parameters of one name share a value that suits both", () => {
    const parameters = [
      parameter("v", { schema: { type: "string", maxLength: 3 } }),
      parameter("v", { in: "body", schema: { type: "string", minLength: 2 } }),
    ];
    expect(check(parameters, { v: "ab" })).toMatchObject({ values: { v: "ab" } });
    expect(check(parameters, { v: "a" })).toHaveProperty("problems");
    expect(check(parameters, { v: "abcd" })).toHaveProperty("problems");
  });
});

test("a thousand different skills do not pile up in memory, and the same one is compiled once", () => {
  const started = performance.now();
  for (let i = 0; i < 1000; i++) checkOne({ type: "string", maxLength: 5 + i }, "x");
  const different = performance.now() - started;
  const again = performance.now();
  for (let i = 0; i < 1000; i++) checkOne({ type: "string", maxLength: 5 }, "x");
  expect(performance.now() - again).toBeLessThan(different / 2);
});
