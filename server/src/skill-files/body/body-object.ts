/** The properties of a body that is an object, wherever its parts state them. */

import { child, entries, isMap, items, type Node } from "../parse/tree.ts";
import { type Pass, spend } from "../pass.ts";
import { subtypesOf } from "../schema/discriminator.ts";
import { checkPlacement } from "../schema/placement.ts";
import { layersOf } from "../schema/references.ts";

export interface BodyObject {
  properties: Map<string, BodyProperty>;
  required: Set<string>;
  /** Some part says it is something else than an object. */
  isOther: boolean;
  /** It may have members besides the properties, described or allowed in so many words. */
  isOpen: boolean;
  /** What `additionalProperties` says of members besides the properties, of the outermost part that says it. */
  others: Node | undefined;
  /** More than its properties each for themselves: forms, parts of one property, members that depend on each other. */
  saysMore: boolean;
}

/** What describes a property: all of `certain`, and one of `forms`. */
export interface BodyProperty {
  certain: Node[];
  forms: Node[];
}

export function bodyObject(pass: Pass, schema: Node): BodyObject {
  const into: BodyObject = {
    properties: new Map(),
    required: new Set(),
    isOther: false,
    isOpen: false,
    others: undefined,
    saysMore: false,
  };
  collect(pass, schema, into, { isSure: true, open: [], required: into.required });
  if ([...into.properties.values()].some(({ certain, forms }) => certain.length + forms.length > 1))
    into.saysMore = true;
  return into;
}

interface Branch {
  /** Not inside `oneOf` or `anyOf`. */
  isSure: boolean;
  open: readonly string[];
  /** What is required in this branch. */
  required: Set<string>;
}

/** Keywords that look at an object as a whole. */
const more = [
  ...["oneOf", "anyOf", "not", "if", "enum", "const", "minProperties", "maxProperties"],
  ...["patternProperties", "propertyNames", "dependentRequired", "dependentSchemas"],
];

function collect(pass: Pass, schema: Node, into: BodyObject, branch: Branch): void {
  if (!spend(pass)) return;
  const { isSure, open, required } = branch;
  const layers = layersOf(pass, schema);
  if (layers.broken || layers.pointers.some((pointer) => open.includes(pointer))) return;
  const below = [...open, ...layers.pointers];
  for (const layer of layers.nodes) {
    if (!isObjectSchema(layer)) into.isOther = true;
    checkPlacement(pass, layer, "body");
    if (more.some((keyword) => child(layer, keyword) !== undefined)) into.saysMore = true;
    for (const [name, node] of entries(child(layer, "properties"))) addProperty(into, name, node, isSure);
    takeOthers(layer, into, isSure);
    for (const { value } of items(child(layer, "required"))) required.add(String(value));
    for (const part of items(child(layer, "allOf"))) collect(pass, part, into, { ...branch, open: below });
    const telling = propertyNameOf(layer);
    for (const keyword of ["oneOf", "anyOf"])
      collectForms(pass, { forms: items(child(layer, keyword)), telling }, into, { ...branch, open: below });
  }
  const isWhole = open.length === 0;
  const subtypes = isWhole ? subtypesOf(pass, layers) : [];
  for (const { node, pointer } of subtypes) {
    into.saysMore = true;
    const opened = [...below, pointer];
    collect(pass, node, into, { isSure: false, open: opened, required: new Set() });
  }
}

/** What each form requires is required, but for what tells them apart: that is chosen with its form, on the card. */
function collectForms(
  pass: Pass,
  { forms, telling }: { forms: readonly Node[]; telling: unknown },
  into: BodyObject,
  branch: Branch,
): void {
  const [first, ...others] = forms.map((form) => {
    const required = new Set<string>();
    collect(pass, form, into, { ...branch, isSure: false, required });
    return required;
  });
  for (const name of first ?? [])
    if (name !== telling && others.every((each) => each.has(name))) branch.required.add(name);
}

function propertyNameOf(schema: Node): unknown {
  const discriminator = child(schema, "discriminator");
  return discriminator && child(discriminator, "propertyName")?.value;
}

function addProperty({ properties }: BodyObject, name: string, node: Node, isSure: boolean): void {
  const known = properties.get(name) ?? { certain: [], forms: [] };
  known[isSure ? "certain" : "forms"].push(node);
  properties.set(name, known);
}

function takeOthers(layer: Node, into: BodyObject, isSure: boolean): void {
  const others = child(layer, "additionalProperties");
  if (others?.value === true || isMap(others?.value)) into.isOpen = true;
  if (isSure) into.others ??= others;
}

function isObjectSchema(schema: Node): boolean {
  if (!isMap(schema.value)) return false;
  const type = child(schema, "type")?.value;
  return type === undefined || type === "object" || (Array.isArray(type) && type.includes("object"));
}
