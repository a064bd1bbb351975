import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { readText } from "../read-text.ts";
import { file, options, parameter, parameterOf } from "../skill-file.fixture.ts";

const jsonFile = JSON.stringify({
  openapi: "3.0.1",
  info: { title: "a" },
  components: { schemas: {} },
  servers: [{ url: "https://skill.example" }],
  paths: {
    "/a": {
      get: {
        operationId: "a",
        summary: "a",
        description: "b",
        parameters: [{ name: "a", in: "query", schema: "REF" }],
      },
    },
  },
});

function schemaOf(schema: string, components = "{}"): unknown {
  return parameterOf(file({ parameters: parameter(schema), end: `components: { schemas: ${components} }` }))
    .schema;
}

describe("a parameter's schema", () => {
  test.each([
    ["nullable: true beside a type", "{ type: string, nullable: true }", { type: ["string", "null"] }],
    [
      "nullable: true with an enum",
      "{ type: string, nullable: true, enum: [a] }",
      { type: ["string", "null"], enum: ["a", null] },
    ],
    [
      "nullable: true with parts",
      "{ nullable: true, allOf: [{ type: string }] }",
      { anyOf: [{ allOf: [{ type: "string" }] }, { type: "null" }] },
    ],
    ["exclusiveMinimum as a flag", "{ minimum: 5, exclusiveMinimum: true }", { exclusiveMinimum: 5 }],
    ["exclusiveMaximum switched off", "{ maximum: 5, exclusiveMaximum: false }", { maximum: 5 }],
    [
      "3.1's own forms",
      "{ type: [integer, 'null'], exclusiveMinimum: 5, prefixItems: [true, false] }",
      { type: ["integer", "null"], exclusiveMinimum: 5, prefixItems: [{}, { not: {} }] },
    ],
    ["values that do not fit", "{ type: text, minLength: -1, maximum: big, required: yes }", {}],
    [
      "keywords that are no part of a call",
      "{ type: string, example: a, xml: {}, x-internal: 1, $id: http://a, discriminator: {} }",
      { type: "string" },
    ],
    ["extensions", "{ type: string, x-dingtalk-display-name: a, x-dingtalk-default: b }", { type: "string" }],
  ])("has %s brought to JSON Schema", (_name, written, read) => {
    expect(schemaOf(written)).toEqual(read);
  });

  test("has references unfolded, what stands beside one winning", () => {
    const components =
      '{ A: { type: string, description: old }, "a/b c": { $ref: "#/components/schemas/A" } }';
    expect(schemaOf('{ $ref: "#/components/schemas/a~1b%20c", description: new }', components)).toEqual({
      type: "string",
      description: "new",
    });
  });

  test("has a cycle cut where it closes", () => {
    const node =
      '{ N: { type: object, properties: { v: { type: string }, next: { $ref: "#/components/schemas/N" } } } }';
    expect(schemaOf('{ $ref: "#/components/schemas/N" }', node)).toEqual({
      type: "object",
      properties: { v: { type: "string" }, next: {} },
    });
  });

  test.each(["constructor", "__proto__", "toString"])("is not found behind a reference to %s", (name) => {
    const ref = { $ref: `#/components/schemas/${name}` };
    const text = jsonFile.replace('"REF"', JSON.stringify(ref));
    expect(readText(text, options).problems).toMatchObject([
      { code: "unsupported_reference", severity: "error" },
    ]);
  });

  test("keeps a property called __proto__ as its own", () => {
    const { properties } = parameterOf(
      file({ parameters: parameter("{ properties: { __proto__: { type: string } } }") }),
    ).schema;
    expect(Object.keys(properties ?? {})).toEqual(["__proto__"]);
  });

  test("takes a property called $ref for a property", () => {
    expect(schemaOf("{ properties: { $ref: { type: string } } }")).toEqual({
      properties: { $ref: { type: "string" } },
    });
  });

  test("finds context and default behind a reference", () => {
    const text = file({
      parameters: parameter('{ $ref: "#/components/schemas/U" }'),
      end: "components: { schemas: { U: { type: string, x-dingtalk-context: { property: currentUser, format: userId } } } }",
    });
    expect(parameterOf(text)).toMatchObject({
      schema: { type: "string" },
      context: { property: "currentUser", format: "userId" },
    });
  });

  test("always compiles in Ajv", () => {
    const ajv = new Ajv({ strict: false, logger: false });
    const strange =
      '{ type: [string, string], required: [a, a], multipleOf: 0, uniqueItems: 1, items: [], anyOf: {}, pattern: "(", properties: [], minimum: .inf, not: 3, oneOf: [4, true] }';
    expect(() => ajv.compile(Object(schemaOf(strange)))).not.toThrow();
  });
});
