import type { SkillOperation } from "../../api/schema.gen.ts";

/* Where operations stand in the text: found by how the lines are indented, which holds for YAML and for written JSON. */

export type NamedOperation = Pick<SkillOperation, "method" | "path">;

/** Lines, counted from 1, the last one included. */
export interface Place {
  first: number;
  last: number;
}

export const placeKey = ({ method, path }: NamedOperation): string => `${method.toUpperCase()} ${path}`;

const keyOf = /^(\s*)(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s#"'{}[\],&*!|>%@`-][^:#]*|\/[^:#]*))\s*:(?:\s|$)/;
const methods = new Set(["get", "post", "put", "patch", "delete"]);

interface Open {
  place: Place;
  depth: number;
}

/** By method and path; what cannot be told apart in one line is not there. */
export function operationPlaces(text: string): Map<string, Place> {
  const places = new Map<string, Place>();
  let path: { name: string; depth: number } | undefined;
  let open: Open | undefined;
  let number = 0;
  for (const line of linesOf(text)) {
    number += 1;
    if (isEmpty(line)) continue;
    const depth = line.length - line.trimStart().length;
    if (open !== undefined && (depth > open.depth || isItsEnd(line, depth, open))) open.place.last = number;
    if (open !== undefined && depth <= open.depth) open = undefined;
    if (path !== undefined && depth <= path.depth) path = undefined;
    const name = nameIn(line);
    if (name === undefined) continue;
    if (path === undefined && name.startsWith("/")) path = { name, depth };
    else if (path !== undefined && open === undefined && methods.has(name)) {
      open = { place: { first: number, last: number }, depth };
      places.set(placeKey({ method: name, path: path.name }), open.place);
    }
  }
  return places;
}

function nameIn(line: string): string | undefined {
  const [, , double, single, bare] = keyOf.exec(line) ?? [];
  return double ?? single ?? bare?.trimEnd();
}

const isItsEnd = (line: string, depth: number, open: Open): boolean =>
  depth === open.depth && /^\s*[}\]]/.test(line);

const isEmpty = (line: string): boolean => /^\s*(#.*)?$/.test(line);

function* linesOf(text: string): Generator<string> {
  let start = 0;
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", start)) {
    yield text.slice(start, end);
    start = end + 1;
  }
  yield text.slice(start);
}

/** The operation that holds a line. */
export function operationAt(places: ReadonlyMap<string, Place>, line: number): string | undefined {
  for (const [key, { first, last }] of places) if (first <= line && line <= last) return key;
  return undefined;
}
