import { describe, expect, test } from "vitest";
import { readText } from "../read-text.ts";
import { options } from "../skill-file.fixture.ts";
import { fromSwagger } from "./swagger.ts";

const file = {
  swagger: "2.0",
  info: { title: "Stock", version: "1" },
  host: "skill.example",
  basePath: "/v1/",
  schemes: ["http", "https"],
  consumes: ["application/json", "application/xml"],
  produces: ["application/json"],
  security: [{ key: [] }],
  "x-vendor": { kept: true },
  parameters: {
    page: { name: "page", in: "query", type: "integer", minimum: 1, default: 1 },
    item: { name: "item", in: "body", required: true, schema: { $ref: "#/definitions/Item" } },
  },
  responses: { Missing: { description: "not there", schema: { $ref: "#/definitions/Item" } } },
  definitions: {
    Item: {
      type: "object",
      discriminator: "kind",
      required: ["kind"],
      properties: {
        kind: { type: "string" },
        note: { type: "string", "x-nullable": true },
        next: { $ref: "#/definitions/Item" },
      },
    },
  },
  securityDefinitions: {
    key: { type: "apiKey", name: "X-Key", in: "header" },
    basic: { type: "basic", description: "a" },
    oauth: {
      type: "oauth2",
      flow: "accessCode",
      authorizationUrl: "https://a",
      tokenUrl: "https://b",
      scopes: { read: "r" },
    },
  },
  paths: {
    "/items/{id}": {
      parameters: [{ name: "id", in: "path", required: true, type: "string", pattern: "^a" }],
      get: {
        operationId: "get",
        parameters: [
          { $ref: "#/parameters/page" },
          { name: "tags", in: "query", type: "array", items: { type: "string" }, collectionFormat: "multi" },
          { name: "ids", in: "query", type: "array", items: { type: "integer" } },
          { name: "X-Ids", in: "header", type: "array", items: { type: "integer" } },
        ],
        responses: {
          200: { description: "ok", schema: { $ref: "#/definitions/Item" } },
          404: { $ref: "#/responses/Missing" },
        },
      },
      put: { operationId: "put", parameters: [{ $ref: "#/parameters/item" }], responses: {} },
      post: {
        operationId: "upload",
        consumes: ["multipart/form-data"],
        parameters: [
          { name: "file", in: "formData", type: "file", required: true, description: "what" },
          { name: "kind", in: "formData", type: "string", enum: ["a", "b"], default: "a" },
          {
            name: "tags",
            in: "formData",
            type: "array",
            items: { type: "string" },
            collectionFormat: "multi",
          },
        ],
        responses: {},
        security: [{ basic: [] }],
      },
      patch: {
        operationId: "form",
        parameters: [{ name: "note", in: "formData", type: "string", maxLength: 5 }],
        responses: {},
      },
    },
  },
};

const item = { $ref: "#/components/schemas/Item" };

