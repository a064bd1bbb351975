import { describe, expect, test } from "vitest";
import { readText } from "../read-text.ts";
import { options } from "../skill-file.fixture.ts";

const info = { name: "Stock", description: "" };
const given: [format: string, text: string][] = [
  [
    "the manifest of a plugin, not an OpenAPI document. Import the OpenAPI document that it names: https://skill.example/openapi.yaml",
    JSON.stringify({
      schema_version: "v1",
      name_for_model: "stock",
      api: { type: "openapi", url: "https://skill.example/openapi.yaml" },
    }),
  ],
  [
    "the manifest of a plugin, not an OpenAPI document. Import the OpenAPI document that it names: apis/stock.yml",
    JSON.stringify({
      schema_version: "v2.1",
      name_for_human: "Stock",
      runtimes: [{ type: "OpenApi", spec: { url: "apis/stock.yml" } }],
    }),
  ],
  ["a Postman collection", JSON.stringify({ info: { _postman_id: "1", ...info }, item: [] })],
  ["a Postman collection", JSON.stringify({ collection: { info, item: [] } })],
  ["an Insomnia export", JSON.stringify({ _type: "export", __export_format: 4, resources: [] })],
  ["an Insomnia export", "type: collection.insomnia.rest/5.0\nname: Stock\ncollection: []\n"],
  ["a HAR recording", JSON.stringify({ log: { version: "1.2", entries: [] } })],
  ["an AsyncAPI document", "asyncapi: 3.0.0\ninfo: { title: a, version: 1 }\nchannels: {}\n"],
  ["an Arazzo document", "arazzo: 1.0.1\ninfo: { title: a }\nworkflows: []\n"],
  ["an OpenAPI overlay", "overlay: 1.0.0\ninfo: { title: a }\nactions: []\n"],
  ["a RAML file", "#%RAML 1.0\ntitle: Stock\n/items:\n  get:\n"],
  ["a GraphQL schema", "# the stock\ntype Query {\n  items: [Item!]!\n}\n"],
  [
    "a GraphQL schema",
    'schema @link(url: "a") {\n  query: Query\n}\n'.replace("@link", "").replace('(url: "a") ', ""),
  ],
  ["a GraphQL schema", JSON.stringify({ data: { __schema: {} } })],
  [
    "a WSDL file",
    '<?xml version="1.0"?>\n<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" name="Stock"/>',
  ],
  ["an XML file", '<?xml version="1.0"?>\n<stock/>'],
  ["OData metadata", '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"/>'],
  ["a web page", "<!DOCTYPE html>\n<html><body>Swagger UI</body></html>"],
  [
    "a curl command",
    "curl -X POST 'https://skill.example/items' \\\n  -H 'Accept: application/json' -d '{}'\n",
  ],
  ["an HTTP request", "POST https://skill.example/items HTTP/1.1\nContent-Type: application/json\n\n{}\n"],
  ["an API Blueprint", "FORMAT: 1A\nHOST: https://skill.example\n\n# Stock\n"],
  ["a protobuf file", 'syntax = "proto3";\nservice Stock { rpc List (A) returns (B); }\n'],
  ["the address of a document", "https://skill.example/openapi.json\n"],
  ["a Swagger 1 file", JSON.stringify({ swaggerVersion: "1.2", apis: [] })],
  ["a Google API discovery", JSON.stringify({ kind: "discovery#restDescription", discoveryVersion: "v1" })],
  ["a list of tools", JSON.stringify([{ type: "function", function: { name: "list" } }])],
  [
    "a list of tools",
    JSON.stringify({ jsonrpc: "2.0", result: { tools: [{ name: "a", inputSchema: {} }] } }),
  ],
  ["a configuration of MCP servers", JSON.stringify({ mcpServers: { stock: { command: "npx" } } })],
  [
    "a JSON Schema",
    JSON.stringify({ $schema: "https://json-schema.org/draft/2020-12/schema", properties: {} }),
  ],
];

describe("something else than an OpenAPI document is called by its name", () => {
  test.each(given)("%s", (format, text) => {
    const { spec, problems } = readText(text, options);
    expect(spec).toBeNull();
    expect(problems).toMatchObject([{ code: "other_format", severity: "error", line: 1, column: 1 }]);
    expect(problems[0]?.message.en).toContain(`This is ${format}`);
    expect(problems[0]?.message.zh).toMatch(/^这是.+，不是 OpenAPI 文档。.*\p{Script=Han}/u);
  });

  test("where it was fetched from elsewhere, nothing of what it says is repeated", () => {
    const [, manifest] = given[0] ?? ["", ""];
    const { problems } = readText(manifest, {
      ...options,
      importedFrom: "https://skill.example/ai-plugin.json",
    });
    expect(problems[0]?.message.en).toMatch(/that it names: api\.url$/);
  });

  test.each(["OpenAPI: 3.0.3\ninfo: {}\n", "open-api: 3.0.3\ninfo: {}\n", 'swagger: "3.0"\ninfo: {}\n'])(
    "a version under another name is told: %j",
    (text) => {
      expect(readText(text, options).problems[0]?.message.en).toMatch(/must be written “openapi”/);
    },
  );
});
