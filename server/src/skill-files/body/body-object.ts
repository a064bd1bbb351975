/** The properties of a body that is an object, wherever its parts state them. */

import { child, entries, isMap, items, type Node } from "../parse/tree.ts";
import { type Pass, spend } from "../pass.ts";
import { checkPlacement } from "../schema/placement.ts";
import { layersOf } from "../schema/references.ts";

export interface BodyObject {
  properties: Map<string, Node>;
  required: Set<string>;
  /** Some part says it is something else than an object. */
  isOther: boolean;
  /** It may have members besides the properties, described or allowed in so many words. */
  isOpen: boolean;
}

export function bodyObject(pass: Pass, schema: Node): BodyObject {
  const into: BodyObject = { properties: new Map(), required: new Set(), isOther: false, isOpen: false };
  collect(pass, schema, into, { isSure: true, open: [] });
  return into;
}

interface Branch {
  /** Not inside `oneOf` or `anyOf`, so what is required there is required. */
  isSure: boolean;
  open: readonly string[];
}

function collect(pass: Pass, schema: Node, into: BodyObject, { isSure, open }: Branch): void {
  if (!spend(pass)) return;
  const layers = layersOf(pass, schema);
  if (layers.broken || layers.pointers.some((pointer) => open.includes(pointer))) return;
  const below = [...open, ...layers.pointers];
  for (const layer of layers.nodes) {
    if (!isObjectSchema(layer)) into.isOther = true;
    checkPlacement(pass, layer, "body");
    for (const [name, node] of entries(child(layer, "properties"))) {
      if (!into.properties.has(name)) into.properties.set(name, node);
    }
    const others = child(layer, "additionalProperties")?.value;
    if (others === true || isMap(others)) into.isOpen = true;
    if (isSure) for (const { value } of items(child(layer, "required"))) into.required.add(String(value));
    for (const part of items(child(layer, "allOf"))) collect(pass, part, into, { isSure, open: below });
    for (const part of ["oneOf", "anyOf"].flatMap((keyword) => items(child(layer, keyword))))
      collect(pass, part, into, { isSure: false, open: below });
  }
}

function isObjectSchema(schema: Node): boolean {
  if (!isMap(schema.value)) return false;
  const type = child(schema, "type")?.value;
  return type === undefined || type === "object" || (Array.isArray(type) && type.includes("object"));
}
