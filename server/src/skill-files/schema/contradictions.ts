/**
 * A schema whose parts contradict each other: read as it must be meant where that is safe, with a warning; an error
 * where no value could pass.
 */
import { isNumber, isWhole, numberOf } from "../../platform/exact/index.ts";
import type { Node } from "../parse/tree.ts";
import { type Pass, report } from "../pass.ts";
import type { JsonSchema } from "../skill-spec.ts";
import { quoted } from "../text.ts";
import { partsOf } from "./constant.ts";
import { type Layers, layered } from "./references.ts";

/** `type: string, enum: [1, 7]`: the type counts, and a value that can be written in it is. */
export function withKindTypes(pass: Pass, layers: Layers, schema: JsonSchema): void {
  if (schema.type === undefined) return;
  const types = [schema.type].flat();
  for (const keyword of ["enum", "const"] as const) {
    const node = layered(layers, keyword);
    if (node === undefined || !Object.hasOwn(schema, keyword)) continue;
    const values: unknown[] = keyword === "enum" ? (schema.enum ?? []) : [schema.const];
    const written = values.map((value) => (isOfTypes(value, types) ? value : inTypes(value, types)));
    const turned = values.filter((value, at) => written[at] !== undefined && written[at] !== value);
    if (turned.length > 0)
      report(pass, "values_of_other_type", node, { values: quoted(turned), type: types.join(" | ") });
    const lost = values.filter((value, at) => value !== null && written[at] === undefined);
    if (lost.length > 0 && lost.length < values.length)
      report(pass, "values_never_taken", node, { values: quoted(lost), type: types.join(" | ") });
    if (keyword === "enum") schema.enum = written.filter((value) => value !== undefined);
    else if (written[0] !== undefined) schema.const = written[0];
  }
}

function isOfTypes(value: unknown, types: readonly string[]): boolean {
  return types.some((type) => {
    if (type === "null") return value === null;
    if (type === "array") return Array.isArray(value);
    if (type === "number") return isNumber(value);
    if (type === "integer") return isNumber(value) && isWhole(value);
    if (type === "object")
      return typeof value === "object" && value !== null && !Array.isArray(value) && !isNumber(value);
    return typeof value === type;
  });
}

/** The same in one of the types; undefined when there is no such thing. */
function inTypes(value: unknown, types: readonly string[]): unknown {
  for (const type of types) {
    if (type === "string" && (isNumber(value) || typeof value === "boolean")) return String(value);
    if (typeof value !== "string") continue;
    if (type === "boolean" && (value === "true" || value === "false")) return value === "true";
    const number = type === "number" || type === "integer" ? numberOf(value.trim()) : undefined;
    if (number !== undefined && isOfTypes(number, [type])) return number;
  }
  return undefined;
}

/**
 * `additionalProperties: false` in a part of an `allOf` speaks of that part alone, so that no object could have the
 * members of two. What is meant is the whole: what any part names is known to all of them.
 */
export function openClosedParts(pass: Pass, node: Node, schema: JsonSchema): void {
  const parts = partsOf([schema]);
  const closed = parts.filter(({ additionalProperties }) => additionalProperties === false);
  if (parts.length === 1 || closed.length === 0) return;
  const names = new Set(parts.flatMap(({ properties = {} }) => Object.keys(properties)));
  let opened = false;
  for (const part of closed) {
    const properties: Record<string, JsonSchema> = Object.assign(Object.create(null), part.properties);
    for (const name of names) {
      if (Object.hasOwn(properties, name)) continue;
      properties[name] = {};
      opened = true;
    }
    part.properties = properties;
  }
  if (opened) report(pass, "closed_parts", node);
}

/** Reports a schema that no value could suit. */
export function checkPossible(pass: Pass, node: Node, schema: JsonSchema): void {
  const parts = partsOf([schema]);
  const why = noLength(parts) ?? noChoice(parts) ?? noType(parts) ?? noMember(parts);
  if (why !== undefined) report(pass, "impossible_schema", node, why);
}

interface Why extends Record<string, string> {
  why: string;
  whyZh: string;
}

const bounds = [
  ["minLength", "maxLength"],
  ["minItems", "maxItems"],
  ["minProperties", "maxProperties"],
  ["minimum", "maximum"],
  ["exclusiveMinimum", "exclusiveMaximum"],
] as const;

function noLength(parts: readonly JsonSchema[]): Why | undefined {
  for (const [least, most] of bounds) {
    const low = Math.max(...parts.map((part) => numberAt(part, least, Number.NEGATIVE_INFINITY)));
    const high = Math.min(...parts.map((part) => numberAt(part, most, Number.POSITIVE_INFINITY)));
    if (low <= high && !(low === high && least === "exclusiveMinimum")) continue;
    const said = `${least} ${low}, ${most} ${high}`;
    return { why: said, whyZh: said };
  }
  return undefined;
}

function numberAt(schema: JsonSchema, keyword: string, otherwise: number): number {
  const value = schema[keyword];
  return isNumber(value) ? Number(value) : otherwise;
}

function noChoice(parts: readonly JsonSchema[]): Why | undefined {
  const lists = parts.flatMap((part) => [
    ...(part.enum === undefined ? [] : [part.enum]),
    ...(Object.hasOwn(part, "const") ? [[part.const]] : []),
  ]);
  const [first, ...others] = lists.map((list) => new Set(list.map((value) => JSON.stringify(value))));
  if (first === undefined || [...first].some((value) => others.every((list) => list.has(value))))
    return undefined;
  return others.length === 0
    ? { why: "its “enum” has no value", whyZh: "enum 中没有可用的值" }
    : { why: "its parts have no value of “enum” in common", whyZh: "各部分的 enum 没有共同的值" };
}

function noType(parts: readonly JsonSchema[]): Why | undefined {
  const lists = parts.flatMap(({ type }) => (type === undefined ? [] : [[type].flat()]));
  const kinds = ["string", "number", "integer", "boolean", "array", "object", "null"];
  const fits = (list: readonly string[], kind: string) =>
    list.includes(kind) || (kind === "integer" && list.includes("number"));
  if (kinds.some((kind) => lists.every((list) => fits(list, kind)))) return undefined;
  const said = lists.map((list) => list.join(" | ")).join(", ");
  return { why: `its types exclude each other: ${said}`, whyZh: `各部分的 type 互相排斥：${said}` };
}

/** A member that is required where no member of that name is let in. */
function noMember(parts: readonly JsonSchema[]): Why | undefined {
  const required = parts.flatMap(({ required: names = [] }) => names);
  for (const { additionalProperties, patternProperties, properties = {} } of parts) {
    if (additionalProperties !== false || patternProperties !== undefined) continue;
    const name = required.find((each) => !Object.hasOwn(properties, each));
    if (name === undefined) continue;
    const said = quoted(name);
    return {
      why: `“${said}” is required, and “additionalProperties: false” keeps it out`,
      whyZh: `“${said}”是必填项，却被 additionalProperties: false 排除`,
    };
  }
  return undefined;
}
