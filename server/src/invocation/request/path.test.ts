import { describe, expect, test } from "vitest";
import type { Operation, Parameter } from "../../skill-files/index.ts";
import { InvalidArguments } from "../arguments/invalid-arguments.ts";
import { operation, parameter } from "./operation.fixture.ts";
import { buildRequest } from "./request.ts";

const meta = { idempotencyKey: "stp_1", requestId: "cal_1", language: "en" as const };
const build = (given: Partial<Operation>, values: Record<string, unknown>) =>
  buildRequest(operation(given), values, meta);

describe("a value stays in its path segment (T42)", () => {
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

  test("a name with a slash in it is one place all the same", () => {
    const parameters = [parameter("a/b", { in: "path" })];
    expect(build({ path: "/x/{a/b}/y", parameters }, { "a/b": "1" }).uri).toBe("/v1/x/1/y");
  });

  test("letters of any script are no control characters, whatever octets they are sent as", () => {
    expect(at("/a/{id}", "买牛奶")).toBe("https://skill.example/v1/a/%E4%B9%B0%E7%89%9B%E5%A5%B6");
    expect(at("/a/{id}", "%E7%89%9B")).toBe("https://skill.example/v1/a/%25E7%2589%259B");
    for (const control of ["\u009b", "%9b", "%C2%9b", "%E4%9b", "牛%0a", "．．", "%EF%BC%8E."])
      expect(() => at("/a/{id}", control), control).toThrow(InvalidArguments);
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
