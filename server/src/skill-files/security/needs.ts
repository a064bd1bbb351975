/** What an operation asks for (OpenAPI, Security Requirement Object): read once for each list of the file. */

import { child, entries, isMap, items, type Node, textOf } from "../parse/tree.ts";
import { type Pass, report } from "../pass.ts";
import { follow } from "../schema/references.ts";
import type { KeyPlace } from "../skill-spec.ts";
import { quoted } from "../text.ts";
import { type Alternative, type Need, readScheme, type Scheme } from "./scheme.ts";

/** Real files name a few. */
const maxNamed = 20;

/** Of an operation; left out there, the document's. Undefined where the file says nothing of it. */
export function needOf(pass: Pass, operation: Node): Need | undefined {
  const node = [child(operation, "security"), child(pass.root, "security")].find((one) => one?.value != null);
  if (node === undefined) return undefined;
  const known = pass.needs.get(node.value);
  const need = known ?? readNeed(pass, node);
  pass.needs.set(node.value, need);
  return need;
}

/** A group where a list belongs, and a bare name in it, are taken as they are meant. */
function readNeed(pass: Pass, node: Node): Need {
  const written = isMap(node.value) ? [node] : items(node).slice(0, maxNamed);
  const alternatives = written.map((one) => readAlternative(pass, one));
  const known = alternatives.filter((one) => one !== undefined);
  const optional = written.length === 0 || known.some((one) => one.length === 0);
  return { alternatives: known.filter((one) => one.length > 0), optional };
}

/** Undefined where it names a scheme that is not described: nobody could say what it takes. */
function readAlternative(pass: Pass, node: Node): Alternative | undefined {
  const bare = textOf(node);
  const named: [string, Node][] = bare === undefined ? entries(node).slice(0, maxNamed) : [[bare, node]];
  const read = named.map(([name, scopes]) => ({
    scheme: schemeOf(pass, name, node),
    scopes: textsIn(scopes),
  }));
  return read.every((one) => one.scheme !== undefined)
    ? read.flatMap(({ scheme, scopes }) => (scheme === undefined ? [] : [{ scheme, scopes }]))
    : undefined;
}

function textsIn(node: Node): string[] {
  return items(node).flatMap((item) => textOf(item) ?? []);
}

function schemeOf(pass: Pass, name: string, asked: Node): Scheme | undefined {
  const isNew = !pass.schemes.has(name);
  const scheme = findScheme(pass, name);
  if (scheme === undefined && isNew) report(pass, "security_unknown", asked, { name: quoted(name) });
  return scheme;
}

/** Those that are described, asked for or not. */
export function describedSchemes(pass: Pass): Scheme[] {
  return entries(schemesNode(pass))
    .slice(0, maxNamed)
    .flatMap(([name]) => findScheme(pass, name) ?? []);
}

function findScheme(pass: Pass, name: string): Scheme | undefined {
  if (pass.schemes.has(name)) return pass.schemes.get(name);
  const all = schemesNode(pass);
  const described = all && child(all, name);
  const node = described && follow(silent(pass), described);
  const scheme = node && isMap(node.value) ? readScheme(quoted(name), node, firstServer(pass)) : undefined;
  pass.schemes.set(name, scheme);
  return scheme;
}

function schemesNode(pass: Pass): Node | undefined {
  const components = child(pass.root, "components");
  return components && child(components, "securitySchemes");
}

/** A scheme that leads nowhere keeps no file from being saved: it is told of as one that is not described. */
function silent(pass: Pass): Pass {
  return { ...pass, findings: { error: new Map(), warning: new Map() }, followed: new Set() };
}

function firstServer(pass: Pass): string | undefined {
  const servers = child(pass.root, "servers");
  const [first] = items(servers);
  const url = first && textOf(child(first, "url"));
  return url !== undefined && URL.canParse(url) ? `${url.replace(/\/+$/, "")}/` : undefined;
}

/** Where keys go that the operation asks for: no parameter of a person's. */
export function keyPlacesOf(need: Need | undefined): KeyPlace[] {
  const ways = need?.alternatives.flat().map(({ scheme }) => scheme.way) ?? [];
  return ways.flatMap((way) => (way.kind === "key" ? [way.place] : []));
}
