import { describe, expect, test } from "vitest";
import { readText } from "../read-text.ts";
import { file, operationOf, options, parameterOf } from "../skill-file.fixture.ts";

const postBody = (schema: string, end?: string) =>
  file({
    method: "post",
    parameters: "      tags: []",
    operation: `      requestBody: { required: true, content: { application/json: { schema: ${schema} } } }`,
    ...(end !== undefined && { end }),
  });

describe("a body", () => {
  test("is taken apart into its first level, what is required kept", () => {
    const operation = operationOf(
      postBody(
        "{ type: object, required: [a], properties: { a: { type: string }, b: { type: object, properties: { c: {} } }, id: { readOnly: true } } }",
      ),
    );
    expect(operation).toMatchObject({ bodyRequired: true, contentType: "application/json" });
    expect(operation.parameters.map(({ name, in: place, required }) => [name, place, required])).toEqual([
      ["a", "body", true],
      ["b", "body", false],
    ]);
  });

  test("of several parts has the properties of all, required only where that is certain", () => {
    const text = postBody(
      '{ allOf: [{ $ref: "#/components/schemas/A" }, { required: [b], properties: { b: {} } }], oneOf: [{ required: [c, d], properties: { c: {}, d: {} } }, { required: [d], properties: { d: {} } }] }',
      "components: { schemas: { A: { required: [a], properties: { a: {} } } } }",
    );
    expect(operationOf(text).parameters.map(({ name, required }) => [name, required])).toEqual([
      ["a", true],
      ["b", true],
      ["c", false],
      ["d", true],
    ]);
  });

  test.each([
    ["application/json; charset=utf-8", "application/json"],
    ["application/vnd.api+json", "application/vnd.api+json"],
    ["'*/*'", "application/json"],
    ["application/x-www-form-urlencoded", "application/x-www-form-urlencoded"],
  ])("offered as %s is sent as %s", (offered, sent) => {
    const text = postBody("{}").replace("application/json", offered);
    expect(operationOf(text).contentType).toBe(sent);
  });

  test("prefers JSON to a form, and may refer to itself", () => {
    const text = file({
      method: "post",
      operation:
        '      requestBody: { content: { application/x-www-form-urlencoded: {}, application/json: { schema: { $ref: "#/components/schemas/N" } } } }',
      end: 'components: { schemas: { N: { allOf: [{ $ref: "#/components/schemas/N" }], properties: { v: {}, next: { $ref: "#/components/schemas/N" } } } } }',
    });
    expect(operationOf(text).contentType).toBe("application/json");
    expect(parameterOf(text, "next").schema).toHaveProperty("properties.next", {});
  });

  test("of a free-form object, of a list and of a single value is one parameter", () => {
    const rows = [
      ["{ type: array, items: { type: string } }", { type: "array", items: { type: "string" } }],
      ["{ type: integer }", { type: "integer" }],
      ["{ oneOf: [{ type: array }, { type: object }] }", { oneOf: [{ type: "array" }, { type: "object" }] }],
      [
        "{ type: object, additionalProperties: { type: string } }",
        expect.objectContaining({ type: "object" }),
      ],
    ] as const;
    for (const [schema, read] of rows) {
      const operation = operationOf(postBody(schema));
      expect(operation).toMatchObject({ wholeBody: true, contentType: "application/json" });
      expect(operation.parameters).toMatchObject([
        { name: "body", in: "body", required: true, schema: read },
      ]);
    }
    expect(operationOf(postBody("{ type: object }"))).not.toHaveProperty("wholeBody");
  });

  test("as a whole never has the name of a parameter beside it", () => {
    const text = postBody("{ type: array }").replace("tags: []", "parameters: [{ name: body, in: query }]");
    expect(operationOf(text).parameters.map(({ name, in: place }) => [name, place])).toEqual([
      ["body", "query"],
      ["requestBody", "body"],
    ]);
  });

  test.each([
    ["text/plain", "text/plain"],
    ["text/*", "text/plain"],
    ["application/xml", "application/xml"],
    ["application/pdf", "application/pdf"],
    ["image/*", "application/octet-stream"],
  ])("that is %s is one text, sent as %s", (offered, sent) => {
    const text = postBody("{ type: object, properties: { a: {} } }").replace(
      "application/json",
      `"${offered}"`,
    );
    expect(operationOf(text)).toMatchObject({ contentType: sent, wholeBody: true });
    expect(parameterOf(text, "body").schema).toEqual({ type: "string" });
  });

  test("under a name that is no media type is not sent", () => {
    const text = postBody("{}").replace("application/json", '"a/b\\r\\nX-C: d"');
    expect(operationOf(text)).toMatchObject({ contentType: null, parameters: [] });
    expect(readText(text, options).problems.map(({ code }) => code)).toContain("unsupported_body");
  });

  test("has what the platform fills in found in its parts, and told where it has no effect", () => {
    const context = "x-dingtalk-context: { property: currentUser, format: userId }";
    const inPart = `{ properties: { who: { allOf: [{ $ref: "#/components/schemas/Id" }, { ${context}, default: x }] } } }`;
    const end = "components: { schemas: { Id: { allOf: [{ type: string, x-dingtalk-display-name: Id }] } } }";
    expect(readText(postBody(inPart, end), options).problems.map(({ code }) => code)).toContain(
      "default_on_context",
    );
    expect(parameterOf(postBody(inPart.replace(", default: x", ""), end), "who").context).toEqual({
      property: "currentUser",
      format: "userId",
    });
    const nested = `{ properties: { who: { oneOf: [{ type: string, ${context} }] } } }`;
    expect(readText(postBody(nested), options).problems.map(({ code }) => code)).toContain(
      "misplaced_extension",
    );
  });
});

