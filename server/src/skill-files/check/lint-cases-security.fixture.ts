import type { LintCase } from "../skill-file.fixture.ts";
import { file, parameter } from "../skill-file.fixture.ts";

const key = "{ type: apiKey, in: query, name: appid }";

/** A file that asks for `k`, the place of its description marked. */
function asking(described: string, security = "[{ k: [] }]"): string {
  return file({ end: `security: ${security}\ncomponents: { securitySchemes: { ▶k: ${described} } }` });
}

export const securityCases: LintCase[] = [
  { rule: "security_not_configured", text: asking(key) },
  {
    rule: "security_described",
    text: file({ end: `components: { securitySchemes: { ▶k: ${key} } }` }),
  },
  { rule: "security_differs", text: asking(key), options: { authentication: { type: "bearer" } } },
  {
    rule: "key_takes_parameter",
    text: file({ parameters: "      parameters: [▶{ name: city, in: query, schema: { type: string } }]" }),
    options: { authentication: { type: "query", name: "city" } },
  },
  { rule: "security_not_supported", text: asking("{ type: http, scheme: digest }") },
  {
    rule: "security_together",
    text: file({
      end: `security: [{ k: [], l: [] }]\ncomponents: { securitySchemes: { ▶k: ${key}, l: { type: http, scheme: basic } } }`,
    }),
  },
  {
    rule: "security_unknown",
    text: file({ parameters: parameter("{}"), end: "security: [▶{ nobody: [] }]" }),
  },
];
