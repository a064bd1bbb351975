/** What a hostile file tries, one guard at a time. */
import { describe, expect, test } from "vitest";
import { processorTime } from "../../platform/processor-time.fixture.ts";
import { headerVerdict } from "../parameters/headers.ts";
import { readText } from "../read-text.ts";
import { file, options, parameter, specOf } from "../skill-file.fixture.ts";

function codesOf(text: string): string[] {
  const { problems } = readText(text, options);
  return problems.filter(({ severity }) => severity === "error").map(({ code }) => code);
}

/** Milliseconds of a processor: it is a tenth of this, unguarded it is many seconds or for ever. */
const soon = 2_000;

describe("a file that is costly to read is refused before it costs much (T39)", () => {
  const nested = (open: string, close: string, levels: number) =>
    `${open.repeat(levels)}1${close.repeat(levels)}`;
  const keys = (count: number, line: (i: number) => string, glue: string) =>
    Array.from({ length: count }, (_, i) => line(i)).join(glue);

  test.each([
    ["deep flow in YAML", `a: ${nested("[", "]", 20_000)}`],
    ["deep blocks in YAML", `${"- ".repeat(20_000)}a`],
    ["deep maps in YAML", `a: ${nested("{ a: ", "}", 20_000)}`],
    ["deep lists in JSON", `{"a": ${nested("[", "]", 20_000)}}`],
    ["deep maps in JSON", nested('{"a":', "}", 20_000)],
    ["a wide map in YAML", keys(40_000, (i) => `k${i}: 1`, "\n")],
    ["a wide list in YAML", `a: [${keys(40_000, String, ", ")}]`],
    ["a wide map in JSON", `{${keys(40_000, (i) => `"k${i}": 1`, ",")}}`],
    ["a wide list in JSON", `{"a": [${keys(40_000, String, ",")}]}`],
  ])("%s", (_what, text) => {
    expect(processorTime(() => expect(codesOf(text)).toEqual(["document_too_complex"]))).toBeLessThan(soon);
  });

  test.each([
    ["properties", "properties: { a: NEXT, b: NEXT, c: NEXT }"],
    ["parts of a body", "allOf: [NEXT, NEXT, NEXT]"],
  ])("references that unfold into too many: %s", (_what, content) => {
    const levels = Array.from({ length: 20 }, (_, i) => {
      const next = `{ $ref: "#/components/schemas/S${i + 1}" }`;
      return `    S${i}: { ${content.replaceAll("NEXT", next)} }`;
    });
    const text = file({
      method: "post",
      operation:
        '      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/S0" } } } }',
      parameters: parameter('{ $ref: "#/components/schemas/S0" }'),
      end: ["components:", "  schemas:", ...levels, "    S20: {}"].join("\n"),
    });
    expect(processorTime(() => expect(codesOf(text)).toEqual(["document_too_complex"]))).toBeLessThan(soon);
  });

  test("a default that is larger than an operation may be", () => {
    const text = file({ parameters: parameter(`{ default: [${keys(12_000, String, ", ")}] }`) });
    expect(codesOf(text)).toEqual(["document_too_complex"]);
  });

  test("operations that are too much together", () => {
    const operation = (i: number) =>
      `    post: { operationId: o${i}, summary: a, description: a, parameters: [{ name: a, in: query, schema: { $ref: "#/components/schemas/A" } }] }`;
    const end = `components: { schemas: { A: { default: [${keys(9_000, String, ", ")}] } } }`;
    const text = file({ operation: keys(60, (i) => `  /p${i}:\n${operation(i)}`, "\n"), end });
    const { spec, problems } = readText(text, options);
    expect(problems.filter(({ severity }) => severity === "error")).toMatchObject([
      { code: "document_too_complex", message: { en: expect.stringMatching(/Split the file/) } },
    ]);
    expect(spec?.operations.length).toBeLessThan(40);
  });

  test("a body that unfolds into too many parts", () => {
    const levels = Array.from({ length: 12 }, (_, i) => {
      const next = `{ $ref: "#/components/schemas/S${i + 1}" }`;
      return `    S${i}: { allOf: [${`${next}, `.repeat(4)}${next}] }`;
    });
    const text = file({
      method: "post",
      operation:
        '      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/S0" } } } }',
      end: ["components:", "  schemas:", ...levels, "    S12: {}"].join("\n"),
    });
    expect(processorTime(() => expect(codesOf(text)).toEqual(["document_too_complex"]))).toBeLessThan(soon);
  });
});

