/**
 * `$ref` inside the document, followed only when someone asks, one hop at a time: nothing is copied up front
 * and nothing outside the document is ever read.
 */
import { maxReferenceSteps } from "../limits.ts";
import { child, isMap, items, type Node } from "../parse/tree.ts";
import { type Pass, report, spend } from "../pass.ts";
import { quoted } from "../text.ts";

/** A node, then what its `$ref` leads to, and so on: the first layer that says something wins. */
export interface Layers {
  nodes: Node[];
  /** The references followed on the way. */
  pointers: string[];
  /** One of them leads nowhere; that is reported. */
  broken: boolean;
}

export function layersOf(pass: Pass, node: Node): Layers {
  const layers: Layers = { nodes: [node], pointers: [], broken: false };
  for (let at: Node | undefined = node; at !== undefined; ) {
    const reference = referenceOf(at);
    if (reference === undefined) return layers;
    const pointer = String(reference.value);
    const target = targetOf(pass, reference, layers.pointers);
    if (target === undefined) break;
    layers.nodes.push(target);
    layers.pointers.push(pointer);
    pass.followed.add(pointer);
    at = target;
  }
  return { ...layers, broken: true };
}

/** The layers of a schema, then those of the parts that `allOf` puts it together from. */
export function composedOf(pass: Pass, node: Node, open: readonly string[] = []): Layers {
  const layers = layersOf(pass, node);
  if (!spend(pass) || layers.pointers.some((pointer) => open.includes(pointer)))
    return { ...layers, nodes: [] };
  const parts = layers.nodes
    .flatMap((layer) => items(child(layer, "allOf")))
    .flatMap((part) => composedOf(pass, part, [...open, ...layers.pointers]).nodes);
  return { ...layers, nodes: [...layers.nodes, ...parts] };
}

/** The node itself, or what its references lead to; undefined when they lead nowhere, which is reported. */
export function follow(pass: Pass, node: Node): Node | undefined {
  const layers = layersOf(pass, node);
  return layers.broken ? undefined : layers.nodes.at(-1);
}

/** The first layer's child of that name. */
export function layered(layers: Layers, key: string): Node | undefined {
  for (const node of layers.nodes) {
    const found = child(node, key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A map with a text `$ref`; a *property called* `$ref` is a map and no reference. */
function referenceOf(node: Node): Node | undefined {
  if (!isMap(node.value)) return undefined;
  const reference = child(node, "$ref");
  return typeof reference?.value === "string" ? reference : undefined;
}

function targetOf(pass: Pass, reference: Node, before: readonly string[]): Node | undefined {
  const pointer = String(reference.value);
  const values = { ref: quoted(pointer) };
  if (!pointer.startsWith("#/")) {
    report(pass, "unsupported_reference", reference, values);
    return undefined;
  }
  if (before.length >= maxReferenceSteps) {
    report(pass, "endless_reference", reference, values);
    return undefined;
  }
  const target = lookUp(pass.root, pointer);
  if (target === undefined) reportMissing(pass, reference, pointer);
  return target;
}

/** Swagger 2.0 keeps under other names what `components` has. */
function reportMissing(pass: Pass, reference: Node, pointer: string): void {
  const instead = pointer
    .replace(/^#\/definitions\//, "#/components/schemas/")
    .replace(/^#\/(parameters|responses)\//, "#/components/$1/");
  const values = { ref: quoted(pointer), instead: quoted(instead) };
  const isMoved = instead !== pointer && lookUp(pass.root, instead) !== undefined;
  report(pass, isMoved ? "moved_reference" : "missing_reference", reference, values);
}

/** RFC 6901, in the URI fragment form of its section 6. */
export function lookUp(root: Node, pointer: string): Node | undefined {
  let at: Node | undefined = root;
  for (const part of pointer.slice(2).split("/")) {
    if (at === undefined) return undefined;
    at = child(at, decode(part).replaceAll("~1", "/").replaceAll("~0", "~"));
  }
  return at;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
