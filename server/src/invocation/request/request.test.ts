import { describe, expect, test } from "vitest";
import type { Operation, Parameter } from "../../skill-files/index.ts";
import { InvalidArguments } from "../arguments/invalid-arguments.ts";
import { operation, parameter } from "./operation.fixture.ts";
import { buildRequest } from "./request.ts";

const meta = { idempotencyKey: "stp_1", requestId: "cal_1", language: "en" as const };
const build = (given: Partial<Operation>, values: Record<string, unknown>) =>
  buildRequest(operation(given), values, meta);
const urlWith = (given: Partial<Parameter>, value: unknown) =>
  build({ parameters: [parameter("q", given)] }, { q: value }).url.replace(
    "https://skill.example/v1/weather",
    "",
  );

describe("where values go", () => {
  test("a GET carries its parameters in the query string, UTF-8 and percent-encoded", () => {
    const parameters = [parameter("location"), parameter("day")];
    const request = build({ parameters }, { location: "杭州", day: "2024-12-02 &code=x#é" });
    expect(request).toEqual({
      method: "GET",
      origin: "https://skill.example",
      uri: "/v1/weather?location=%E6%9D%AD%E5%B7%9E&day=2024-12-02%20%26code%3Dx%23%C3%A9",
      url: "https://skill.example/v1/weather?location=%E6%9D%AD%E5%B7%9E&day=2024-12-02%20%26code%3Dx%23%C3%A9",
      headers: [
        ["accept", "*/*"],
        ["user-agent", "Behalf/0.1"],
        ["idempotency-key", "stp_1"],
        ["x-request-id", "cal_1"],
        ["accept-language", "en"],
      ],
    });
  });

  test("a skill is told the language of the person's words, unless its file has a parameter for it", () => {
    const inChinese = { ...meta, language: "zh" as const };
    const languages = (parameters: Parameter[], values: Record<string, unknown>) =>
      buildRequest(operation({ parameters }), values, inChinese).headers.filter(
        ([name]) => name === "accept-language",
      );
    expect(languages([], {})).toEqual([["accept-language", "zh-CN"]]);
    const own = parameter("Accept-Language", { in: "header" });
    expect(languages([own], { "Accept-Language": "fr" })).toEqual([["accept-language", "fr"]]);
  });

  test("without a server, as over a stream, a request has path and query and no address", () => {
    const request = build({ server: "", parameters: [parameter("a")] }, { a: "//host" });
    expect(request).toMatchObject({ origin: "", uri: "/weather?a=%2F%2Fhost", url: "" });
    expect(() => build({ server: "", path: "/x/../y" }, {})).toThrow(InvalidArguments);
  });

  test("a POST carries its body as one JSON object and its query parameters in the query string", () => {
    const parameters = [parameter("a"), parameter("b", { in: "body" }), parameter("c", { in: "body" })];
    const request = build(
      { method: "POST", contentType: "application/json", parameters },
      { a: 1, b: { x: [true, null] }, c: "中\n" },
    );
    expect(request.url).toBe("https://skill.example/v1/weather?a=1");
    expect(request.headers).toContainEqual(["content-type", "application/json"]);
    expect(request.body).toBe('{"b":{"x":[true,null]},"c":"中\\n"}');
  });

  test("a body without values is an empty object, and an operation without a body has none", () => {
    expect(build({ method: "POST", contentType: "application/json" }, {}).body).toBe("{}");
    expect(build({ method: "POST" }, {}).body).toBeUndefined();
  });

  test("a name in query and body goes to both", () => {
    const parameters = [parameter("code"), parameter("code", { in: "body" })];
    const request = build({ method: "POST", contentType: "application/json", parameters }, { code: "c" });
    expect([request.url.split("?")[1], request.body]).toEqual(["code=c", '{"code":"c"}']);
  });

  test("a form body is encoded as a form", () => {
    const parameters = [parameter("a", { in: "body" }), parameter("b", { in: "body" })];
    const contentType = "application/x-www-form-urlencoded";
    const request = build({ method: "POST", contentType, parameters }, { a: "1&2", b: ["x", "y"] });
    expect(request.body).toBe("a=1%262&b=x&b=y");
    expect(request.headers).toContainEqual(["content-type", contentType]);
  });

  test("what is not a parameter of the operation does not leave", () => {
    const request = build({ parameters: [parameter("a")] }, { a: "1", b: "2", toString: "3" });
    expect(request.url).toBe("https://skill.example/v1/weather?a=1");
    expect(build({ parameters: [parameter("toString")] }, {}).url).toBe("https://skill.example/v1/weather");
  });

  test("members named __proto__ are members like any other and change no prototype", () => {
    const parameters = [parameter("__proto__", { in: "body" }), parameter("b", { in: "body" })];
    const values = JSON.parse('{"__proto__": {"polluted": 1}, "b": {"__proto__": {"polluted": 2}}}');
    const request = build({ method: "POST", contentType: "application/json", parameters }, values);
    expect(request.body).toBe('{"__proto__":{"polluted":1},"b":{"__proto__":{"polluted":2}}}');
    expect("polluted" in {}).toBe(false);
  });

  const queries: [given: Partial<Parameter>, value: unknown, query: string][] = [
    [{}, "", "?q="],
    [{}, 0, "?q=0"],
    [{}, false, "?q=false"],
    [{}, null, ""],
    [{}, undefined, ""],
    [{}, "a+b c", "?q=a%2Bb%20c"],
    [{}, "!'()*~", "?q=%21%27%28%29%2A~"],
    [{}, "\ud800", "?q=%EF%BF%BD"],
    [{}, "x\u0000\r\n", "?q=x%00%0D%0A"],
    [{}, ["a", "b&c"], "?q=a&q=b%26c"],
    [{}, [], ""],
    [{}, { a: [1], b: null }, "?a=%5B1%5D"],
    [{ explode: false }, { a: 1, b: "x,y" }, "?q=a,1,b,x%2Cy"],
    [{ explode: false }, [], ""],
    [{ contentType: "application/json" }, { a: ["&"] }, "?q=%7B%22a%22%3A%5B%22%26%22%5D%7D"],
    [{ contentType: "application/json" }, "a", "?q=%22a%22"],
    [{ explode: false }, ["a", "b,c"], "?q=a,b%2Cc"],
    [{ style: "spaceDelimited" }, ["a", "b"], "?q=a%20b"],
    [{ style: "pipeDelimited" }, ["a", "b"], "?q=a%7Cb"],
    [{ style: "spaceDelimited" }, { a: 1, b: 2 }, "?q=a%201%20b%202"],
    [{ style: "pipeDelimited", explode: true }, ["a", "b|"], "?q=a&q=b%7C"],
    [{ style: "deepObject" }, { a: 1, "b=": "&" }, "?q%5Ba%5D=1&q%5Bb%3D%5D=%26"],
    [
      { style: "deepObject" },
      { a: { b: [{ c: 1 }, 2] } },
      "?q%5Ba%5D%5Bb%5D%5B0%5D%5Bc%5D=1&q%5Ba%5D%5Bb%5D%5B1%5D=2",
    ],
  ];
  test.each(queries)("a query parameter %j with %j becomes %s", (given, value, query) => {
    expect(urlWith(given, value)).toBe(query);
  });
});