describe("a path from a file (T42)", () => {
  test.each([
    "weather",
    "//evil.example/x",
    "/\\evil.example",
    '"/a\\r\\nb"',
    '"/a\\u0000b"',
    "/../a",
    "/a/./b",
    "/a/%2e%2E/b",
    "/a/.%2e/b",
    "/a%2fb",
    "/a%5Cb",
    '"@evil.example"',
    "https://evil.example/",
  ])("%s is refused", (path) => {
    expect(codesOf(file({ path }))).toEqual(["invalid_path"]);
  });

  test.each(["/", "/a/b", "/v1/a:cancel", "/天气", "/a.b/c..d", "/a%20b"])("%s is taken", (path) => {
    expect(specOf(file({ path })).operations[0]?.path).toBe(path);
  });
});

describe("a header from a file (T42)", () => {
  test.each([
    "cookie",
    "Host",
    "Content-Length",
    "transfer-encoding",
    "Connection",
    "Proxy-Authorization",
    "Sec-Fetch-Site",
    "X-Forwarded-For",
    "X-A\r\nX-B",
    "X A",
    "X:A",
    "",
    "X-É",
  ])("%j is reserved", (name) => {
    expect(headerVerdict(name)).toBe("reserved");
  });

  test("of its own is free, one that the platform sets is left out", () => {
    expect(headerVerdict("X-City")).toBe("free");
    expect(headerVerdict("Idempotency-Key")).toBe("set by platform");
    expect(headerVerdict("Authorization")).toBe("set by platform");
  });
});

test("a fragment of a path from a file is never sent (T42)", () => {
  const text = file({ path: '"/a#\\r\\n//evil.example"' });
  expect(specOf(text).operations[0]?.path).toBe("/a");
});

describe("a cookie from a file (T42)", () => {
  test.each(["a;b", "a=b", "a b", '"a,b"', "é", '"a\\r\\nb"', "$Path", '""'])("%s is refused", (name) => {
    expect(codesOf(file({ parameters: parameter("{}", `name: ${name}, in: cookie`) }))).toHaveLength(1);
  });
});

describe("a name from a file (T41)", () => {
  const body = (name: string) =>
    file({
      method: "post",
      operation: `      requestBody: { content: { application/json: { schema: { properties: { ${name}: {} } } } } }`,
    });

  test.each(["__proto__", '"a\\nb"', '"a\\u202Eb"', '" "', '"a\\0"'])(
    "%s is refused for a parameter",
    (name) => {
      expect(codesOf(file({ parameters: parameter("{}", `name: ${name}, in: query`) }))).toEqual([
        "invalid_openapi",
      ]);
      expect(codesOf(body(name))).toEqual(["invalid_openapi"]);
    },
  );

  test.each(["header", "cookie", "path"])("__proto__ is refused in %s", (place) => {
    const text = file({ path: "/{__proto__}", parameters: parameter("{}", `name: __proto__, in: ${place}`) });
    expect(codesOf(text)).toContain("invalid_openapi");
  });

  test("is an own property wherever it is kept", () => {
    const text = file({ parameters: parameter("{ x-dingtalk-default: { __proto__: { polluted: true } } }") });
    const kept = specOf(text).operations[0]?.parameters[0]?.default;
    expect(Object.keys(Object(kept))).toEqual(["__proto__"]);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});
