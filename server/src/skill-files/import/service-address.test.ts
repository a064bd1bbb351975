import { describe, expect, test } from "vitest";
import { readText } from "../read-text.ts";
import { file, options } from "../skill-file.fixture.ts";
import type { ReadOptions } from "../skill-spec.ts";

function server(text: string, more: Partial<ReadOptions>): string | undefined {
  return readText(text, { ...options, ...more }).spec?.operations[0]?.server;
}

const json = (servers: string) =>
  `{"openapi": "3.0.3", ${servers} "info": {"title": "a"},\n  "paths": {"/s": {"get": {"operationId": "s", "summary": "a", "description": "b"}}}}`;

describe("the service address is written into the file", () => {
  test.each([
    ["nothing", file({ servers: "" }), "https://skill.example"],
    ["nothing in JSON", json(""), "https://skill.example"],
    ["an empty list", file({ servers: "servers: []" }), "https://skill.example"],
    ["an empty list in JSON", json('"servers": [],'), "https://skill.example"],
    ["null", file({ servers: "servers:" }), "https://skill.example"],
    ["a relative address", file({ servers: "servers: [{ url: /api/v3 }]" }), "https://skill.example/api/v3"],
    [
      "a block",
      file({ servers: "servers:\n  - url: /api/v3 # later\n    description: a" }),
      "https://skill.example/api/v3",
    ],
    ["one in JSON", json('"servers": [{"url": "/api"}],'), "https://skill.example/api"],
    [
      "a placeholder",
      file({ servers: `servers:\n  - url: ${"$"}{{API_URL}}/api` }),
      "https://skill.example/api",
    ],
    ["quotes", file({ servers: "servers: [{ url: '<%= host %>' }]" }), "https://skill.example"],
    [
      "another host",
      file({ servers: "servers: [{ url: http://localhost:3000/api }]" }),
      "https://skill.example/api",
    ],
    ["no scheme", file({ servers: "servers: [{ url: skill.example/v2 }]" }), "https://skill.example/v2"],
  ])("where there is %s", (_what, text, expected) => {
    const read = readText(text, { ...options, serviceAddress: "https://skill.example" });
    expect(read.problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(read.spec?.operations[0]?.server).toBe(expected);
    expect(server(read.document ?? "", {})).toBe(expected);
  });

  test("and nothing else is changed", () => {
    const text = file({ servers: "servers:\n  - url: /api # later\n    description: a" });
    const { document } = readText(text, { ...options, serviceAddress: "https://skill.example/base" });
    expect(document).toBe(text.replace("/api #", '"https://skill.example/base" #'));
  });

  test("that is none is refused like any other", () => {
    const { problems } = readText(file({ servers: "" }), { ...options, serviceAddress: "skill.example" });
    expect(problems).toMatchObject([{ code: "unsafe_server", severity: "error" }]);
  });
});

describe("a file that was fetched", () => {
  const importedFrom = "https://petstore.example/api/v3/openapi.json";

  test.each([
    ["servers: [{ url: /api/v3 }]", "https://petstore.example/api/v3"],
    ["servers: [{ url: . }]", "https://petstore.example/api/v3"],
    ["servers: [{ url: / }]", "https://petstore.example"],
    ["", "https://petstore.example"],
  ])("with %j goes to %s, with a word", (servers, expected) => {
    const { spec, problems } = readText(file({ servers }), { ...options, importedFrom });
    expect(spec?.operations[0]?.server).toBe(expected);
    expect(problems).toMatchObject([{ code: "changed_on_import", severity: "warning" }]);
  });

  test("with a whole address goes there", () => {
    const read = readText(file(), { ...options, importedFrom });
    expect([read.document, read.spec?.host, read.problems]).toEqual([undefined, "skill.example", []]);
  });

  test("from where only files are kept still does not say where the service is", () => {
    const from = "https://raw.githubusercontent.com/a/b/main/openapi.yaml";
    expect(readText(file({ servers: "" }), { ...options, importedFrom: from }).problems).toMatchObject([
      { code: "unsafe_server", remedy: "service_address" },
    ]);
  });
});
