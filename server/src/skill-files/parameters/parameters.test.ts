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
