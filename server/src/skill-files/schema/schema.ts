/**
 * A schema of the file → a self-contained JSON Schema that any part of the platform may check a value with or hand to a
 * model: references unfolded within a budget, OpenAPI 3.0's dialect brought to JSON Schema's, unknown
 * keywords left out, regular expressions kept only when we can check them.
 */

import { compareNumbers, digitsOf, type ExactNumber, isNumber } from "../../platform/exact/index.ts";
import { clipped } from "../../platform/text.ts";
import { maxParameterDescription, maxSchemaDepth } from "../limits.ts";
import { entries, isMap, items, type Node } from "../parse/tree.ts";
import { type Pass, report, silenced, spend } from "../pass.ts";
import { isUsablePattern } from "../patterns/patterns.ts";
import type { JsonSchema } from "../skill-spec.ts";
import { paragraph, quoted } from "../text.ts";
import { checkPossible, openClosedParts, withKindTypes } from "./contradictions.ts";
import { discriminatorOf, subtypesOf } from "./discriminator.ts";
import { checkPlacement, type Holder } from "./placement.ts";
import { plainValue } from "./plain-value.ts";
import { type Layers, layered, layersOf } from "./references.ts";

/** What is open on the way down: a reference that leads to one of these is a cycle and is cut there. */
interface Descent {
  depth: number;
  pointers: readonly string[];
  /** A part of an `allOf` counts as the schema it is a part of. */
  holder: Holder;
  /** A part of an `allOf`: what is true of the whole is for the whole to say. */
  isPart: boolean;
  /** One of several forms, or below one: what is wrong with it leaves the others. */
  isChoice: boolean;
}

const top: Descent = { depth: 0, pointers: [], holder: "schema", isPart: false, isChoice: false };

export function schemaOf(pass: Pass, node: Node, descent: Descent = top): JsonSchema {
  if (!spend(pass)) return {};
  if (typeof node.value === "boolean") return node.value ? {} : { not: {} };
  if (!isMap(node.value)) {
    report(pass, "ignored_keyword", node, { keyword: "schema" });
    return {};
  }
  if (descent.depth > maxSchemaDepth) {
    report(pass, "schema_cut", node);
    return {};
  }
  const layers = layersOf(pass, node);
  if (layers.pointers.some((pointer) => descent.pointers.includes(pointer))) return {};
  const { depth, pointers, holder } = descent;
  const below = { ...descent, depth: depth + 1, pointers: [...pointers, ...layers.pointers], isPart: false };
  const schema: JsonSchema = {};
  for (const layer of layers.nodes.toReversed()) {
    checkPlacement(pass, layer, holder);
    for (const [keyword, value] of entries(layer)) readKeyword(pass, keyword, value, schema, below);
  }
  if (!descent.isPart) addSubtypes(pass, layers, schema, below);
  addDiscriminator(pass, layers, schema);
  if (leadsBack(pass, layers, below)) takeAnyForm(schema);
  withKindTypes(pass, layers, withNumericBounds(schema));
  const read = withNull(layers, schema);
  if (!descent.isPart) {
    openClosedParts(pass, node, read);
    if (!descent.isChoice) checkPossible(pass, node, read);
  }
  return read;
}

/** A form that leads back to where it came from is cut to anything, which suits beside every other one. */
function leadsBack(pass: Pass, layers: Layers, { pointers }: Descent): boolean {
  const silent = silenced(pass);
  return items(layered(layers, "oneOf")).some((form) =>
    layersOf(silent, form).pointers.some((pointer) => pointers.includes(pointer)),
  );
}

function takeAnyForm(schema: JsonSchema): void {
  if (schema.anyOf !== undefined || schema.discriminator !== undefined) return;
  schema.anyOf = schema.oneOf;
  delete schema.oneOf;
}

/** By inheritance: a value is what its discriminator says, one of the schemas made out of this one or this one itself. */
function addSubtypes(pass: Pass, layers: Layers, schema: JsonSchema, descent: Descent): void {
  const subtypes = subtypesOf(pass, layers);
  if (subtypes.length === 0) return;
  const forms = subtypes.map(({ node, pointer }) => {
    const below = { ...descent, pointers: [...descent.pointers, pointer], isChoice: true };
    return { pointers: [pointer], schema: titled(nestedSchema(pass, node, below), pointer) };
  });
  const itself = { pointers: layers.pointers, schema: titled({}, layers.pointers.at(-1)) };
  schema.oneOf = [...forms, itself].map((form) => form.schema);
  const discriminator = discriminatorOf(layered(layers, "discriminator"), [...forms, itself], schema);
  if (discriminator !== undefined) schema.discriminator = discriminator;
}

