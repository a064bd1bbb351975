/**
 * What a file says of a confirmation before each call. It may always ask for one; that none is needed counts
 * only for what changes nothing: GET, and POST whose permissions all let things be read.
 */

import { child, type Node } from "../parse/tree.ts";
import { type Pass, report } from "../pass.ts";
import type { Method, Operation } from "../skill-spec.ts";

export function readConfirm(
  pass: Pass,
  node: Node,
  { method, scopes }: { method: Method; scopes: readonly string[] },
): Operation["confirm"] {
  const given = ["x-dingtalk-params-confirm", "x-openai-isConsequential"].flatMap(
    (name) => readFlag(pass, node, name) ?? [],
  );
  const asking = given.find(({ asks }) => asks);
  const skipping = given.find(({ asks }) => !asks);
  if (asking !== undefined && skipping !== undefined) report(pass, "confirm_contradicts", skipping.node);
  if (asking !== undefined) return "ask";
  const changes = changesSomething(method, scopes);
  if (skipping === undefined) {
    if (changes) report(pass, "write_without_confirm", node, { method });
    else if (method === "POST" && scopes.length === 0) report(pass, "post_without_confirm", node);
    return null;
  }
  if (!changes && (method === "GET" || scopes.length > 0)) return "skip";
  report(pass, "confirm_not_relaxed", skipping.node, { method });
  return null;
}

function readFlag(pass: Pass, operation: Node, name: string): { node: Node; asks: boolean } | undefined {
  const node = child(operation, name);
  if (node === undefined || node.value === null) return undefined;
  if (typeof node.value === "boolean") return { node, asks: node.value };
  const expected = { expected: "true or false", expectedZh: " true 或 false" };
  report(pass, "invalid_extension", node, { name, ...expected });
  return undefined;
}

function changesSomething(method: Method, scopes: readonly string[]): boolean {
  return (method !== "GET" && method !== "POST") || scopes.some((code) => code.endsWith(".Write"));
}
