import { describe, expect, test } from "vitest";
import { readText } from "../read-text.ts";
import { file, options, parameterOf } from "../skill-file.fixture.ts";

function inParameter(text: string): string {
  return file({ parameters: `      parameters: [{ name: city, in: query, ${text} }]` });
}

test.each([
  ["type: integer, enum: [1, 2]", { type: "integer", enum: [1, 2] }],
  [
    "type: string, format: date, default: 2026-01-01",
    { type: "string", format: "date", default: "2026-01-01" },
  ],
  ["type: array, items: { type: string }", { type: "array", items: { type: "string" } }],
  ["enum: [a]", { enum: ["a"] }],
  ["type: number, minimum: 1, maximum: 5", { type: "number", minimum: 1, maximum: 5 }],
])("a parameter with {%s} is read as it is meant, with a warning", (written, schema) => {
  expect(parameterOf(inParameter(written)).schema).toEqual(schema);
  expect(readText(inParameter(written), options).problems).toMatchObject([
    {
      code: "swagger_habit",
      severity: "warning",
      message: { en: expect.stringContaining("Put them under “schema:”") },
    },
  ]);
});

test.each([
  ['required: "true"', true],
  ["required: yes", true],
  ['required: "false"', false],
  ["required: 1", true],
])("{%s} is read as %s, with a warning", (written, required) => {
  const text = inParameter(`${written}, schema: { type: string }`);
  expect(parameterOf(text).required).toBe(required);
  expect(readText(text, options).problems).toMatchObject([{ code: "swagger_habit", severity: "warning" }]);
});

describe("a reference that leads only to itself", () => {
  const ref = (name: string) => `{ $ref: "#/components/schemas/${name}" }`;
  const circles: [string, string][] = [
    ["directly", `A: ${ref("A")}`],
    ["in a circle", `A: ${ref("B")}, B: ${ref("C")}, C: ${ref("A")}`],
    ["through allOf", `A: { allOf: [${ref("B")}] }, B: { allOf: [${ref("A")}] }`],
  ];

  test.each(circles)("%s is an error where an operation uses it", (_how, schemas) => {
    const parameters = `      parameters: [{ name: city, in: query, schema: ${ref("A")} }]`;
    const { problems } = readText(
      file({ parameters, end: `components: { schemas: { ${schemas} } }` }),
      options,
    );
    expect(problems.map(({ code }) => code)).toContain("unsupported_reference");
    expect(problems.some(({ severity }) => severity === "error")).toBe(true);
  });

  test.each(circles)("%s is a warning where none does", (_how, schemas) => {
    const { problems } = readText(file({ end: `components: { schemas: { ${schemas} } }` }), options);
    expect(new Set(problems.map(({ severity, code }) => `${severity} ${code}`))).toEqual(
      new Set(["warning unsupported_reference"]),
    );
  });

  test("is no circle where something else is said on the way", () => {
    const schemas = `A: { type: object, properties: { next: ${ref("A")} } }, B: { allOf: [${ref("A")}, ${ref("C")}] }, C: { type: object }`;
    const parameters = `      parameters: [{ name: city, in: query, schema: ${ref("B")} }]`;
    expect(
      readText(file({ parameters, end: `components: { schemas: { ${schemas} } }` }), options).problems,
    ).toEqual([]);
  });
});

test("OpenAPI 3.2 is read as 3.1, and what is new in it is named", () => {
  const text = file({
    openapi: "openapi: 3.2.0\n$self: https://skill.example/openapi.yaml",
    operation:
      "    query: { operationId: q, summary: a, description: b }\n    additionalOperations: { LINK: { operationId: l } }",
  });
  const { spec, problems } = readText(text, options);
  expect(spec?.operations.map(({ operationId }) => operationId)).toEqual(["getWeather"]);
  expect(problems.map(({ code, severity, line }) => [code, severity, line])).toEqual([
    ["newer_version", "warning", 1],
    ["newer_version", "warning", 2],
    ["newer_version", "warning", 12],
    ["newer_version", "warning", 13],
  ]);
});

test("what a body says of its items in the way of OpenAPI 3.2 is named where it stands", () => {
  const text = file({
    openapi: "openapi: 3.2.0",
    method: "post",
    operation: `      requestBody:
        content:
          application/jsonl:
            itemSchema: { type: object }`,
  });
  const [line] = [...text.split("\n").entries()].flatMap(([at, one]) =>
    one.includes("itemSchema") ? [at + 1] : [],
  );
  expect(readText(text, options).problems).toContainEqual(
    expect.objectContaining({
      code: "newer_version",
      severity: "warning",
      line,
      message: expect.objectContaining({ en: expect.stringContaining("“itemSchema”") }),
    }),
  );
});
