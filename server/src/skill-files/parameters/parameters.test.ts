import { describe, expect, test } from "vitest";
import { file, operationOf, parameter, parameterOf } from "../skill-file.fixture.ts";

describe("a parameter", () => {
  test.each([
    ["path", "simple"],
    ["path", "label"],
    ["path", "matrix"],
    ["query", "form"],
    ["query", "spaceDelimited"],
    ["query", "pipeDelimited"],
    ["query", "deepObject"],
    ["header", "simple"],
    ["cookie", "form"],
  ])("in %s may be written in the style %s", (place, style) => {
    const isPath = place === "path" ? { path: "/weather/{city}" } : {};
    const text = file({
      ...isPath,
      parameters: parameter("{}", `name: city, in: ${place}, style: ${style}`),
    });
    const read = parameterOf(text);
    expect(read.in).toBe(place);
    expect(read.style).toBe(["simple", "form"].includes(style) ? undefined : style);
  });

  test("says whether its parts are written apart only where that departs from its style's way", () => {
    const explode = (more: string) =>
      parameterOf(file({ parameters: parameter("{}", `name: city, ${more}`) })).explode;
    expect(explode("in: query, explode: true")).toBeUndefined();
    expect(explode("in: query, explode: false")).toBe(false);
    expect(explode("in: header, explode: true")).toBe(true);
    expect(explode("in: cookie, explode: false")).toBe(false);
  });

  test.each([
    ["application/json: { schema: { type: object } }", "application/json", { type: "object" }],
    ["application/json: {}", "application/json", {}],
    [
      "text/plain: {}, application/geo+json: { schema: { type: object } }",
      "application/geo+json",
      { type: "object" },
    ],
    ["'*/*': { schema: { type: array } }", "application/json", { type: "array" }],
    ["text/plain: { schema: { type: integer } }", undefined, { type: "integer" }],
    ["", undefined, { type: "string" }],
  ])("described by content { %s } is written as %s", (content, contentType, schema) => {
    const text = file({
      parameters: `      parameters: [{ name: city, in: query, content: { ${content} } }]`,
    });
    const read = parameterOf(text);
    expect(read.contentType).toBe(contentType);
    expect(read.schema).toEqual(schema);
  });

  test("whose name OpenAPI keeps for the platform is left out", () => {
    const text = file({
      parameters: "      parameters: [{ name: Authorization, in: header, required: true }]",
    });
    expect(operationOf(text).parameters).toEqual([]);
  });

  test.each<[schema: string, constant: unknown]>([
    ["{ type: string, enum: [v2] }", "v2"],
    ["{ const: 2 }", 2],
    ["{ allOf: [{ type: string }, { enum: [b] }] }", "b"],
    ["{ type: object, required: [v], properties: { v: { const: '2.0' }, w: { const: 1 } } }", { v: "2.0" }],
    ["{ type: object, required: [v, w], properties: { v: { const: '2.0' }, w: {} } }", undefined],
    ["{ type: string, enum: [a, b] }", undefined],
    ["{ type: string, default: a }", undefined],
    ["{ type: string, enum: [a], nullable: true }", undefined],
  ])("that is required and could be nothing else has its value from the file: %s", (schema, constant) => {
    const text = file({ parameters: parameter(schema, "name: city, in: header, required: true") });
    expect(parameterOf(text).constant).toEqual(constant);
    const optional = file({ parameters: parameter(schema) });
    expect(parameterOf(optional)).not.toHaveProperty("constant");
  });

  test("has no value to be sent from what the skill assumes, only from what it asks to be sent", () => {
    const of = (schema: string) => parameterOf(file({ parameters: parameter(schema) }));
    expect(of("{ type: string, default: a }")).not.toHaveProperty("default");
    expect(of("{ type: string, default: a }").schema).toMatchObject({ default: "a" });
    expect(of("{ type: string, default: a, x-dingtalk-default: b }").default).toBe("b");
  });

  test("gets no conversion that cannot fit its type", () => {
    const entity = "x-dingtalk-entity: { category: name, format: userId }";
    const of = (type: string) =>
      parameterOf(file({ parameters: parameter(`{ type: ${type}, ${entity} }`) })).entity;
    expect(of("integer")).toBeNull();
    expect(of("string")).toEqual({ category: "name", format: "userId" });
    expect(of("[string, 'null']")).toEqual({ category: "name", format: "userId" });
  });
});

describe("a file for a stream", () => {
  test("needs no server, and has none", () => {
    const text = file({ servers: "x-dingtalk-protocol: stream" });
    expect(operationOf(text)).toMatchObject({ server: "", path: "/weather" });
    expect(operationOf(file({ end: "x-dingtalk-protocol: stream" })).server).toBe("");
  });
});
