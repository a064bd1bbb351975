/**
 * OpenAPI's `discriminator`: which of several forms counts is told by one member. Its mapping leads to the places of
 * the forms in their list, because what is kept of a schema has no references.
 */
import { child, entries, isMap, items, type Node, textOf } from "../parse/tree.ts";
import type { Pass } from "../pass.ts";
import type { JsonSchema } from "../skill-spec.ts";
import { partsOf } from "./constant.ts";
import { type Layers, layered, lookUp } from "./references.ts";

/** A form, and the references that lead to it. */
export interface Form {
  pointers: readonly string[];
  schema: JsonSchema;
}

/** Schemas that `allOf` makes out of this one, which has a discriminator and no list of forms: inheritance. */
export function subtypesOf(pass: Pass, layers: Layers): { node: Node; pointer: string }[] {
  const discriminator = layered(layers, "discriminator");
  const isListed = ["oneOf", "anyOf"].some((keyword) => layered(layers, keyword) !== undefined);
  if (propertyNameOf(discriminator) === undefined || isListed || layers.pointers.length === 0) return [];
  const mapped = mappingOf(discriminator).map(([, pointer]) => pointer);
  const named = mapped.length > 0 ? mapped : inheritorsOf(pass.root, layers.pointers);
  return [...new Set(named)].flatMap((pointer) => {
    const node = layers.pointers.includes(pointer) ? undefined : lookUp(pass.root, pointer);
    return node === undefined ? [] : [{ node, pointer }];
  });
}

const home = "#/components/schemas/";

/** Of each document: what inherits from a schema, gathered once. */
const gathered = new WeakMap<object, Map<string, string[]>>();

function inheritorsOf(root: Node, bases: readonly string[]): string[] {
  const direct = directInheritors(root);
  const found = new Set<string>();
  const visit = (base: string) => {
    for (const pointer of direct.get(base) ?? []) {
      if (found.has(pointer) || found.size >= maxInheritors) continue;
      found.add(pointer);
      visit(pointer);
    }
  };
  for (const base of bases) visit(base);
  return [...found];
}

/** More of them than this nobody tells apart. */
const maxInheritors = 200;

function directInheritors(root: Node): Map<string, string[]> {
  const known = isMap(root.value) ? gathered.get(root.value) : undefined;
  if (known !== undefined) return known;
  const inheritors = new Map<string, string[]>();
  for (const [name, node] of entries(child(child(root, "components") ?? root, "schemas"))) {
    const pointer = `${home}${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    for (const part of items(child(node, "allOf"))) {
      const base = textOf(child(part, "$ref"));
      if (base !== undefined) inheritors.set(base, [...(inheritors.get(base) ?? []), pointer]);
    }
  }
  if (isMap(root.value)) gathered.set(root.value, inheritors);
  return inheritors;
}

/** For the check: the member, and which of the forms each of its values stands for. Undefined when nothing names them. */
export function discriminatorOf(
  discriminator: Node | undefined,
  forms: readonly Form[],
  outer: JsonSchema,
): { propertyName: string; mapping: Record<string, number[]> } | undefined {
  const propertyName = propertyNameOf(discriminator);
  if (propertyName === undefined) return undefined;
  const places = new Map<string, number[]>();
  const mapping = mappingOf(discriminator);
  for (const [value, pointer] of mapping) {
    const at = forms.findIndex(({ pointers }) => pointers.includes(pointer));
    if (at !== -1) places.set(value, [at]);
  }
  const general = valuesIn(outer, propertyName);
  const own = forms.map(({ schema }) => valuesIn(schema, propertyName) ?? general);
  const said = new Set(mapping.map(([, pointer]) => pointer));
  for (const [at, { pointers }] of forms.entries()) {
    const name = nameIn(pointers[0]);
    const isFree = name !== undefined && !places.has(name) && !pointers.some((pointer) => said.has(pointer));
    if (isFree && own[at]?.includes(name) !== false) places.set(name, [at]);
  }
  const named = new Set(places.keys());
  for (const [at, values = []] of own.entries()) {
    for (const value of values.filter((each) => !named.has(each)))
      places.set(value, [...(places.get(value) ?? []), at]);
  }
  return places.size === 0 ? undefined : { propertyName, mapping: Object.fromEntries(places) };
}

function propertyNameOf(discriminator: Node | undefined): string | undefined {
  const name = textOf(discriminator && child(discriminator, "propertyName"));
  return name === "" ? undefined : name;
}

/** Each value with what it leads to; a bare name is one of the document's schemas. */
function mappingOf(discriminator: Node | undefined): [value: string, pointer: string][] {
  return entries(discriminator && child(discriminator, "mapping")).flatMap(([value, node]) => {
    const target = textOf(node);
    if (target === undefined) return [];
    return [[value, target.startsWith("#/") ? target : `${home}${target}`] as [string, string]];
  });
}

function nameIn(pointer: string | undefined): string | undefined {
  return pointer?.slice(pointer.lastIndexOf("/") + 1);
}

/** The texts that a member may be, when they are listed. */
function valuesIn(schema: JsonSchema, name: string): string[] | undefined {
  for (const { properties } of partsOf([schema])) {
    const member = properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
    const parts = member === undefined ? [] : partsOf([member]);
    for (const part of parts) {
      const values = Object.hasOwn(part, "const") ? [part.const] : part.enum;
      if (values !== undefined) return values.filter((value) => typeof value === "string");
    }
  }
  return undefined;
}
