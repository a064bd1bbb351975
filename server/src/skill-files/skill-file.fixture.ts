import type { LintRule } from "./check/lint-codes.ts";
import { readText } from "./read-text.ts";
import type { Operation, Parameter, ReadOptions, SkillSpec } from "./skill-spec.ts";

export const options: ReadOptions = {
  scopes: {
    "Contact.User.Read": { kind: "delegated", audience: "platform" },
    "Contact.User.mobile": { kind: "delegated", audience: "platform" },
    "Todo.Todo.Write": { kind: "delegated", audience: "platform" },
    "Org.Directory.Read": { kind: "application", audience: "platform" },
    "Expense.Claim.Read": { kind: "delegated", audience: "api_expenses" },
  },
};

const code = "{ type: string, x-dingtalk-context: { property: currentUser, format: oauthAuthCode } }";

export interface FileParts {
  /** Whole lines, replacing the usual ones. */
  openapi: string;
  info: string;
  servers: string;
  path: string;
  method: string;
  id: string;
  words: string;
  parameters: string;
  /** More of the operation, of the path, of the document. */
  operation: string;
  pathItem: string;
  end: string;
}

/** A YAML file that is right in everything, except for what a test replaces. */
export function file(parts: Partial<FileParts> = {}): string {
  const lines = [
    parts.openapi ?? "openapi: 3.0.1",
    parts.info ?? 'info: { title: Weather, version: "1" }',
    parts.servers ?? "servers: [{ url: https://skill.example }]",
    "paths:",
    `  ${parts.path ?? "/weather"}:`,
    parts.pathItem,
    `    ${parts.method ?? "get"}:`,
    `      ${parts.id ?? "operationId: getWeather"}`,
    parts.words ?? "      summary: Look up the weather\n      description: Says how the weather is",
    parts.parameters ?? "      parameters: [{ name: city, in: query, schema: { type: string } }]",
    parts.operation,
    parts.end,
  ];
  return `${lines.filter((line) => line !== undefined).join("\n")}\n`;
}

/** One parameter in flow style, its schema given. */
export function parameter(schema: string, more = "name: city, in: query"): string {
  return `      parameters: [{ ${more}, schema: ${schema} }]`;
}

export const codeParameter = parameter(code, "name: oauthAuthCode, in: query");
export const scopes = "      x-dingtalk-delegated-scopes: [Contact.User.mobile]";

export interface LintCase {
  rule: LintRule;
  /** `▶` stands where the problem must point. */
  text: string;
  options?: Partial<ReadOptions>;
}

export interface Marked {
  text: string;
  line: number;
  column: number;
}

/** Takes the mark `▶` out of a text and says where it stood. */
export function marked(text: string): Marked {
  const at = text.indexOf("▶");
  const before = text.slice(0, at).split("\n");
  return { text: text.replace("▶", ""), line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

export function specOf(text: string, more: Partial<ReadOptions> = {}): SkillSpec {
  const { spec, problems } = readText(text, { ...options, ...more });
  const errors = problems.filter(({ severity }) => severity === "error");
  if (spec === null || errors.length > 0) throw new Error(`not a good file: ${JSON.stringify(errors)}`);
  return spec;
}

export function operationOf(text: string): Operation {
  const [operation] = specOf(text).operations;
  if (operation === undefined) throw new Error("the file has no operation");
  return operation;
}

export function parameterOf(text: string, name = "city"): Parameter {
  const found = operationOf(text).parameters.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no parameter ${name}`);
  return found;
}
