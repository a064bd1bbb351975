/** Where the service is, written into the text of a file that does not say it, everything else left as it was. */
import { lineStarts } from "../parse/lines.ts";
import type { Source } from "../parse/source.ts";
import { child, entries, isMap, items, type Node, textOf } from "../parse/tree.ts";
import { placeholderIn } from "../shape/placeholders.ts";
import { fromDocument, fromService, isRelative } from "../shape/relative.ts";

interface Edit {
  at: number;
  length: number;
  text: string;
}

/** The address that a person has given: the first server of the document becomes it, as do those that are none. */
export function withServiceAddress(text: string, source: Source, given: string): string {
  const service = URL.canParse(given) ? new URL(given) : undefined;
  const rewrite = (written: string, isFirst: boolean) =>
    isFirst || !isWhole(written) ? (service && fromService(pathIn(written), service)) || given : undefined;
  return edited(text, source, rewrite, service === undefined ? given : fromService("", service));
}

/** A host that only keeps files is not where a service is. */
const fileHosts =
  /(^|\.)(githubusercontent\.com|github\.com|github\.io|gitlab\.com|gitee\.com|bitbucket\.org|jsdelivr\.net|unpkg\.com|pastebin\.com|swaggerhub\.com|amazonaws\.com|aliyuncs\.com|myqcloud\.com|drive\.google\.com|dropbox\.com)$/;

/** What OpenAPI says of relative addresses, and of no server at all: they begin where the document is. */
export function withImportAddress(text: string, source: Source, importedFrom: string): string {
  const document = new URL(importedFrom);
  const isFiles = fileHosts.test(document.hostname);
  const rewrite = (written: string) =>
    !isFiles && (written === "" || isRelative(written))
      ? fromDocument(written === "" ? "/" : written, document)
      : undefined;
  return edited(text, source, rewrite, isFiles ? undefined : document.origin);
}

function isWhole(written: string): boolean {
  return /^https?:\/\/[^/]/i.test(written) && placeholderIn(written, new Set()) === undefined;
}

/** What stands behind the host, where it says something. */
function pathIn(written: string): string {
  if (isRelative(written)) return written;
  const path = /^(?:https?:\/\/)?(?:\$?\{\{.*?\}\}|<[^>]*>|[^/])+(\/.*)?$/i.exec(written)?.[1] ?? "";
  return placeholderIn(path, new Set()) === undefined ? path : "";
}

type Rewrite = (written: string, isFirst: boolean) => string | undefined;

/** `missing`: what the document gets where it has no server. */
function edited(text: string, source: Source, rewrite: Rewrite, missing: string | undefined): string {
  const root: Node = { value: source.root, path: null };
  const [first] = items(child(root, "servers"));
  const edits: Edit[] = [];
  for (const { url, isFirst } of writtenServers(root)) {
    const written = textOf(url) ?? "";
    const address = rewrite(written.trim(), isFirst);
    if (address !== undefined) edits.push(...replacement(text, source, url, written, address));
  }
  if (missing !== undefined && (first === undefined || textOf(child(first, "url")) === undefined))
    edits.push(...insertion(text, source, root, missing));
  return edits
    .toSorted((a, b) => b.at - a.at)
    .reduce((all, { at, length, text: put }) => all.slice(0, at) + put + all.slice(at + length), text);
}

function writtenServers(root: Node): { url: Node; isFirst: boolean }[] {
  const below = entries(child(root, "paths")).flatMap(([, item]) => [
    item,
    ...entries(item).map(([, node]) => node),
  ]);
  const ofDocument = items(child(root, "servers")).map((server, index) => ({ server, isFirst: index === 0 }));
  const others = below
    .flatMap((holder) => items(child(holder, "servers")))
    .map((server) => ({ server, isFirst: false }));
  return [...ofDocument, ...others].flatMap(({ server, isFirst }) => {
    const url = child(server, "url");
    return typeof url?.value === "string" ? [{ url, isFirst }] : [];
  });
}

function offsetOf(text: string, source: Source, node: Node): number {
  const [position] = source.locate([node.path]);
  const { line, column } = position ?? { line: 1, column: 1 };
  return (lineStarts(text)[line - 1] ?? 0) + column - 1;
}

/** The scalar as it stands there: in quotes of either kind, or plain. */
function replacement(text: string, source: Source, node: Node, written: string, address: string): Edit[] {
  const at = offsetOf(text, source, node);
  const rest = text.slice(at, at + 2 * written.length + 10_000);
  const quoted = /^"(?:[^"\\]|\\.)*"|^'(?:[^']|'')*'/.exec(rest)?.[0];
  const length = quoted?.length ?? (rest.startsWith(written) ? written.length : undefined);
  return length === undefined ? [] : [{ at, length, text: JSON.stringify(address) }];
}

/** In the place of an empty `servers`, else before `paths`. */
function insertion(text: string, source: Source, root: Node, address: string): Edit[] {
  const isFlow = /^\s*\{/.test(text);
  const url = JSON.stringify(address);
  const empty = child(root, "servers");
  if (empty !== undefined) {
    const at = offsetOf(text, source, empty);
    const found = /^["']?servers["']?\s*:\s*(\[\s*\]|\{\s*\}|null|~)?(?=\s*[,}\n]|\s*$)/.exec(
      text.slice(at, at + 200),
    )?.[0];
    return found === undefined
      ? []
      : [{ at, length: found.length, text: `${isFlow ? '"servers"' : "servers"}: [{ "url": ${url} }]` }];
  }
  const paths = child(root, "paths");
  if (paths === undefined || !isMap(root.value)) return [];
  const inserted = isFlow ? `"servers": [{ "url": ${url} }], ` : `servers:\n  - url: ${url}\n`;
  return [{ at: offsetOf(text, source, paths), length: 0, text: inserted }];
}
