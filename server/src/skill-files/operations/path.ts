/** A path as files write it → what a call is sent to. */

import type { Node } from "../parse/tree.ts";
import { type Pass, report } from "../pass.ts";
import { quoted } from "../text.ts";

/** `{name}`, and with one level of braces inside what other tools write there, such as `{id:[0-9]{3}}`. */
const template = /\{((?:[^{}]|\{[^{}]*\})*)\}/g;

/** The path, and behind a `?` what its fixed query sends with every call. Undefined where it is none; why is reported. */
export function readPath(pass: Pass, written: string, item: Node): string | undefined {
  const templates: string[] = [];
  const masked = written.trim().replace(template, (whole) => `{${templates.push(whole) - 1}}`);
  // Some files tell apart by a fragment what they send to one path; a fragment is never sent (RFC 9110 section 7.1).
  const [sent = ""] = masked.split("#");
  const [path = "", ...query] = sent.split("?");
  if (!isPlainPath(path) || /\p{Cc}/u.test(query.join("?"))) {
    report(pass, "invalid_path", item, { path: quoted(written) });
    return undefined;
  }
  const unmasked = (text: string) =>
    text.replace(/\{(\d+)\}/g, (_whole, index) => templates[Number(index)] ?? "");
  if (sent !== masked) report(pass, "path_fragment", item, { path: quoted(unmasked(sent)) });
  if (path.includes(" ")) report(pass, "path_space", item, { path: quoted(unmasked(path)) });
  const fixed = query.length === 0 ? "" : fixedQuery(pass, unmasked(query.join("?")), item);
  return `${unmasked(path.replaceAll(" ", "%20"))}${fixed === "" ? "" : `?${fixed}`}`;
}

/** What stands here is put behind the origin as it is, so it may only ever be a path. */
function isPlainPath(path: string): boolean {
  if (!path.startsWith("/") || path.startsWith("//") || !path.isWellFormed()) return false;
  if (/[\\]|[^\S ]|\p{Cc}/u.test(path)) return false;
  return path
    .split("/")
    .every((segment) => !/^ *(\.|%2e){1,2} *$/i.test(segment) && !/%2f|%5c/i.test(segment));
}

/** Pairs that hold nothing to be filled in, encoded as an address bar does it. */
function fixedQuery(pass: Pass, query: string, item: Node): string {
  const pairs = query.split("&").filter((pair) => pair !== "");
  const fixed = pairs.filter((pair) => !/[{}]/.test(pair));
  for (const pair of pairs.filter((one) => !fixed.includes(one))) {
    report(pass, "path_query_template", item, { pair: quoted(pair), name: quoted(pair.split("=")[0]) });
  }
  const sent = fixed.map(encodedPair).join("&");
  if (sent !== "") report(pass, "path_query", item, { query: quoted(sent) });
  return sent;
}

function encodedPair(pair: string): string {
  return pair
    .replace(/%(?![0-9a-f]{2})/gi, "%25")
    .replace(/[^!$%()*+,\-./:;=?@_~0-9A-Za-z]/gu, (character) =>
      character === "'" ? "%27" : encodeURIComponent(character),
    );
}

/** The template, and what is sent with every call behind the `?`. */
export function splitPath(path: string): [template: string, query: string] {
  const at = path.search(/\?(?![^{]*\})/);
  return at < 0 ? [path, ""] : [path.slice(0, at), path.slice(at + 1)];
}

/** Names of a fixed query, as a server reads them. */
export function fixedNames(path: string): string[] {
  const [, query] = splitPath(path);
  return [...new URLSearchParams(query).keys()];
}

export interface PathName {
  written: string;
  name: string;
}

/** What OpenAPI fills in: `{name}`. */
export function namesIn(path: string): PathName[] {
  return [...path.matchAll(template)].map(([written, name = ""]) => ({ written, name }));
}

const otherStyles: readonly RegExp[] = [
  /^\{[+#./;?&*]?(\w[\w.-]*)(?:[*?+]|:.*|\(.*\)|=.*)?\}$/s, // {id:regex}, {+path}, {id*}, {*id}
  /^\{\{?\s*(\w+)\s*\}?\}$/, // {{id}}, { id }
  /^:(\w+)(?:[?*+]|\(.*\))?$/, // :id
  /^<(?:\w+:)?(\w+)>$/, // <int:id>
  /^\[(?:\.\.\.)?(\w+)\]$/, // [id], [...id]
  /^\$(\w+)$/, // $id
];

/** What routers of other tools fill in, by the name that OpenAPI would have in braces. */
export function otherStyle(segment: string): PathName | undefined {
  const name = otherStyles.flatMap((style) => style.exec(segment)?.[1] ?? [])[0];
  return name === undefined || segment === `{${name}}` ? undefined : { written: segment, name };
}

/** Whole segments without braces. */
export function literalSegments(path: string): string[] {
  return path.replace(template, "").split("?")[0]?.split("/") ?? [];
}
