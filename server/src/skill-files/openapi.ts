/** The document from the top: version, title, protocol, paths; operation.ts reads each operation. */

import { clipped, oneLine } from "../platform/text.ts";
import type { LintRule } from "./check/lint-codes.ts";
import { maxParts, maxTitle } from "./limits.ts";
import { readScopes } from "./operations/extensions.ts";
import { type OperationPlace, type ReadOperation, readOperation } from "./operations/operation.ts";
import { operationNames } from "./operations/operation-names.ts";
import { readPath } from "./operations/path.ts";
import { checkHabits } from "./parameters/swagger-habits.ts";
import { otherRoot } from "./parse/other-formats.ts";
import type { Source } from "./parse/source.ts";
import { child, entries, isMap, type Node, textOf } from "./parse/tree.ts";
import { beginPass, type Pass, problemsOf, report } from "./pass.ts";
import { checkCircles } from "./schema/circles.ts";
import { checkPlacement } from "./schema/placement.ts";
import { follow } from "./schema/references.ts";
import { readAsked } from "./security/asked.ts";
import type { Method, Protocol, ReadOptions, ReadSkill, SkillSpec } from "./skill-spec.ts";
import { isSuspicious, quoted } from "./text.ts";

/** `done`: what was changed in it before, which is told at its servers. */
export function readOpenApi(source: Source, options: ReadOptions, done: readonly LintRule[] = []): ReadSkill {
  const root: Node = { value: source.root, path: null };
  const protocol: Protocol = child(root, "x-dingtalk-protocol")?.value === "stream" ? "stream" : "http";
  const pass = beginPass(root, options, protocol);
  for (const rule of done) report(pass, rule, child(root, "servers") ?? root);
  const spec = isSupported(pass) ? readSpec(pass) : null;
  return { spec, problems: [...(source.noise ?? []), ...problemsOf(pass.findings, source)] };
}

function isSupported(pass: Pass): boolean {
  const { root } = pass;
  const version = child(root, "openapi");
  if (version === undefined) return reportOther(pass);
  const written = String(version.value).trim();
  if (/^3\.2(\.\d+)?(-\w+)?$/.test(written)) {
    report(pass, "version_newer", version, { version: quoted(written) });
    const self = child(root, "$self");
    if (self !== undefined) report(pass, "newer_feature", self, { name: "$self" });
    return true;
  }
  if (/^3\.[01](\.\d+)?(-\w+)?$/.test(written)) return true;
  report(pass, "version_unsupported", version, { version: quoted(version.value) });
  return false;
}

function reportOther(pass: Pass): false {
  const { root } = pass;
  const swagger = child(root, "swagger");
  const other = otherRoot(root.value, pass.options.importedFrom !== undefined);
  const meant = entries(root).find(([key]) => key.toLowerCase().replace(/[^a-z]/g, "") === "openapi");
  if (swagger !== undefined && /^2\b/.test(String(swagger.value))) report(pass, "swagger_2", swagger);
  else if (other !== undefined) report(pass, "other_format", root, { ...other });
  else if (!isMap(root.value)) report(pass, "not_a_map", root);
  else if (swagger !== undefined) report(pass, "version_name", swagger, { key: "swagger" });
  else if (meant !== undefined) report(pass, "version_name", meant[1], { key: quoted(meant[0]) });
  else report(pass, "no_version", root);
  return false;
}

function readSpec(pass: Pass): SkillSpec {
  checkProtocol(pass);
  checkOutside(pass, pass.root, "document");
  const info = child(pass.root, "info");
  if (info !== undefined) checkOutside(pass, info, "info");
  checkHabits(pass, pass.root, "document");
  const read = readOperations(pass);
  checkCircles(pass);
  const asks = readAsked(pass, read);
  return {
    title: readTitle(pass),
    host: hostOf(pass, read),
    protocol: pass.protocol,
    operations: read.map(({ operation }) => operation),
    ...(asks.length > 0 && { asks }),
  };
}

/** Extensions above the operations have no effect there; permissions are checked even so. */
function checkOutside(pass: Pass, node: Node, holder: "document" | "info" | "path"): void {
  checkPlacement(pass, node, holder);
  readScopes(pass, node);
}