describe("a member of an object cannot pass for a parameter (T42)", () => {
  const parameters = [
    parameter("q", { schema: { type: "object" } }),
    parameter("code", { context: { property: "currentUser", format: "oauthAuthCode" } }),
    parameter("deep", { style: "deepObject" }),
    parameter("other"),
  ];
  const refused: [values: Record<string, unknown>, path: string][] = [
    [{ q: { code: "forged" } }, "q"],
    [{ q: { Code: "forged" } }, "q"],
    [{ q: { "code[]": "forged" } }, "q"],
    [{ q: { " code": "forged" } }, "q"],
    [{ q: { "deep[a]": "forged" } }, "q"],
    [{ q: { "": "nameless" } }, "q"],
    [{ q: { a: 1 }, other: { a: 2 } }, "other"],
    [{ deep: { "a][b": 1 } }, "deep"],
    [{ deep: { a: { "": 1 } } }, "deep"],
  ];
  test.each(refused)("%j is refused", (values, path) => {
    const problems = expect.arrayContaining([expect.objectContaining({ path })]);
    expect(() => build({ parameters }, values)).toThrow(expect.objectContaining({ problems }));
  });

  test("nor can one for another part of the path", () => {
    const given = { in: "path", style: "matrix", explode: true } as const;
    const both = [parameter("a", given), parameter("b", given)];
    expect(build({ path: "/x/{a}/{b}", parameters: both }, { a: { k: 1 }, b: 2 }).uri).toBe(
      "/v1/x/;k=1/;b=2",
    );
    expect(() => build({ path: "/x/{a}/{b}", parameters: both }, { a: { b: 1 }, b: 2 })).toThrow(
      InvalidArguments,
    );
  });

  test.each([
    [{ style: "spaceDelimited" }, ["a b"]],
    [{ style: "pipeDelimited" }, ["a|b", "c"]],
    [{ style: "pipeDelimited" }, { "a|b": "c" }],
  ])("%j with %j is refused: nothing would tell its items apart", (given, value) => {
    expect(() => urlWith(given, value)).toThrow("must not contain its delimiter");
  });
});
