import { describe, expect, test } from "vitest";
import { readText } from "../read-text.ts";
import { file, operationOf, options } from "../skill-file.fixture.ts";
import { withKeys } from "./keys.ts";

const keysOf = (...parameters: [place: "path" | "query" | "header" | "cookie" | "body", name: string][]) =>
  withKeys(parameters.map(([place, name]) => ({ in: place, name }))).map(({ key }) => key);

describe("the key of a parameter", () => {
  test("is its name, and its place and name where another has that name", () => {
    expect(keysOf(["path", "id"], ["body", "name"])).toEqual(["id", "name"]);
    expect(keysOf(["path", "id"], ["body", "id"], ["body", "name"])).toEqual(["path.id", "body.id", "name"]);
    expect(keysOf(["query", "id"], ["header", "id"], ["cookie", "id"])).toEqual([
      "query.id",
      "header.id",
      "cookie.id",
    ]);
  });

  test("is never another's, not even of one that is named like a place and a name", () => {
    expect(keysOf(["path", "id"], ["body", "id"], ["query", "path.id"])).toEqual([
      "path.id",
      "body.id",
      "query.path.id",
    ]);
    expect(keysOf(["path", "id"], ["body", "id"], ["query", "path.id"], ["header", "query.path.id"])).toEqual(
      ["path.id", "body.id", "query.path.id", "header.query.path.id"],
    );
  });

  test("is unique among whatever names there are", () => {
    const places = ["path", "query", "header", "cookie", "body"] as const;
    const names = ["id", "path.id", "query.path.id", "body.body.id", "body.id", "header.id"];
    for (let round = 0; round < 2_000; round++) {
      const all = places.flatMap((place) => names.map((name) => [place, name] as const));
      const some = all
        .filter(() => Math.random() < 0.3)
        .map(([place, name]): [typeof place, string] => [place, name]);
      expect(new Set(keysOf(...some)).size).toBe(some.length);
    }
  });
});

const inPathAndBody = (more = "") =>
  file({
    path: "/users/{id}",
    method: "put",
    parameters: "      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]",
    operation: `      requestBody: { content: { application/json: { schema: { type: object, properties: { id: { type: integer } } } } } }${more}`,
  });

describe("a file with one name in several places", () => {
  test("has a parameter for each, and nothing to say against it", () => {
    const { spec, problems } = readText(inPathAndBody(), options);
    expect(spec?.operations[0]?.parameters.map(({ key, in: place, name }) => [key, place, name])).toEqual([
      ["path.id", "path", "id"],
      ["body.id", "body", "id"],
    ]);
    expect(problems.map(({ code }) => code)).toEqual(["write_without_confirm"]);
  });

  test("may have the platform fill one of them", () => {
    const text = file({
      parameters:
        "      parameters: [{ name: id, in: query, schema: { type: string } }, { name: id, in: header, schema: { type: string, x-dingtalk-context: { property: currentUser, format: userId } } }]",
    });
    expect(operationOf(text).parameters.map(({ key, context }) => [key, context?.format])).toEqual([
      ["query.id", undefined],
      ["header.id", "userId"],
    ]);
  });

  test.each([
    ['{ id: "12" }', { "path.id": "12", "body.id": "12" }],
    ["{ body.id: 13 }", { "body.id": 13 }],
    ['{ body.id: 13, id: "12" }', { "path.id": "12", "body.id": 13 }],
  ])("means by the example %s", (output, meant) => {
    const text = inPathAndBody(`\n      x-dingtalk-examples: [{ input: change user 12, output: ${output} }]`);
    expect(operationOf(text).examples[0]?.output).toEqual(meant);
  });

  test("cannot give the platform's value in an example", () => {
    const text = file({
      parameters:
        "      parameters: [{ name: id, in: query }, { name: id, in: header, schema: { type: string, x-dingtalk-context: { property: currentUser, format: userId } } }]",
      operation: "      x-dingtalk-examples: [{ input: a, output: { id: u1, header.id: u2 } }]",
    });
    expect(operationOf(text).examples[0]?.output).toEqual({ "query.id": "u1" });
    expect(readText(text, options).problems.map(({ code }) => code)).toContain("example_mismatch");
  });
});
