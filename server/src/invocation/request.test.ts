import { describe, expect, test } from "vitest";
import type { Operation, Parameter } from "../assistants/index.ts";
import { InvalidArguments } from "./invalid-arguments.ts";
import { operation, parameter } from "./operation.fixture.ts";
import { buildRequest } from "./request.ts";

const meta = { idempotencyKey: "stp_1", requestId: "cal_1" };
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
      ],
    });
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
    [{}, { a: [1] }, "?q=%7B%22a%22%3A%5B1%5D%7D"],
    [{ explode: false }, ["a", "b,c"], "?q=a,b%2Cc"],
    [{ style: "spaceDelimited" }, ["a", "b"], "?q=a%20b"],
    [{ style: "pipeDelimited" }, ["a", "b"], "?q=a%7Cb"],
    [{ style: "deepObject" }, { a: 1, "b]": "&" }, "?q%5Ba%5D=1&q%5Bb%5D%5D=%26"],
  ];
  test.each(queries)("a query parameter %j with %j becomes %s", (given, value, query) => {
    expect(urlWith(given, value)).toBe(query);
  });
});

describe("T42 a value stays in its path segment", () => {
  const at = (path: string, value: unknown, given: Partial<Parameter> = {}) =>
    build(
      { path, parameters: [parameter("id", { in: "path", required: true, ...given })] },
      value === undefined ? {} : { id: value },
    ).url;

  const kept: [path: string, value: unknown, url: string][] = [
    ["/a/{id}/b", "x", "/a/x/b"],
    ["/a/{id}/b", "x y", "/a/x%20y/b"],
    ["/a/{id}/b", "a/b", "/a/a%2Fb/b"],
    ["/a/{id}/b", "//host", "/a/%2F%2Fhost/b"],
    ["/a/{id}/b", "x?y#z", "/a/x%3Fy%23z/b"],
    ["/a/{id}/b", "x;y=1", "/a/x%3By%3D1/b"],
    ["/a/{id}/b", "a\\b", "/a/a%5Cb/b"],
    ["/a/{id}/b", "%41", "/a/%2541/b"],
    ["/a/{id}/b", "user@host:80", "/a/user%40host%3A80/b"],
    ["/a/{id}/b", "...", "/a/.../b"],
    ["/a/{id}/b", "v1.2", "/a/v1.2/b"],
    ["/a/{id}.json", "x", "/a/x.json"],
    ["/甲/{id}", "x", "/%E7%94%B2/x"],
    ["/a/{id}", 42, "/a/42"],
    ["/a/{id}", ["x", "y,z"], "/a/x,y%2Cz"],
  ];
  test.each(kept)("%s with %j leads to %s", (path, value, url) => {
    expect(at(path, value)).toBe(`https://skill.example/v1${url}`);
  });

  test("a path without its value is refused", () => {
    expect(() => at("/a/{id}/b", undefined)).toThrow("id is required");
  });

  const refused = [
    "",
    null,
    [],
    ".",
    "..",
    "../admin",
    "a/../b",
    "..\\admin",
    "%2e%2e",
    "%2e%2e%2fadmin",
    "%252e%252e%252fadmin",
    "%25252525252525252e",
    "．．/admin",
    "..;/admin",
    "x\r\ny",
    "x%0d%0ay",
    "x%00",
    "\u0085",
  ];
  test.each(refused.map((value) => [value]))(
    "%j is refused with the parameter's name and without its value",
    (value) => {
      try {
        at("/a/{id}/b", value);
        expect.unreachable();
      } catch (error) {
        if (!(error instanceof InvalidArguments)) throw error;
        expect(error.problems[0]?.path).toBe("id");
        if (typeof value === "string" && value.length > 2) expect(error.message).not.toContain(value);
      }
    },
  );

  test("values that only together make a dot segment are refused", () => {
    const parameters = ["a", "b"].map((name) => parameter(name, { in: "path" }));
    expect(() => build({ path: "/x/{a}{b}", parameters }, { a: ".", b: "x" })).toThrow(InvalidArguments);
    expect(() => build({ path: "/x/.{a}", parameters }, { a: ".", b: "" })).toThrow(InvalidArguments);
    expect(() => build({ path: "/x/../y", parameters }, {})).toThrow(InvalidArguments);
    expect(() => build({ path: "/x/%2e%2e/y", parameters }, {})).toThrow(InvalidArguments);
  });

  test("the file's label and matrix styles are followed", () => {
    expect(at("/a/{id}", ["x", "y"], { style: "label" })).toContain("/a/.x,y");
    expect(at("/a/{id}", "x", { style: "matrix" })).toContain("/a/;id=x");
    expect(() => at("/a/{id}", ".", { style: "label" })).toThrow(InvalidArguments);
  });
});

describe("T42 a value stays in its header", () => {
  const header = (name: string, value: unknown) =>
    build({ parameters: [parameter(name, { in: "header" })] }, { [name]: value }).headers.at(-1);

  test.each([
    ["X-City", "Hangzhou", "Hangzhou"],
    ["X-City", "杭州", "%E6%9D%AD%E5%B7%9E"],
    ["X-City", "é", "%C3%A9"],
    ["X-City", 5, "5"],
    ["X-City", ["a", "b"], "a,b"],
    ["X-City", { a: 1 }, '{"a":1}'],
  ])("%s: %j is sent as %s", (name, value, sent) => {
    expect(header(name, value)).toEqual([name.toLowerCase(), sent]);
  });

  test.each(["a\r\nb: c", "a\nb", "a\rb", "a\0", "a\tb", "\u0085"])("%j is refused", (value) => {
    expect(() => header("X-City", value)).toThrow(InvalidArguments);
  });

  test.each([
    "Host",
    "Content-Length",
    "content-type",
    "Transfer-Encoding",
    "Connection",
    "Cookie",
    "Authorization",
    "Proxy-Authorization",
    "X-Forwarded-For",
    "X-Real-IP",
    "Idempotency-Key",
    "X-Request-Id",
    "User-Agent",
    "Sec-Fetch-Site",
    "a b",
    "a:b",
    "",
    "é",
  ])("a parameter cannot set the header %j", (name) => {
    expect(() => header(name, "x")).toThrow(InvalidArguments);
  });
});
