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

describe("T42 a member of an object cannot pass for a parameter", () => {
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
    const list = ["x", "y.z"];
    const object = { r: 1, "g=": 2 };
    const styled: [given: Partial<Parameter>, value: unknown, segment: string][] = [
      [{}, object, "r,1,g%3D,2"],
      [{ explode: true }, object, "r=1,g%3D=2"],
      [{ style: "label" }, "x", ".x"],
      [{ style: "label" }, list, ".x,y%2Ez"],
      [{ style: "label", explode: true }, list, ".x.y%2Ez"],
      [{ style: "label" }, object, ".r,1,g%3D,2"],
      [{ style: "label", explode: true }, object, ".r=1.g%3D=2"],
      [{ style: "matrix" }, "x", ";id=x"],
      [{ style: "matrix" }, list, ";id=x,y.z"],
      [{ style: "matrix", explode: true }, list, ";id=x;id=y.z"],
      [{ style: "matrix" }, object, ";id=r,1,g%3D,2"],
      [{ style: "matrix", explode: true }, object, ";r=1;g%3D=2"],
      [{ contentType: "application/json" }, ["x"], "%5B%22x%22%5D"],
    ];
    for (const [given, value, segment] of styled)
      expect(at("/a/{id}/b", value, given)).toBe(`https://skill.example/v1/a/${segment}/b`);
    expect(() => at("/a/{id}", ".", { style: "label" })).toThrow(InvalidArguments);
    expect(() => at("/a/{id}", "/x", { style: "label" })).toThrow(InvalidArguments);
    expect(() => at("/a/.{id}", "/x")).toThrow(InvalidArguments);
  });
});