function addDiscriminator(pass: Pass, layers: Layers, schema: JsonSchema): void {
  const written = layered(layers, "discriminator");
  const nodes = items(layered(layers, "oneOf") ?? layered(layers, "anyOf"));
  const read = schema.oneOf ?? schema.anyOf;
  if (written === undefined || nodes.length === 0 || !isSchemas(read)) return;
  const silent = silenced(pass);
  const forms = read.map((form, at) => ({
    pointers: nodes[at] === undefined ? [] : layersOf(silent, nodes[at]).pointers,
    schema: form,
  }));
  const discriminator = discriminatorOf(written, forms, schema);
  if (discriminator !== undefined) schema.discriminator = discriminator;
}

const isSchemas = (value: unknown): value is JsonSchema[] => Array.isArray(value);

/** A form is called by its title, or by what it is called in the document. */
function titled(schema: JsonSchema, pointer: string | undefined): JsonSchema {
  if (pointer === undefined || schema.title !== undefined) return schema;
  return { title: paragraph(pointer.slice(pointer.lastIndexOf("/") + 1)), ...schema };
}

type Reader = (pass: Pass, value: Node, descent: Descent) => unknown;

/** Each keyword's reader; undefined from a reader means the value does not fit and is left out. */
const readers: Record<string, Reader> = {
  type: (_reading, { value }) => typeOf(value),
  format: text,
  title: text,
  description: (_reading, { value }) =>
    typeof value === "string" ? clipped(paragraph(value), maxParameterDescription) : undefined,
  enum: (pass, { value }) => (Array.isArray(value) ? plainValue(pass, value) : undefined),
  const: (pass, { value }) => plainValue(pass, value),
  default: (pass, { value }) => plainValue(pass, value),
  pattern: (_reading, { value }) => (typeof value === "string" && isUsablePattern(value) ? value : undefined),
  minimum: number,
  maximum: number,
  exclusiveMinimum: numberOrFlag,
  exclusiveMaximum: numberOrFlag,
  multipleOf: (_reading, { value }) => (isNumber(value) && compareNumbers(value, 0) > 0 ? value : undefined),
  minLength: count,
  maxLength: count,
  minItems: count,
  maxItems: count,
  minProperties: count,
  maxProperties: count,
  uniqueItems: flag,
  readOnly: flag,
  writeOnly: flag,
  deprecated: flag,
  required: (_reading, { value }) => (isTexts(value) ? [...new Set(value)] : undefined),
  properties: schemasByName,
  items: nestedSchema,
  not: nestedSchema,
  additionalProperties: (pass, node, descent) =>
    typeof node.value === "boolean" ? node.value : nestedSchema(pass, node, descent),
  allOf: (pass, node, descent) => schemaList(pass, node, { ...descent, isPart: true }),
  anyOf: formList,
  oneOf: formList,
  prefixItems: (pass, node, descent) => schemaList(pass, node, nested(descent)),
  if: choiceSchema,
  // biome-ignore lint/suspicious/noThenProperty: it is JSON Schema's name for it.
  then: choiceSchema,
  else: choiceSchema,
  contains: nestedSchema,
  minContains: count,
  maxContains: count,
  propertyNames: nestedSchema,
  patternProperties: schemasByPattern,
  dependentSchemas: schemasByName,
  dependentRequired: textsByName,
};

/** JSON Schema's words about a value that the platform does not look at. */
const unchecked = new Set(["unevaluatedProperties", "unevaluatedItems", "dependencies", "$dynamicRef"]);

function readKeyword(pass: Pass, keyword: string, node: Node, schema: JsonSchema, descent: Descent): void {
  const reader = Object.hasOwn(readers, keyword) ? readers[keyword] : undefined;
  if (unchecked.has(keyword)) report(pass, "unchecked_keyword", node, { keyword });
  if (reader === undefined) return;
  const value = reader(pass, node, descent);
  if (value !== undefined) schema[keyword] = value;
  else if (keyword === "pattern") report(pass, "unsafe_pattern", node);
  else if (keyword === "required" && !Array.isArray(node.value)) report(pass, "required_on_property", node);
  else report(pass, "ignored_keyword", node, { keyword: quoted(keyword) });
}

const types = new Set(["string", "number", "integer", "boolean", "array", "object", "null"]);

