import { describe, expect, test } from "vitest";
import { file, operationOf } from "../skill-file.fixture.ts";
import { timeIn } from "./answer-times.ts";

describe("a number is a time where its schema says so", () => {
  test.each([
    ["integer", "unix-time", "", {}],
    ["integer", "unixtime", "", {}],
    ["integer", "timestamp", "", {}],
    ["number", "epoch-seconds", "", { unit: "seconds" }],
    ["integer", "unix_timestamp_ms", "", { unit: "milliseconds" }],
    ["integer", "utc-millisec", "", { unit: "milliseconds" }],
    ["integer", "date-time", "", {}],
    [["integer", "null"], "int64", "Due, as a Unix timestamp in milliseconds", { unit: "milliseconds" }],
    ["integer", "int64", "Unix time (seconds)", { unit: "seconds" }],
    ["integer", "int64", "milliseconds since the epoch", { unit: "milliseconds" }],
    ["integer", "int64", "Seconds since 1970-01-01", { unit: "seconds" }],
    ["integer", "int64", "创建时间，毫秒时间戳", { unit: "milliseconds" }],
    ["integer", "int64", "截止时间（时间戳，单位：秒）", { unit: "seconds" }],
    ["integer", "", "时间戳", {}],
    ["string", "", "毫秒时间戳", { unit: "milliseconds" }],
  ])("%j %j %j", (type, format, words, time) => {
    expect(timeIn({ type, format, words })).toEqual(time);
  });

  test.each([
    ["integer", "int64", "When it is due"],
    ["integer", "int64", "截止时间"],
    ["integer", "int64", "Timeout in milliseconds"],
    ["integer", "int64", "Ethereum epoch number"],
    ["integer", "int64", "时间戳，单位：微秒"],
    ["integer", "int32", ""],
    ["string", "date-time", ""],
    ["string", "date-time", "of the last change"],
    ["boolean", "", "whether it has a timestamp"],
    [undefined, "date-time", ""],
  ])("and not where it does not: %j %j %j", (type, format, words) => {
    expect(timeIn({ type, format, words })).toBeUndefined();
  });
});

describe("the times of an answer", () => {
  const answering = (responses: string, end?: string) =>
    operationOf(file({ operation: `      responses: ${responses}`, ...(end && { end }) })).answerTimes;
  const json = (schema: string) => `{ content: { application/json: { schema: ${schema} } } }`;
  const at = "{ type: integer, format: unix-time }";

  test("are found below members, lists, references and parts", () => {
    const end = `components:
  responses: { Todos: ${json("{ $ref: '#/components/schemas/Todos' }")} }
  schemas:
    Todos: { allOf: [{ $ref: '#/components/schemas/Page' }, { properties: { todos: { type: array, items: { $ref: '#/components/schemas/Todo' } } } }] }
    Page: { properties: { readAt: ${at} } }
    Todo: { properties: { due: { type: integer, description: milliseconds since the epoch }, dueTime: { type: integer }, parent: { $ref: '#/components/schemas/Todo' } } }`;
    const times = answering(
      "{ '404': { description: gone }, '201': { $ref: '#/components/responses/Todos' } }",
      end,
    );
    expect(times?.slice(0, 3)).toEqual([
      { path: ["readAt"] },
      { path: ["todos", "due"], unit: "milliseconds" },
      { path: ["todos", "parent", "due"], unit: "milliseconds" },
    ]);
    expect(times?.length).toBeLessThan(10);
  });

  test.each([
    [`{ 2XX: ${json(at)} }`, [{ path: [] }]],
    [`{ '200': ${json(`{ properties: { __proto__: ${at} } }`)} }`, [{ path: ["__proto__"] }]],
    [`{ '200': ${json("{ properties: { due: { type: integer } } }")} }`, undefined],
    [`{ '400': ${json(at)} }`, undefined],
    ["{ '200': { description: ok } }", undefined],
    [`{ '200': ${json("{ $ref: '#/components/schemas/Missing' }")} }`, undefined],
    [`{ '200': ${json("{ properties: [1], items: 3, allOf: {} }")} }`, undefined],
    ["3", undefined],
  ])("of %s are %j, and nothing is wrong with the file", (responses, times) => {
    expect(answering(responses)).toEqual(times);
  });

  test("cost little, however wide and deep the schema is", () => {
    const wide = `{ properties: { ${Array.from({ length: 400 }, (_, i) => `m${i}: { $ref: '#/components/schemas/Wide' }, t${i}: ${at}`).join(", ")} } }`;
    const end = `components: { schemas: { Wide: ${wide} } }`;
    expect(answering(`{ '200': ${json("{ $ref: '#/components/schemas/Wide' }")} }`, end)).toHaveLength(50);
  });
});
