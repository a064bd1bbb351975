import { describe, expect, test } from "vitest";
import type { Operation, Parameter } from "../../skill-files/index.ts";
import { InvalidArguments } from "../arguments/invalid-arguments.ts";
import { operation, parameter } from "./operation.fixture.ts";
import { buildRequest } from "./request.ts";

const meta = { idempotencyKey: "stp_1", requestId: "cal_1", language: "en" as const };
const build = (given: Partial<Operation>, values: Record<string, unknown>) =>
  buildRequest(operation(given), values, meta);

describe("a value stays in its header (T42)", () => {
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
        5,
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
    expect(build({ parameters }, given).headers.slice(5)).toEqual([
      ["cookie", "sid=a%3B%20admin%3D1%0D%0Ax%3A%20y; tags=b; tags=c%2C; one=d,e%2C"],
    ]);
    expect(build({ parameters }, {}).headers.slice(5)).toEqual([]);
  });

  test.each(["a\r\nb: c", "a\nb", "a\rb", "a\0", "a\tb", "\u0085"])("%j is refused", (value) => {
    expect(() => header("X-City", value)).toThrow(InvalidArguments);
    expect(() => header("X-City", ["x", value])).toThrow(InvalidArguments);
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