function typeOf(value: unknown): string | string[] | undefined {
  if (typeof value === "string") return types.has(value) ? value : undefined;
  if (!isTexts(value) || value.length === 0 || !value.every((one) => types.has(one))) return undefined;
  return [...new Set(value)];
}

function text(_reading: Pass, { value }: Node): string | undefined {
  return typeof value === "string" ? paragraph(value) : undefined;
}

function number(_reading: Pass, { value }: Node): number | ExactNumber | undefined {
  return isNumber(value) ? value : undefined;
}

function numberOrFlag(pass: Pass, node: Node): number | ExactNumber | boolean | undefined {
  return flag(pass, node) ?? number(pass, node);
}

function count(_reading: Pass, { value }: Node): number | undefined {
  const counted = isNumber(value) ? Number(digitsOf(value)) : undefined;
  return Number.isSafeInteger(counted) && Number(counted) >= 0 ? counted : undefined;
}

function flag(_reading: Pass, { value }: Node): boolean | undefined {
  return typeof value === "boolean" ? value : undefined;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function schemasByName(pass: Pass, node: Node, descent: Descent): Record<string, JsonSchema> | undefined {
  if (!isMap(node.value)) return undefined;
  const schemas: Record<string, JsonSchema> = Object.create(null);
  for (const [name, schema] of entries(node))
    schemas[name.toWellFormed()] = nestedSchema(pass, schema, descent);
  return schemas;
}

/** What matches a pattern that is not followed may be anything. */
function schemasByPattern(pass: Pass, node: Node, descent: Descent): Record<string, JsonSchema> | undefined {
  if (!isMap(node.value)) return undefined;
  const schemas: Record<string, JsonSchema> = Object.create(null);
  for (const [pattern, schema] of entries(node)) {
    if (isUsablePattern(pattern)) schemas[pattern] = nestedSchema(pass, schema, descent);
    else {
      report(pass, "unsafe_pattern", schema);
      schemas[""] = {};
    }
  }
  return schemas;
}

function textsByName(_reading: Pass, { value }: Node): Record<string, string[]> | undefined {
  if (!isMap(value)) return undefined;
  const lists = Object.entries(value).flatMap(([name, texts]): [string, string[]][] =>
    isTexts(texts) ? [[name, [...new Set(texts)]]] : [],
  );
  return lists.length === Object.keys(value).length ? Object.fromEntries(lists) : undefined;
}

const nested = (descent: Descent): Descent => ({ ...descent, holder: "nested schema" });

function nestedSchema(pass: Pass, node: Node, descent: Descent): JsonSchema {
  return schemaOf(pass, node, nested(descent));
}

function choiceSchema(pass: Pass, node: Node, descent: Descent): JsonSchema {
  return schemaOf(pass, node, { ...nested(descent), isChoice: true });
}

function formList(pass: Pass, node: Node, descent: Descent): JsonSchema[] | undefined {
  const forms = items(node).map((form) =>
    titled(choiceSchema(pass, form, descent), layersOf(silenced(pass), form).pointers.at(0)),
  );
  return forms.length > 0 ? forms : undefined;
}

function schemaList(pass: Pass, node: Node, descent: Descent): JsonSchema[] | undefined {
  const schemas = items(node).map((schema) => schemaOf(pass, schema, descent));
  return schemas.length > 0 ? schemas : undefined;
}

/** 3.0 writes `minimum: 5, exclusiveMinimum: true` for what JSON Schema calls `exclusiveMinimum: 5`. */
function withNumericBounds(schema: JsonSchema): JsonSchema {
  for (const [exclusive, inclusive] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    if (typeof schema[exclusive] !== "boolean") continue;
    const bound = schema[inclusive];
    const isExclusive = schema[exclusive];
    delete schema[exclusive];
    if (!isExclusive || bound === undefined) continue;
    schema[exclusive] = bound;
    delete schema[inclusive];
  }
  return schema;
}

/** 3.0's `nullable: true`. */
function withNull(layers: Layers, schema: JsonSchema): JsonSchema {
  const isNullable = layers.nodes.some(
    ({ value }) => isMap(value) && Object.hasOwn(value, "nullable") && value.nullable === true,
  );
  if (!isNullable) return schema;
  if (schema.enum !== undefined && !schema.enum.includes(null)) schema.enum = [...schema.enum, null];
  if (schema.type !== undefined) {
    schema.type = [...new Set([schema.type, "null"].flat())];
    return schema;
  }
  const isComposed = ["allOf", "anyOf", "oneOf"].some((keyword) => schema[keyword] !== undefined);
  return isComposed ? { anyOf: [schema, { type: "null" }] } : schema;
}