describe("Swagger 2.0 becomes OpenAPI 3 with nothing lost", () => {
  const converted = fromSwagger(file, undefined);

  test.each([
    ["openapi", "3.0.3"],
    ["x-vendor", { kept: true }],
    ["servers", [{ url: "https://skill.example/v1" }, { url: "http://skill.example/v1" }]],
    ["security", [{ key: [] }]],
    ["components.securitySchemes.key", { type: "apiKey", name: "X-Key", in: "header" }],
    ["components.securitySchemes.basic", { type: "http", scheme: "basic", description: "a" }],
    [
      "components.securitySchemes.oauth",
      {
        type: "oauth2",
        flows: {
          authorizationCode: { authorizationUrl: "https://a", tokenUrl: "https://b", scopes: { read: "r" } },
        },
      },
    ],
    [
      "components.parameters",
      { page: { name: "page", in: "query", schema: { type: "integer", minimum: 1, default: 1 } } },
    ],
    ["components.schemas.Item.discriminator", { propertyName: "kind" }],
    ["components.schemas.Item.properties.note.nullable", true],
    ["components.schemas.Item.properties.next", item],
    [
      "components.responses.Missing",
      { description: "not there", content: { "application/json": { schema: item } } },
    ],
    [
      "paths./items/{id}.parameters",
      [{ name: "id", in: "path", required: true, schema: { type: "string", pattern: "^a" } }],
    ],
    [
      "paths./items/{id}.get.parameters",
      [
        { $ref: "#/components/parameters/page" },
        {
          name: "tags",
          in: "query",
          style: "form",
          explode: true,
          schema: { type: "array", items: { type: "string" } },
        },
        {
          name: "ids",
          in: "query",
          style: "form",
          explode: false,
          schema: { type: "array", items: { type: "integer" } },
        },
        { name: "X-Ids", in: "header", schema: { type: "array", items: { type: "integer" } } },
      ],
    ],
    ["paths./items/{id}.get.responses.200.content", { "application/json": { schema: item } }],
    ["paths./items/{id}.get.responses.404", { $ref: "#/components/responses/Missing" }],
    [
      "paths./items/{id}.put.requestBody",
      {
        required: true,
        "x-body-name": "item",
        content: { "application/json": { schema: item }, "application/xml": { schema: item } },
      },
    ],
    [
      "paths./items/{id}.post.requestBody",
      {
        required: true,
        content: {
          "multipart/form-data": {
            schema: {
              type: "object",
              required: ["file"],
              properties: {
                file: { type: "string", format: "binary", description: "what" },
                kind: { type: "string", enum: ["a", "b"], default: "a" },
                tags: { type: "array", items: { type: "string" } },
              },
            },
            encoding: { tags: { style: "form", explode: true } },
          },
        },
      },
    ],
    ["paths./items/{id}.post.security", [{ basic: [] }]],
    [
      "paths./items/{id}.patch.requestBody.content",
      {
        "application/x-www-form-urlencoded": {
          schema: { type: "object", properties: { note: { type: "string", maxLength: 5 } } },
        },
      },
    ],
  ])("%s", (path, expected) => {
    expect(at(converted, path)).toEqual(expected);
  });

  test.each([
    [{ host: undefined, basePath: undefined, schemes: undefined }, undefined, undefined],
    [{ host: undefined, schemes: undefined }, undefined, "/v1"],
    [{ schemes: undefined }, undefined, "https://skill.example/v1"],
    [{ host: undefined }, "http://files.example:8080/a.json", "http://files.example:8080/v1"],
    [{ schemes: undefined }, "http://files.example/a.json", "http://skill.example/v1"],
  ])("with %o, fetched from %s, its server is %s", (parts, importedFrom, url) => {
    const root = JSON.parse(JSON.stringify({ ...file, ...parts }));
    const [first] = Object(fromSwagger(root, importedFrom ? new URL(importedFrom) : undefined).servers ?? []);
    expect(first?.url).toBe(url);
  });
});

describe("a Swagger file that is converted", () => {
  test.each([
    ["JSON", JSON.stringify(file), /^\{\n {2}"openapi": "3\.0\.3"/],
    [
      "YAML",
      `# the stock\nswagger: "2.0"\ninfo: { title: Stock, version: "1" }\nhost: skill.example\npaths:\n  /s:\n    get:\n      operationId: s\n      parameters: [{ name: id, in: query, type: integer, default: 9007199254740993 }]\n      responses: {}\n`,
      /^openapi: 3\.0\.3\n/,
    ],
  ])("stays %s, and says that it was", (_language, text, begins) => {
    const { document, spec, problems } = readText(text, { ...options, convert: true });
    expect(document).toMatch(begins);
    expect(spec?.host).toBe("skill.example");
    expect(problems.map(({ code }) => code)).toContain("changed_on_import");
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(readText(document ?? "", options).spec?.operations).toEqual(spec?.operations);
  });

  test("is left as it is where it is not to be, with the way out", () => {
    const { document, problems } = readText(JSON.stringify(file), options);
    expect([document, problems[0]?.remedy]).toEqual([undefined, "convert"]);
  });
});

function at(root: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((value, key) => Object(value)[key], root);
}