function checkProtocol(pass: Pass): void {
  const protocol = child(pass.root, "x-dingtalk-protocol");
  const value = protocol?.value ?? "http";
  if (protocol === undefined || value === "http" || value === "stream") return;
  report(pass, "unknown_protocol", protocol, { value: quoted(value) });
}

function readTitle(pass: Pass): string {
  const info = child(pass.root, "info");
  const node = info && child(info, "title");
  const text = textOf(node) ?? "";
  const title = oneLine(text);
  if (node === undefined || title === "") {
    report(pass, "no_title", node ?? info ?? pass.root);
    return "";
  }
  if (isSuspicious(text)) report(pass, "title_suspicious", node);
  if (title.length > maxTitle) report(pass, "text_clipped", node, { limit: String(maxTitle) });
  return clipped(title, maxTitle);
}

function readOperations(pass: Pass): ReadOperation[] {
  const read = new Map<string, ReadOperation>();
  const before = pass.findings.error.size;
  const places = [...placesOf(pass)];
  const names = operationNames(places.map(({ node }) => node));
  for (const place of places) {
    const one = readOperation(pass, place, names);
    if (pass.budget.file < 0) {
      report(pass, "unfolds_file", place.node, { limit: String(maxParts) });
      break;
    }
    if (one === undefined) continue;
    const { operationId } = one.operation;
    if (!read.has(operationId)) read.set(operationId, one);
    else {
      const at = child(one.node, "operationId") ?? one.node;
      report(pass, "duplicate_operation_id", at, { operationId: quoted(operationId) });
    }
  }
  if (read.size === 0 && pass.findings.error.size === before) reportNone(pass, places[0]);
  return [...read.values()];
}

/** Why a file without anything else wrong has no operation that can be run. */
function reportNone(pass: Pass, tooLarge: OperationPlace | undefined): void {
  const paths = child(pass.root, "paths");
  const webhooks = child(pass.root, "webhooks");
  if (tooLarge !== undefined) report(pass, "unfolds_all", tooLarge.node);
  else if (webhooks !== undefined) report(pass, "only_webhooks", webhooks);
  else report(pass, "no_operations", paths ?? pass.root);
}

function* placesOf(pass: Pass): Generator<OperationPlace> {
  for (const [path, item] of entries(child(pass.root, "paths"))) yield* operationsOf(pass, path, item);
}

const methods: Record<string, Method> = {
  get: "GET",
  post: "POST",
  put: "PUT",
  patch: "PATCH",
  delete: "DELETE",
};
const otherMethods = new Set(["head", "options", "trace", "connect"]);

function operationsOf(pass: Pass, written: string, item: Node): OperationPlace[] {
  if (written.startsWith("x-")) return [];
  const pathItem = follow(pass, item);
  if (pathItem === undefined) return [];
  const path = readPath(pass, written, item);
  if (path === undefined) return [];
  checkOutside(pass, pathItem, "path");
  return entries(pathItem).flatMap(([key, node]) => {
    const method = Object.hasOwn(methods, key) ? methods[key] : undefined;
    if (method !== undefined && isMap(node.value)) return [{ method, path, pathItem, node }];
    if (method !== undefined)
      report(pass, "wrong_type", node, { name: key, expected: "an operation", expectedZh: "操作对象" });
    if (key === "query" || key === "additionalOperations") report(pass, "newer_feature", node, { name: key });
    if (otherMethods.has(key)) report(pass, "unsupported_method", node, { method: key });
    return [];
  });
}

/** The one host that delegated operations go to; without any, the first operation's. */
function hostOf(pass: Pass, read: readonly ReadOperation[]): string {
  const delegated = read.filter(({ isDelegated }) => isDelegated);
  const [first, ...others] = (delegated.length > 0 ? delegated : read).flatMap(({ server }) => server ?? []);
  if (delegated.length === 0) return first?.host ?? "";
  for (const other of others) {
    if (first === undefined || other.origin === first.origin) continue;
    const values = { first: quoted(first.origin), second: quoted(other.origin) };
    report(pass, "several_origins", other.node, values);
  }
  return first?.host ?? "";
}