describe("a form", () => {
  const form = (type: string, schema: string, encoding: string) =>
    file({
      method: "post",
      parameters: "      tags: []",
      operation: `      requestBody: { content: { ${type}: { schema: ${schema}, encoding: ${encoding} } } }`,
      end: 'components: { schemas: { Lists: { type: array, items: { $ref: "#/components/schemas/Lists" } } } }',
    });

  test("in parts has each property's media type, asked for or usual", () => {
    const schema = `{ properties: {
        note: { type: string }, about: { type: object }, tags: { type: array, items: { type: string } },
        file: { type: string, format: binary }, files: { type: array, items: { type: string, format: byte } },
        lists: { $ref: "#/components/schemas/Lists" }, page: { type: string, contentMediaType: text/html }, photo: { type: string }, data: { type: string } } }`;
    const encoding =
      "{ photo: { contentType: 'image/png, image/jpeg' }, data: { contentType: application/json } }";
    const { parameters, contentType } = operationOf(form("multipart/form-data", schema, encoding));
    expect(contentType).toBe("multipart/form-data");
    expect(Object.fromEntries(parameters.map((one) => [one.name, one.contentType]))).toEqual({
      note: undefined,
      about: "application/json",
      tags: undefined,
      file: "application/octet-stream",
      files: "application/octet-stream",
      lists: undefined,
      page: "text/html",
      photo: "image/png",
      data: "application/json",
    });
    const { problems } = readText(form("multipart/form-data", schema, encoding), options);
    const files = problems.filter(({ code }) => code === "unsupported_body");
    expect(files.map(({ message }) => /“(\w+)”/.exec(message.en)?.[1])).toEqual(["file", "files", "photo"]);
  });

  test("in a line has each property's style", () => {
    const schema = "{ properties: { tags: { type: array }, place: { type: object }, note: {} } }";
    const encoding =
      "{ tags: { style: pipeDelimited, explode: false }, place: { style: deepObject, explode: true } }";
    const { parameters } = operationOf(form("application/x-www-form-urlencoded", schema, encoding));
    expect(parameters).toMatchObject([
      { name: "tags", style: "pipeDelimited" },
      { name: "place", style: "deepObject", explode: true },
      { name: "note" },
    ]);
    expect(parameters[2]).not.toHaveProperty("style");
  });
});
