import { describe, expect, test } from "vitest";
import { buildRequest } from "../../invocation/request/request.ts";
import { readText } from "../read-text.ts";
import { codeParameter, file, operationOf, options, scopes, specOf } from "../skill-file.fixture.ts";

const meta = { idempotencyKey: "k", requestId: "r", language: "en" as const };

function uriOf(path: string, values: Record<string, unknown> = {}): string {
  return buildRequest(operationOf(file({ path: JSON.stringify(path) })), values, meta).uri;
}

function errorsOf(path: string, parameters?: string): string[] {
  const text = file({ path: JSON.stringify(path), ...(parameters && { parameters }) });
  return readText(text, options).problems.flatMap(({ severity, message }) =>
    severity === "error" ? [message.en] : [],
  );
}

describe("a fixed query in a path is sent with every call, before what is given", () => {
  test.each([
    ["/api.php?action=list&format=json", "/api.php?action=list&format=json"],
    ["/items?$filter=x", "/items?$filter=x"],
    ["/items?$filter=fields/Status eq 'Open'", "/items?$filter=fields/Status%20eq%20%27Open%27"],
    ["/?Action=DescribeRegions&Version=2014-05-26", "/?Action=DescribeRegions&Version=2014-05-26"],
    ["/items?q=天气", "/items?q=%E5%A4%A9%E6%B0%94"],
    ["/items?a=%20b&c=50%", "/items?a=%20b&c=50%25"],
    ["/items?a=b?c", "/items?a=b?c"],
    ["/items?flag", "/items?flag"],
    ["/items?", "/items"],
    ["/lists/User Information List/items", "/lists/User%20Information%20List/items"],
  ])("%s", (path, uri) => {
    expect(uriOf(path)).toBe(uri);
    expect(uriOf(path, { city: "a&b=c" })).toBe(`${uri}${uri.includes("?") ? "&" : "?"}city=a%26b%3Dc`);
  });

  test.each([
    ["/items?id={id}", "“id={id}” in the path is to be filled in"],
    ["/items?code={oauthAuthCode}", "describe “code” as a parameter with “in: query”"],
  ])("%s is refused: nothing in it is filled in", (path, sentence) => {
    expect(errorsOf(path)).toEqual([expect.stringContaining(sentence)]);
  });

  test("a code is sent by a parameter alone, never by a name that the path sends", () => {
    const text = file({ path: "/weather?oauthAuthCode=x", parameters: codeParameter, operation: scopes });
    expect(readText(text, options).problems).toMatchObject([
      {},
      { code: "duplicate_parameter", severity: "error" },
    ]);
  });

  test("is a part of what a person agreed to", () => {
    const [a, b] = ["list", "drop"].map(
      (action) => specOf(file({ path: `/api.php?action=${action}` })).operations[0]?.path,
    );
    expect(a).not.toBe(b);
  });
});

describe("a path in another tool's style gets “write {id}”", () => {
  const id = "      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]";

  test.each([
    "/users/{id:[0-9]+}",
    "/users/{id:[0-9]{3}}",
    "/users/{id:\\d+}",
    "/users/{+id}",
    "/users/{id*}",
    "/users/{id?}",
    "/users/{/id}",
    "/users/{*id}",
    "/users/{{id}}",
    "/users/{ id }",
    "/users/{id=projects/*}",
    "/users/:id",
    "/users/:id?/posts",
    "/users/:id(\\d+)".replace("\\d", "[0-9]"),
    "/users/<id>",
    "/users/<int:id>",
    "/users/[id]",
    "/users/[...id]",
    "/users/$id",
  ])("%s", (path) => {
    const errors = errorsOf(path, id);
    expect(errors[0]).toMatch(/is how another tool writes a part of a path\. Write \{id\},/);
    expect(errors.filter((error) => error.includes("no parameter"))).toEqual([]);
  });

  test("but not what is meant as it stands", () => {
    expect(errorsOf("/v1/jobs:cancel")).toEqual([]);
    expect(errorsOf("/v1/:batch")).toEqual([]);
    expect(errorsOf("/odata/$metadata")).toEqual([]);
  });
});
