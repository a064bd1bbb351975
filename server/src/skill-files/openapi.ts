/** The document from the top: version, title, protocol, paths; operation.ts reads each operation. */

import { MAX_PARTS, MAX_TITLE } from "./limits.ts";
import { readScopes } from "./operations/extensions.ts";
import { type OperationPlace, type ReadOperation, readOperation } from "./operations/operation.ts";
import { operationNames } from "./operations/operation-names.ts";
import { checkPlacement } from "./operations/placement.ts";
import type { Source } from "./parse/source.ts";
import { child, entries, isMap, type Node, textOf } from "./parse/tree.ts";
import { beginReading, problemsOf, type Reading, report } from "./reading.ts";
import { follow } from "./schema/references.ts";
import type { Method, Protocol, ReadOptions, ReadSkill, SkillDocument } from "./skill-document.ts";
import { clip, isSuspicious, oneLine, quoted } from "./text.ts";

export function readOpenApi(source: Source, options: ReadOptions): ReadSkill {
  const root: Node = { value: source.root, path: null };
  const protocol: Protocol = child(root, "x-dingtalk-protocol")?.value === "stream" ? "stream" : "http";
  const reading = beginReading(root, options, protocol);
  const document = isSupported(reading) ? readDocument(reading) : null;
  return { document, problems: problemsOf(reading.findings, source) };
}

function isSupported(reading: Reading): boolean {
  const { root } = reading;
  const version = child(root, "openapi");
  const swagger = child(root, "swagger");
  if (!isMap(root.value)) report(reading, "not_a_map", root);
  else if (version === undefined && swagger !== undefined) report(reading, "swagger_2", swagger);
  else if (version === undefined) report(reading, "no_version", root);
  else if (/^3\.[01](\.\d+)?(-\w+)?$/.test(String(version.value))) return true;
  else report(reading, "version_unsupported", version, { version: quoted(version.value) });
  return false;
}

function readDocument(reading: Reading): SkillDocument {
  checkProtocol(reading);
  checkOutside(reading, reading.root, "document");
  const info = child(reading.root, "info");
  if (info !== undefined) checkOutside(reading, info, "info");
  const read = readOperations(reading);
  return {
    title: readTitle(reading),
    host: hostOf(reading, read),
    protocol: reading.protocol,
    operations: read.map(({ operation }) => operation),
  };
}

/** Extensions above the operations have no effect there; permissions are checked even so. */
function checkOutside(reading: Reading, node: Node, holder: "document" | "info" | "path"): void {
  checkPlacement(reading, node, holder);
  readScopes(reading, node);
}

function checkProtocol(reading: Reading): void {
  const protocol = child(reading.root, "x-dingtalk-protocol");
  const value = protocol?.value ?? "http";
  if (protocol === undefined || value === "http" || value === "stream") return;
  report(reading, "unknown_protocol", protocol, { value: quoted(value) });
}

function readTitle(reading: Reading): string {
  const info = child(reading.root, "info");
  const node = info && child(info, "title");
  const text = textOf(node) ?? "";
  const title = oneLine(text);
  if (node === undefined || title === "") {
    report(reading, "no_title", node ?? info ?? reading.root);
    return "";
  }
  if (isSuspicious(text)) report(reading, "title_suspicious", node);
  if (title.length > MAX_TITLE) report(reading, "text_clipped", node, { limit: String(MAX_TITLE) });
  return clip(title, MAX_TITLE);
}

function readOperations(reading: Reading): ReadOperation[] {
  const read = new Map<string, ReadOperation>();
  const before = reading.findings.error.size;
  const places = [...placesOf(reading)];
  const names = operationNames(places.map(({ node }) => node));
  for (const place of places) {
    const one = readOperation(reading, place, names);
    if (reading.budget.file < 0) {
      report(reading, "unfolds_file", place.node, { limit: String(MAX_PARTS) });
      break;
    }
    if (one === undefined) continue;
    const { operationId } = one.operation;
    if (!read.has(operationId)) read.set(operationId, one);
    else {
      const at = child(one.node, "operationId") ?? one.node;
      report(reading, "duplicate_operation_id", at, { operationId: quoted(operationId) });
    }
  }
  if (read.size === 0 && reading.findings.error.size === before) reportNone(reading, places[0]);
  return [...read.values()];
}

/** Why a file without anything else wrong has no operation that can be run. */
function reportNone(reading: Reading, tooLarge: OperationPlace | undefined): void {
  const paths = child(reading.root, "paths");
  const webhooks = child(reading.root, "webhooks");
  if (tooLarge !== undefined) report(reading, "unfolds_all", tooLarge.node);
  else if (webhooks !== undefined) report(reading, "only_webhooks", webhooks);
  else report(reading, "no_operations", paths ?? reading.root);
}

function* placesOf(reading: Reading): Generator<OperationPlace> {
  for (const [path, item] of entries(child(reading.root, "paths"))) yield* operationsOf(reading, path, item);
}

const methods: Record<string, Method> = {
  get: "GET",
  post: "POST",
  put: "PUT",
  patch: "PATCH",
  delete: "DELETE",
};
const otherMethods = new Set(["head", "options", "trace", "connect"]);

function operationsOf(reading: Reading, written: string, item: Node): OperationPlace[] {
  if (written.startsWith("x-")) return [];
  const pathItem = follow(reading, item);
  if (pathItem === undefined) return [];
  // Some files tell apart by a fragment what they send to one path; a fragment is never sent (RFC 9110 section 7.1).
  const path = written.replace(/#.*$/s, "");
  if (!isPlainPath(path)) {
    report(reading, "invalid_path", item, { path: quoted(written) });
    return [];
  }
  if (path !== written) report(reading, "path_fragment", item, { path: quoted(path) });
  checkOutside(reading, pathItem, "path");
  return entries(pathItem).flatMap(([key, node]) => {
    const method = Object.hasOwn(methods, key) ? methods[key] : undefined;
    if (method !== undefined && isMap(node.value)) return [{ method, path, pathItem, node }];
    if (method !== undefined)
      report(reading, "wrong_type", node, { name: key, expected: "an operation", expectedZh: "操作对象" });
    if (otherMethods.has(key)) report(reading, "unsupported_method", node, { method: key });
    return [];
  });
}

/** What stands here is put behind the origin as it is, so it may only ever be a path. */
function isPlainPath(path: string): boolean {
  if (!path.startsWith("/") || path.startsWith("//") || !path.isWellFormed()) return false;
  if (/[?#\\\s]|\p{Cc}/u.test(path)) return false;
  return path.split("/").every((segment) => !/^(\.|%2e){1,2}$/i.test(segment) && !/%2f|%5c/i.test(segment));
}

/** The one host that delegated operations go to; without any, the first operation's. */
function hostOf(reading: Reading, read: readonly ReadOperation[]): string {
  const delegated = read.filter(({ isDelegated }) => isDelegated);
  const [first, ...others] = (delegated.length > 0 ? delegated : read).flatMap(({ server }) => server ?? []);
  if (delegated.length === 0) return first?.host ?? "";
  for (const other of others) {
    if (first === undefined || other.origin === first.origin) continue;
    const values = { first: quoted(first.origin), second: quoted(other.origin) };
    report(reading, "several_origins", other.node, values);
  }
  return first?.host ?? "";
}
