/** A document read for what it says of an API as a whole: far more lenient than reading it for a skill. */
import { clipped, oneLine } from "../../platform/text.ts";
import { problemAt } from "../check/problem.ts";
import { fromSwagger } from "../import/swagger.ts";
import { readOpenApi } from "../openapi.ts";
import { readAnswerMembers } from "../operations/answer-members.ts";
import { parseText } from "../parse/parse.ts";
import { child, entries, isMap, items, type Node, textOf } from "../parse/tree.ts";
import { beginPass, type Pass } from "../pass.ts";
import { follow } from "../schema/references.ts";
import { fillVariables } from "../shape/servers.ts";
import type { ReadOptions, ReadSkill } from "../skill-spec.ts";
import type { Outline, OutlinedOperation } from "./outline.ts";
import { personalIn } from "./personal.ts";
import { plainText } from "./plain.ts";
import { neededBy, scopesOf } from "./security.ts";

const maxOperations = 10_000;
const maxTags = 1_000;
/** Schemas of all answers together that are looked at for what is personal. */
const maxSchemas = 300_000;
const maxLine = 200;
const maxDescription = 300;
const maxPath = 500;

export function outlineText(given: string, options: ReadOptions): ReadSkill {
  const { source, problems } = parseText(given);
  if (source === undefined) return { spec: null, problems };
  const document = openApiOf(source.root, options);
  if (document === undefined) return { spec: null, problems: readOpenApi(source, options).problems };
  const outline = outlineOf(document, options);
  if (outline.operations.length === 0) {
    const at = { line: 1, column: 1 };
    return { spec: null, problems: [problemAt("no_operations", at)] };
  }
  return { spec: null, outline, problems: source.noise ?? [] };
}

/** OpenAPI 3, also what was written as Swagger 2.0. */
function openApiOf(root: unknown, { importedFrom }: ReadOptions): Record<string, unknown> | undefined {
  if (!isMap(root)) return undefined;
  if (/^3\.\d/.test(String(root.openapi).trim())) return root;
  if (!/^2(\.0)?$/.test(String(root.swagger).trim())) return undefined;
  return fromSwagger(root, importedFrom === undefined ? undefined : new URL(importedFrom));
}

function outlineOf(document: Record<string, unknown>, options: ReadOptions): Outline {
  const root: Node = { value: document, path: null };
  const pass = beginPass(root, options, "http");
  pass.budget.answers = maxSchemas;
  const info = child(root, "info");
  const contact = info && child(info, "contact");
  const text = (node: Node | undefined, key: string, max: number) =>
    plainText(textOf(node && child(node, key)) ?? "", max);
  return {
    title: text(info, "title", maxLine),
    description: text(info, "description", maxDescription),
    provider: text(contact, "name", maxLine),
    servers: items(child(root, "servers")).slice(0, 20).flatMap(serverOf),
    tags: items(child(root, "tags"))
      .slice(0, maxTags)
      .map((tag) => ({
        name: text(tag, "name", maxLine),
        description: text(tag, "description", maxDescription),
      })),
    scopes: scopesOf(pass),
    ...operationsOf(pass),
  };
}

function serverOf(server: Node): string[] {
  const written = textOf(child(server, "url"))?.trim();
  if (written === undefined || written.length > 2_000) return [];
  const variables = entries(child(server, "variables"));
  const defaults = new Map(variables.map(([name, variable]) => [name, child(variable, "default")?.value]));
  const { text, open } = fillVariables(written, defaults);
  return [open.length > 0 ? written : text];
}

const methods: Record<string, OutlinedOperation["method"]> = {
  get: "GET",
  head: "HEAD",
  options: "OPTIONS",
  post: "POST",
  put: "PUT",
  patch: "PATCH",
  delete: "DELETE",
};

function operationsOf(pass: Pass): Pick<Outline, "operations" | "leftOut"> {
  const operations = new Map<string, OutlinedOperation>();
  let leftOut = 0;
  for (const [written, item] of entries(child(pass.root, "paths"))) {
    const path = pathOf(written);
    for (const [key, node] of written.startsWith("x-") ? [] : entries(follow(pass, item))) {
      const method = Object.hasOwn(methods, key) ? methods[key] : undefined;
      if (method === undefined || !isMap(node.value) || operations.has(`${method} ${path}`)) continue;
      if (path === undefined || operations.size >= maxOperations) leftOut++;
      else operations.set(`${method} ${path}`, operationOf(pass, method, path, node));
    }
  }
  return { operations: [...operations.values()], leftOut };
}

function operationOf(
  pass: Pass,
  method: OutlinedOperation["method"],
  path: string,
  node: Node,
): OutlinedOperation {
  const tags = items(child(node, "tags")).flatMap((tag) => textOf(tag) ?? []);
  const summary = textOf(child(node, "summary")) || textOf(child(node, "description")) || "";
  return {
    method,
    path,
    operationId: clipped(oneLine(textOf(child(node, "operationId")) ?? ""), maxLine),
    summary: plainText(summary.split(/\n\s*\n/)[0] ?? "", maxLine),
    tags: tags.slice(0, 5).map((tag) => plainText(tag, maxLine)),
    ...neededBy(pass, node),
    personal: personalIn(readAnswerMembers(pass, node)),
  };
}

/** The path alone, without what some files tell operations apart by; undefined for what is none. */
function pathOf(written: string): string | undefined {
  const [before = ""] = written.trim().split(/[?#](?![^{]*\})/);
  const path = before.startsWith("/") ? before : `/${before}`;
  const isUsable =
    path.length <= maxPath &&
    !path.startsWith("//") &&
    !/[\s\\]|\p{Cc}|%2f|%5c/iu.test(path) &&
    path.isWellFormed() &&
    path.split("/").every((segment) => !/^(\.|%2e){1,2}$/i.test(segment));
  return isUsable ? path : undefined;
}
