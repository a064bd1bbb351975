// biome-ignore-all lint/suspicious/noTemplateCurlyInString: so a placeholder of a build tool looks
import type { LintCase } from "../skill-file.fixture.ts";
import { codeParameter, file, parameter, scopes } from "../skill-file.fixture.ts";

const long = "x".repeat(5_000);

export const documentCases: LintCase[] = [
  { rule: "yaml_empty", text: "▶\n" },
  { rule: "yaml_tab", text: "openapi: 3.0.1\ninfo:\n▶\ttitle: x\n" },
  { rule: "yaml_indent", text: "openapi: 3.0.1\ninfo:\n    title: x\n▶  version: y\n" },
  { rule: "yaml_deeper", text: "openapi: 3.0.1\ninfo: x\n    ▶title: x\n" },
  { rule: "yaml_duplicate_key", text: file({ end: "▶servers: []" }) },
  { rule: "yaml_duplicate_key", text: '{"openapi": "3.0.1",\n  "info": {}, ▶"info": {}}' },
  { rule: "yaml_tag", text: file({ end: "x-a: ▶!include /etc/passwd" }) },
  { rule: "yaml_several_documents", text: `${file()}▶---\na: 1\n` },
  { rule: "yaml_key", text: file({ end: "? ▶[a]\n: 1" }) },
  { rule: "yaml_alias", text: file({ end: "x-a: ▶*nothing" }) },
  { rule: "yaml_unclosed", text: `${file({ end: 'x-a: "open' })}▶` },
  { rule: "yaml_colon", text: file({ info: "info: { title: x, version: y }\nx-a: ▶one: two" }) },
  { rule: "yaml_no_colon", text: file({ end: "▶alone\nx-a: 1" }) },
  { rule: "yaml_start", text: file({ end: "x-a: ▶@x" }) },
  { rule: "yaml_syntax", text: file({ end: 'x-a: "a" ▶b' }) },
  { rule: "too_many_aliases", text: `▶${bomb()}` },
  { rule: "not_a_map", text: "▶- openapi: 3.0.1\n" },
  { rule: "no_version", text: "▶info: {}\n" },
  { rule: "swagger_2", text: 'swagger: ▶"2.0"\n' },
  { rule: "noise_around", text: `▶\`\`\`yaml\n${file()}\`\`\`\n` },
  { rule: "noise_spaces", text: file().replace("  /weather", "▶\u00a0\u00a0/weather") },
  { rule: "json_comments", text: '{ ▶// a\n"openapi": "3.0.1", "info": { "title": "a" }, "paths": {} }' },
  { rule: "odd_character", text: file({ method: "get▶：\n" }).replace("▶：\n:", "▶：") },
  { rule: "other_format", text: '▶{ "info": { "name": "a" }, "item": [] }' },
  {
    rule: "converted",
    text: 'swagger: "2.0"\ninfo:\n  title: a\n▶host: skill.example\npaths: {}\n',
    options: { convert: true },
  },
  {
    rule: "server_resolved",
    text: file({ servers: "▶servers: [{ url: /v1 }]" }),
    options: { importedFrom: "https://skill.example/openapi.yaml" },
  },
  { rule: "version_name", text: "OpenAPI: ▶3.0.1\ninfo: { title: a }\n" },
  { rule: "version_unsupported", text: file({ openapi: "openapi: ▶4.0.0" }) },
  { rule: "version_newer", text: file({ openapi: "openapi: ▶3.2.0" }) },
  { rule: "newer_feature", text: file({ openapi: "openapi: 3.2.0\n$self: ▶https://a.example" }) },
  { rule: "no_operations", text: "openapi: 3.0.1\ninfo: { title: x }\n▶paths: {}\n" },
  { rule: "wrong_type", text: file({ parameters: "      ▶parameters: {}" }) },
  { rule: "only_webhooks", text: "openapi: 3.1.0\ninfo: { title: x }\n▶webhooks: { a: { post: {} } }\n" },
  { rule: "no_title", text: file({ info: "▶info: {}" }) },
  { rule: "title_suspicious", text: file({ info: 'info: { title: ▶"D\\u0456ngTalk" }' }) },
  { rule: "text_clipped", text: file({ info: `info: { title: ▶${long} }` }) },
  { rule: "unknown_protocol", text: file({ end: "x-dingtalk-protocol: ▶grpc" }) },
  { rule: "unsupported_reference", text: file({ parameters: parameter('{ $ref: ▶"other.yaml#/A" }') }) },
  {
    rule: "missing_reference",
    text: file({ parameters: parameter('{ $ref: ▶"#/components/schemas/__proto__" }') }),
  },
  {
    rule: "moved_reference",
    text: file({
      parameters: parameter('{ $ref: ▶"#/definitions/A" }'),
      end: "components: { schemas: { A: { type: string } } }",
    }),
  },
  {
    rule: "circle",
    text: file({
      parameters: parameter('{ $ref: "#/components/schemas/A" }'),
      end: 'components: { schemas: { ▶A: { allOf: [{ $ref: "#/components/schemas/A" }] } } }',
    }),
  },
  {
    rule: "circle_unused",
    text: file({ end: 'components: { schemas: { ▶A: { $ref: "#/components/schemas/A" } } }' }),
  },
  {
    rule: "endless_reference",
    text: file({
      parameters: parameter('{ $ref: "#/components/schemas/A" }'),
      end: 'components: { schemas: { A: { $ref: ▶"#/components/schemas/A" } } }',
    }),
  },
  { rule: "missing_server", text: file({ servers: "" }).replace("paths:", "▶paths:") },
  { rule: "server_as_host", text: file({ servers: "▶host: skill.example" }).replace("▶host: ", "host: ▶") },
  { rule: "server_relative", text: file({ servers: "servers: [{ url: ▶/v1 }]" }) },
  { rule: "server_placeholder", text: file({ servers: 'servers: [{ url: ▶"${{API_URL}}/v1" }]' }) },
  { rule: "server_without_scheme", text: file({ servers: "servers: [{ url: ▶skill.example/v1 }]" }) },
  { rule: "server_wrapped", text: file({ servers: "servers: [{ url: ▶“https://skill.example” }]" }) },
  { rule: "server_trimmed", text: file({ servers: 'servers: [{ url: ▶"https://skill.example " }]' }) },
  { rule: "server_not_a_url", text: file({ servers: "servers: [{ url: ▶ftp://skill.example }]" }) },
  { rule: "server_extra_parts", text: file({ servers: "servers: [{ url: ▶https://a:b@skill.example }]" }) },
  { rule: "server_variable", text: file({ servers: 'servers: [{ url: ▶"https://{host}" }]' }) },
  {
    rule: "server_choice",
    text: file({
      servers:
        'servers: [{ url: "https://{sub}.example", variables: { sub: { default: skill, enum: [skill, other, ▶"127.0.0.1/"] } } }]',
    }),
  },
  { rule: "server_private", text: file({ servers: "servers: [{ url: ▶https://10.0.0.1 }]" }) },
  {
    rule: "server_private_allowed",
    text: file({ servers: "servers: [{ url: ▶https://10.0.0.1 }]" }),
    options: { allowedHosts: ["10.0.0.0/8"] },
  },
  { rule: "server_reserved", text: file({ servers: "servers: [{ url: ▶https://169.254.169.254 }]" }) },
  { rule: "server_port", text: file({ servers: 'servers: [{ url: ▶"https://skill.example:22" }]' }) },
  {
    rule: "server_code_needs_https",
    text: file({
      servers: "servers: [{ url: ▶http://skill.example }]",
      parameters: codeParameter,
      operation: scopes,
    }),
  },
  {
    rule: "server_code_over_http_allowed",
    text: file({
      servers: "servers: [{ url: ▶http://skill.example }]",
      parameters: codeParameter,
      operation: scopes,
    }),
    options: { allowedHosts: ["skill.example"] },
  },
  { rule: "server_international", text: file({ servers: "servers: [{ url: ▶https://аpi.skill.example }]" }) },
  {
    rule: "several_origins",
    text: file({
      parameters: codeParameter,
      operation: `${scopes}\n    put:\n      operationId: b\n      summary: b\n${codeParameter}\n${scopes}\n      servers: [{ url: ▶https://other.example }]`,
    }),
  },
  {
    rule: "unfolds",
    text: file({
      method: "▶get",
      parameters: parameter('{ $ref: "#/components/schemas/S0" }'),
      operation: "    delete: { operationId: b, summary: b, description: b }",
      end: exponential(),
    }),
  },
  {
    rule: "unfolds_all",
    text: file({
      method: "▶get",
      parameters: parameter('{ $ref: "#/components/schemas/S0" }'),
      end: exponential(),
    }),
  },
];

function bomb(): string {
  const levels = Array.from({ length: 8 }, (_, i) => `x${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}]`);
  return ["x0: &a0 [lol]", ...levels, file()].join("\n");
}

function exponential(): string {
  const levels = Array.from({ length: 20 }, (_, i) => {
    const next = `{ $ref: "#/components/schemas/S${i + 1}" }`;
    return `    S${i}: { properties: { a: ${next}, b: ${next}, c: ${next} } }`;
  });
  return ["components:", "  schemas:", ...levels, "    S20: {}"].join("\n");
}
