import { isMembers } from "../../platform/exact/index.ts";

/** Where a value stands in the file: a chain of keys up to the root (null). */
export type Path = { readonly parent: Path; readonly key: string | number } | null;

/** A value of the parsed file together with its place. The place is physical: behind a `$ref` it is the target's. */
export interface Node {
  readonly value: unknown;
  readonly path: Path;
}

export const isMap = isMembers;

/** Own properties only, so that `constructor` or `__proto__` in a file mean nothing special. */
export function child(node: Node, key: string | number): Node | undefined {
  if (Array.isArray(node.value)) {
    return Object.hasOwn(node.value, key)
      ? { value: node.value[Number(key)], path: below(node, key) }
      : undefined;
  }
  if (!isMap(node.value) || !Object.hasOwn(node.value, key)) return undefined;
  return { value: node.value[key], path: below(node, key) };
}

export function entries(node: Node | undefined): [key: string, child: Node][] {
  if (node === undefined || !isMap(node.value)) return [];
  return Object.entries(node.value).map(([key, value]) => [key, { value, path: below(node, key) }]);
}

export function items(node: Node | undefined): Node[] {
  if (node === undefined || !Array.isArray(node.value)) return [];
  return node.value.map((value, index) => ({ value, path: below(node, index) }));
}

export function textOf(node: Node | undefined): string | undefined {
  return typeof node?.value === "string" ? node.value : undefined;
}

export function keysOf(path: Path): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let at = path; at !== null; at = at.parent) keys.push(at.key);
  return keys.reverse();
}

function below(node: Node, key: string | number): Path {
  return { parent: node.path, key };
}
