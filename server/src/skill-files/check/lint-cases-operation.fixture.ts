import type { LintCase } from "../skill-file.fixture.ts";
import { codeParameter, file, parameter, scopes } from "../skill-file.fixture.ts";

const schema = "{ type: string }";

function body(content: string, key = "requestBody"): string {
  return file({
    method: "post",
    parameters: "      tags: []",
    operation: `      ${key}: { content: ${content} }`,
  });
}

export const operationCases: LintCase[] = [
  { rule: "missing_operation_id", text: file({ method: "▶get", id: "x-a: 1" }) },
  { rule: "missing_operation_id", text: file({ id: 'operationId: ▶"a\\u202Eb"' }) },
  {
    rule: "duplicate_operation_id",
    text: file({ operation: "    put: { operationId: ▶getWeather, summary: a, description: b }" }),
  },
  { rule: "missing_words", text: file({ method: "▶get", words: "      tags: []" }) },
  { rule: "missing_summary", text: file({ method: "▶get", words: "      description: a" }) },
  { rule: "missing_description", text: file({ method: "▶get", words: "      summary: a" }) },
  { rule: "unsupported_method", text: file({ operation: "    ▶options: { summary: a }" }) },
  { rule: "invalid_path", text: file({ path: "▶//evil.example/x" }) },
  { rule: "path_parameter_missing", text: file({ method: "▶get", path: "/weather/{id}" }) },
  {
    rule: "path_parameter_unused",
    text: file({ parameters: `      parameters:\n        - ▶name: id\n          in: path` }),
  },
  { rule: "path_fragment", text: file({ path: "▶/weather#today" }) },
  { rule: "unsupported_parameter", text: file({ parameters: parameter(schema, "name: a, in: ▶url") }) },
  { rule: "swagger_body", text: file({ parameters: parameter(schema, "name: a, in: ▶formData") }) },
  { rule: "newer_feature", text: file({ parameters: parameter(schema, "name: a, in: ▶querystring") }) },
  {
    rule: "newer_feature",
    text: file({ operation: "    ▶query: { operationId: q, summary: a, description: b }" }),
  },
  {
    rule: "schema_beside",
    text: file({ parameters: "      parameters: [{ name: a, in: query, type: ▶integer, enum: [1, 2] }]" }),
  },
  {
    rule: "required_as_text",
    text: file({ parameters: parameter(schema, 'name: a, in: query, required: ▶"true"') }),
  },
  {
    rule: "required_on_property",
    text: file({ parameters: parameter("{ type: string, required: ▶true }") }),
  },
  { rule: "swagger_key", text: file({ operation: "      ▶consumes: [application/json]" }) },
  { rule: "path_style", text: file({ method: "▶get", path: '"/weather/{id:[0-9]+}"' }) },
  { rule: "path_style_literal", text: file({ method: "▶get", path: '"/weather/:id"' }) },
  { rule: "path_query", text: file({ path: "▶/weather?format=json" }) },
  { rule: "path_query_template", text: file({ path: '▶"/weather?id={id}"' }) },
  { rule: "path_space", text: file({ path: '▶"/weather today"' }) },
  { rule: "cookie_name", text: file({ parameters: parameter(schema, "name: ▶a;b, in: cookie") }) },
  { rule: "cookie_name", text: file({ parameters: parameter(schema, "name: ▶$Version, in: cookie") }) },
  {
    rule: "unknown_style",
    text: file({ parameters: parameter(schema, "name: a, in: query, style: ▶matrix") }),
  },
  { rule: "unusual_letters", text: file({ parameters: parameter(schema, "name: ▶c\u0456ty, in: query") }) },
  {
    rule: "unusual_letters",
    text: body(
      '{ application/json: { schema: { properties: { ▶a: { properties: { "\u0441ity": {} } } } } } }',
    ),
  },
  {
    rule: "unusual_letters",
    text: body('{ application/json: { schema: { properties: { ▶"\u0430mount": { type: number } } } } }'),
  },
  {
    rule: "unchecked_keyword",
    text: body("{ application/json: { schema: { properties: { a: { unevaluatedProperties: ▶false } } } } }"),
  },
  { rule: "values_of_other_type", text: file({ parameters: parameter("{ type: string, ▶enum: [1, 7] }") }) },
  {
    rule: "values_of_other_type",
    text: file({ parameters: parameter("{ type: boolean, const: ▶'true' }") }),
  },
  { rule: "values_never_taken", text: file({ parameters: parameter("{ type: integer, ▶enum: [1, a] }") }) },
  {
    rule: "closed_parts",
    text: body(
      "{ application/json: { schema: { properties: { ▶a: { allOf: [{ properties: { b: {} } }, { properties: { c: {} }, additionalProperties: false }] } } } } }",
    ),
  },
  {
    rule: "impossible_schema",
    text: file({ parameters: parameter("{ type: string, enum: [] }").replace("schema:", "▶schema:") }),
  },
  {
    rule: "impossible_schema",
    text: file({ parameters: parameter("{ minimum: 5, maximum: 4 }").replace("schema:", "▶schema:") }),
  },
  {
    rule: "impossible_schema",
    text: body(
      "{ application/json: { ▶schema: { properties: { a: {} }, required: [b], additionalProperties: false } } }",
    ),
  },
  {
    rule: "allow_reserved",
    text: file({ parameters: parameter(schema, "name: a, in: query, allowReserved: ▶true") }),
  },
  {
    rule: "parameter_as_text",
    text: file({
      parameters: "      parameters: [{ name: a, in: query, ▶content: { application/xml: {} } }]",
    }),
  },
  {
    rule: "duplicate_parameter",
    text: file({ parameters: "      parameters: [{ name: a, in: query }, ▶{ name: a, in: query }]" }),
  },
  {
    rule: "reserved_header",
    text: file({ parameters: parameter(schema, "name: ▶Host, in: header") }),
  },
  { rule: "header_by_platform", text: file({ parameters: parameter(schema, "name: ▶Accept, in: header") }) },
  { rule: "body_ignored", text: file({ operation: "      ▶requestBody: { content: {} }" }) },
  { rule: "body_without_media", text: body("{}", "▶requestBody") },
  { rule: "body_xml", text: body("{ ▶application/xml: { schema: { type: object } } }") },
  { rule: "body_binary", text: body("{ ▶application/pdf: {} }") },
  {
    rule: "binary_part",
    text: body(
      "{ multipart/form-data: { schema: { properties: { ▶photo: { type: string, format: binary } } } } }",
    ),
  },
  {
    rule: "form_not_object",
    text: body("{ application/x-www-form-urlencoded: { ▶schema: { type: array } } }"),
  },
  { rule: "ignored_keyword", text: file({ parameters: parameter("{ type: ▶text }") }) },
  {
    rule: "schema_cut",
    text: file({ parameters: parameter(`${"{ items: ".repeat(16)}{ ▶items: {} }${" }".repeat(16)}`) }),
  },
  { rule: "unsafe_pattern", text: file({ parameters: parameter('{ pattern: ▶"^(?=.*[0-9])[a-z0-9]+$" }') }) },
  {
    rule: "code_without_scopes",
    text: file({ parameters: codeParameter.replace("[{", "[▶{") }),
  },
  { rule: "scopes_without_code", text: file({ operation: scopes.replace("x-", "▶x-") }) },
  {
    rule: "scope_unknown",
    text: file({ parameters: codeParameter, operation: scopes.replace("Contact.User.mobile", '▶"*"') }),
  },
  {
    rule: "scope_unknown",
    text: file({
      parameters: codeParameter,
      operation: scopes.replace("Contact.User.mobile", "▶constructor"),
    }),
  },
  {
    rule: "scope_not_delegated",
    text: file({
      parameters: codeParameter,
      operation: scopes.replace("Contact.User.mobile", "▶Org.Directory.Read"),
    }),
  },
  {
    rule: "scopes_of_two_apis",
    text: file({
      parameters: codeParameter,
      operation: scopes.replace("mobile]", "mobile, ▶Expense.Claim.Read]"),
    }),
  },
  {
    rule: "scope_not_approved",
    text: file({ parameters: codeParameter, operation: scopes.replace("Contact", "▶Contact") }),
    options: { approvedScopes: ["Contact.User.Read"] },
  },
  { rule: "misplaced_extension", text: file({ end: "▶x-dingtalk-delegated-scopes: [Contact.User.mobile]" }) },
  {
    rule: "misplaced_extension",
    text: file({
      parameters: parameter("{ items: { ▶x-dingtalk-context: { property: currentUser, format: userId } } }"),
    }),
  },
  {
    rule: "misplaced_extension_harmless",
    text: file({ info: "info: { title: a, ▶x-dingtalk-keywords: [b] }" }),
  },
  { rule: "unknown_extension", text: file({ operation: "      ▶x-dingtalk-delegated-scope: [a]" }) },
  {
    rule: "invalid_extension",
    text: file({ operation: "      x-dingtalk-delegated-scopes: ▶Contact.User.Read" }),
  },
  { rule: "invalid_extension", text: file({ operation: "      x-dingtalk-display-result: ▶none" }) },
  { rule: "invalid_extension", text: file({ operation: "      x-dingtalk-params-confirm: ▶ask" }) },
  { rule: "invalid_extension", text: file({ operation: "      x-dingtalk-keywords: ▶3" }) },
  { rule: "invalid_extension", text: file({ operation: "      x-dingtalk-examples: [▶hello]" }) },
  {
    rule: "unknown_context",
    text: file({
      parameters: parameter("{ x-dingtalk-context: { property: currentUser, format: ▶shoeSize } }"),
    }),
  },
  {
    rule: "unknown_context",
    text: file({
      parameters: parameter("{ x-dingtalk-context: { property: ▶user, format: userId } }"),
    }),
  },
  { rule: "unknown_context", text: file({ parameters: parameter("{ x-dingtalk-context: ▶userId }") }) },
  {
    rule: "unknown_entity",
    text: file({ parameters: parameter("{ x-dingtalk-entity: { category: time, format: ▶soon } }") }),
  },
  {
    rule: "unknown_entity",
    text: file({ parameters: parameter("{ x-dingtalk-entity: { category: ▶place, format: city } }") }),
  },
  {
    rule: "entity_not_text",
    text: file({
      parameters: parameter("{ type: integer, ▶x-dingtalk-entity: { category: name, format: userId } }"),
    }),
  },
  {
    rule: "default_on_required",
    text: file({
      parameters: parameter("{ x-dingtalk-default: ▶Beijing }", "name: city, in: query, required: true"),
    }),
  },
  {
    rule: "default_on_context",
    text: file({
      operation: scopes,
      parameters: codeParameter.replace("{ type: string,", "{ type: string, default: ▶mine,"),
    }),
  },
  {
    rule: "example_key",
    text: file({ operation: "      x-dingtalk-examples: [{ input: hello, output: { town: ▶Beijing } }]" }),
  },
  { rule: "write_without_confirm", text: file({ method: "▶put" }) },
  {
    rule: "write_without_confirm",
    text: file({
      method: "▶get",
      parameters: codeParameter,
      operation: scopes.replace("Contact.User.mobile", "Todo.Todo.Write"),
    }),
  },
  { rule: "post_without_confirm", text: file({ method: "▶post" }) },
  {
    rule: "confirm_not_relaxed",
    text: file({ method: "post", operation: "      x-dingtalk-params-confirm: ▶false" }),
  },
  {
    rule: "confirm_not_relaxed",
    text: file({ method: "delete", operation: "      x-openai-isConsequential: ▶false" }),
  },
  {
    rule: "confirm_contradicts",
    text: file({
      operation: "      x-dingtalk-params-confirm: true\n      x-openai-isConsequential: ▶false",
    }),
  },
  { rule: "invalid_extension", text: file({ operation: "      x-openai-isConsequential: ▶sometimes" }) },
  { rule: "misplaced_extension", text: file({ end: "x-openai-isConsequential: ▶true" }) },
  {
    rule: "misplaced_extension",
    text: file({
      parameters: parameter(
        schema,
        "name: a, in: query, ▶x-dingtalk-context: { property: currentUser, format: userId }",
      ),
    }),
  },
  {
    rule: "misplaced_extension",
    text: body(
      "{ application/json: { schema: { ▶x-dingtalk-context: { property: currentUser, format: userId } } } }",
    ),
  },
];