describe("a body in the form the file asks for", () => {
  const bodyOf = (
    contentType: string,
    given: [name: string, given: Partial<Parameter>, value: unknown][],
  ) => {
    const parameters = given.map(([name, rest]) => parameter(name, { in: "body", ...rest }));
    const values = Object.fromEntries(given.map(([name, , value]) => [name, value]));
    const { headers, body } = build({ method: "POST", contentType, parameters }, values);
    return { type: headers.find(([name]) => name === "content-type")?.[1], body };
  };
  const whole = (contentType: string, value: unknown) => {
    const parameters = [parameter("body", { in: "body" })];
    const values = value === undefined ? {} : { body: value };
    const request = build({ method: "POST", contentType, wholeBody: true, parameters }, values);
    return [request.headers[4]?.[1], request.body];
  };

  test("a body that is no object is sent as it is", () => {
    expect(whole("application/json", [{ a: 1 }])).toEqual(["application/json", '[{"a":1}]']);
    expect(whole("application/json", "a")).toEqual(["application/json", '"a"']);
    expect(whole("application/json", null)).toEqual(["application/json", "null"]);
    expect(whole("text/plain", "杭州")).toEqual(["text/plain; charset=utf-8", "杭州"]);
    expect(whole("application/xml", "<a/>")).toEqual(["application/xml", "<a/>"]);
    expect(whole("application/json", undefined)).toEqual([undefined, undefined]);
  });

  test("a form writes each property in its own style; an object without one is JSON", () => {
    const { body } = bodyOf("application/x-www-form-urlencoded", [
      ["a", {}, { x: 1 }],
      ["b", { style: "deepObject" }, { x: { y: 1 } }],
      ["c", { style: "pipeDelimited" }, ["x", "y"]],
      ["d", { explode: false }, ["x", "y"]],
      ["e", { contentType: "application/json" }, ["x"]],
      ["f", {}, null],
    ]);
    expect(body).toBe("a=%7B%22x%22%3A1%7D&b%5Bx%5D%5By%5D=1&c=x%7Cy&d=x,y&e=%5B%22x%22%5D");
  });

  test("a multipart body has a part for each value: text bare, objects as JSON, bytes as a file", () => {
    const { type, body } = bodyOf("multipart/form-data", [
      ["text", {}, "a\r\nb"],
      ["list", {}, ["x", { y: 1 }]],
      ["file", { schema: { type: "string", format: "binary" } }, "bytes"],
      ["image", { contentType: "image/*" }, "<svg>"],
      ["both", { contentType: "text/csv, application/json" }, "a,b"],
      ["none", {}, null],
    ]);
    const boundary = /^multipart\/form-data; boundary=(behalf-[0-9a-f]{32})$/.exec(type ?? "")?.[1];
    const parts = [
      'name="text"\r\n\r\na\r\nb',
      'name="list"\r\n\r\nx',
      'name="list"\r\nContent-Type: application/json\r\n\r\n{"y":1}',
      'name="file"; filename="file"\r\nContent-Type: application/octet-stream\r\n\r\nbytes',
      'name="image"; filename="image"\r\nContent-Type: application/octet-stream\r\n\r\n<svg>',
      'name="both"\r\nContent-Type: text/csv\r\n\r\na,b',
    ].map((part) => `--${boundary}\r\nContent-Disposition: form-data; ${part}\r\n`);
    expect(body).toBe(`${parts.join("")}--${boundary}--\r\n`);
  });

  test("no part can end another: not by its name, nor by a boundary that it contains", () => {
    const hostile = 'a"\r\nContent-Type: text/html\r\n\r\n';
    const named = bodyOf("multipart/form-data", [[hostile, {}, "x"]]);
    expect(named.body).toContain('name="a%22%0D%0AContent-Type: text/html%0D%0A%0D%0A"\r\n\r\nx');
    const first = bodyOf("multipart/form-data", [["a", {}, "x"]]).type?.split("boundary=")[1] ?? "";
    const second = bodyOf("multipart/form-data", [["a", {}, `x\r\n--${first}--\r\n`]]);
    expect(second.type).not.toContain(first);
    expect(second.body?.split(second.type?.split("boundary=")[1] ?? "").length).toBe(3);
  });

  test("equal values give equal bytes", () => {
    const again = () => bodyOf("multipart/form-data", [["a", {}, "x"]]);
    expect(again()).toEqual(again());
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
    ["X-City", " a", "%20a"],
    ["X-City", ["a,b", "c d", "100%"], "a%2Cb,c%20d,100%25"],
    ["X-City", { a: 1, b: "x=y" }, "a,1,b,x=y"],
  ])("%s: %j is sent as %s", (name, value, sent) => {
    expect(header(name, value)).toEqual([name.toLowerCase(), sent]);
  });

  test("an object is exploded, or JSON, where the file says so, and nothing is sent for nothing", () => {
    const headers = (given: Partial<Parameter>, value: unknown) =>
      build({ parameters: [parameter("x-a", { in: "header", ...given })] }, { "x-a": value }).headers.slice(
        4,
      );
    expect(headers({ explode: true }, { "a=": 1, b: "x=y" })).toEqual([["x-a", "a%3D=1,b=x=y"]]);
    expect(headers({ contentType: "application/json" }, { a: "杭\n" })).toEqual([
      ["x-a", '{"a":"\\u676d\\n"}'],
    ]);
    expect(headers({}, [])).toEqual([]);
    expect(headers({}, null)).toEqual([]);
  });

  test("cookies are one header, made of the declared cookie parameters alone", () => {
    const parameters = [
      parameter("sid", { in: "cookie" }),
      parameter("tags", { in: "cookie" }),
      parameter("one", { in: "cookie", explode: false }),
    ];
    const given = { sid: "a; admin=1\r\nx: y", tags: ["b", "c,"], one: ["d", "e,"], other: "f" };
    expect(build({ parameters }, given).headers.slice(4)).toEqual([
      ["cookie", "sid=a%3B%20admin%3D1%0D%0Ax%3A%20y; tags=b; tags=c%2C; one=d,e%2C"],
    ]);
    expect(build({ parameters }, {}).headers.slice(4)).toEqual([]);
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
