/** What `x-dingtalk-*` says about an operation (wire format, skill file extensions). */

import { clipped, oneLine } from "../../platform/text.ts";
import { maxName, maxValueText } from "../limits.ts";
import { child, isMap, items, type Node, textOf } from "../parse/tree.ts";
import { type Pass, report } from "../pass.ts";
import { plainValue } from "../schema/plain-value.ts";
import type { DisplayResult, Example, Parameter } from "../skill-spec.ts";
import { quoted } from "../text.ts";

/** Each scope once, in file order; an unknown or non-delegated one is reported and left out. */
export function readScopes(pass: Pass, holder: Node): string[] {
  const node = child(holder, "x-dingtalk-delegated-scopes");
  if (node === undefined || node.value === null) return [];
  if (!Array.isArray(node.value)) {
    const expected = { expected: "a list of permission codes", expectedZh: "权限点编码的列表" };
    report(pass, "invalid_extension", node, { name: "x-dingtalk-delegated-scopes", ...expected });
    return [];
  }
  const known = items(node).filter((item) => checkScope(pass, item));
  checkOneAudience(pass, known);
  return [...new Set(known.map((item) => String(item.value)))];
}

/** A code is for one API: what comes after the first of another is reported. */
function checkOneAudience(pass: Pass, known: readonly Node[]): void {
  const [first, ...rest] = known;
  if (first === undefined) return;
  const audienceOf = (node: Node) => pass.options.scopes[String(node.value)]?.audience;
  const other = rest.find((node) => audienceOf(node) !== audienceOf(first));
  if (other !== undefined)
    report(pass, "scopes_of_two_apis", other, { scope: quoted(other.value), first: quoted(first.value) });
}

function checkScope(pass: Pass, node: Node): boolean {
  const { scopes, approvedScopes } = pass.options;
  const scope = textOf(node);
  const values = { scope: quoted(node.value) };
  if (scope === undefined || !Object.hasOwn(scopes, scope)) {
    report(pass, "scope_unknown", node, values);
    return false;
  }
  if (scopes[scope]?.kind !== "delegated") {
    report(pass, "scope_not_delegated", node, values);
    return false;
  }
  if (approvedScopes !== undefined && !approvedScopes.includes(scope)) {
    report(pass, "scope_not_approved", node, values);
  }
  return true;
}

/** A single text counts as a list of one. */
export function readKeywords(pass: Pass, operation: Node): string[] {
  const name = "x-dingtalk-keywords";
  const node = child(operation, name);
  if (node === undefined || node.value === null) return [];
  const words = typeof node.value === "string" ? [node.value] : node.value;
  if (!Array.isArray(words) || !words.every((word) => typeof word === "string" && word.trim() !== "")) {
    report(pass, "invalid_extension", node, {
      name,
      expected: "a list of words",
      expectedZh: "关键词的列表",
    });
    return [];
  }
  return [...new Set(words.map((word) => clipped(oneLine(String(word)), maxName)))];
}

export function readDisplay(pass: Pass, operation: Node): DisplayResult {
  const name = "x-dingtalk-display-result";
  const node = child(operation, name);
  const value = node?.value ?? "auto";
  if (value === "auto" || value === "disabled" || value === "markdown") return value;
  const expected = { expected: "auto, disabled or markdown", expectedZh: " auto、disabled 或 markdown" };
  report(pass, "invalid_extension", node ?? operation, { name, ...expected });
  return "auto";
}

/**
 * What an example gives by a name is given to each parameter of that name, unless the example says its key as well.
 * Values for parameters the platform fills are left out: nobody says their own user id.
 */
export function readExamples(pass: Pass, operation: Node, parameters: readonly Parameter[]): Example[] {
  const name = "x-dingtalk-examples";
  const node = child(operation, name);
  if (node === undefined || node.value === null) return [];
  if (!Array.isArray(node.value)) return invalidExamples(pass, node);
  const own = parameters.filter(({ context }) => context === null);
  return items(node).flatMap((item) => readExample(pass, item, own));
}

function readExample(pass: Pass, node: Node, own: readonly Parameter[]): Example[] {
  const input = textOf(child(node, "input"));
  const outputNode = child(node, "output");
  if (input === undefined) return invalidExamples(pass, node);
  // Where nothing is to be filled in, there is nothing to say of it.
  if (outputNode === undefined) return [{ input: clipped(oneLine(input), maxValueText), output: {} }];
  if (!isMap(outputNode.value)) return invalidExamples(pass, node);
  const byName = new Map<string, unknown>();
  const byKey = new Map<string, unknown>();
  for (const [said, value] of Object.entries(outputNode.value)) {
    const isKey = own.some(({ key }) => key === said);
    const meant = own.filter(({ key, name }) => (isKey ? key : name) === said);
    if (meant.length === 0)
      report(pass, "example_key", child(outputNode, said) ?? outputNode, { name: quoted(said) });
    for (const { key } of meant) (isKey ? byKey : byName).set(key, plainValue(pass, value));
  }
  return [
    { input: clipped(oneLine(input), maxValueText), output: Object.fromEntries([...byName, ...byKey]) },
  ];
}

function invalidExamples(pass: Pass, node: Node): Example[] {
  const expected = {
    expected: "a list of { input: text, output: { parameter: value } }",
    expectedZh: " { input: 文本, output: { 参数: 值 } } 的列表",
  };
  report(pass, "invalid_extension", node, { name: "x-dingtalk-examples", ...expected });
  return [];
}
