/**
 * YAML nodes → plain values, as JSON would give them. Ours instead of the library's `toJS` for three
 * reasons: an alias becomes the same object, not a copy, so a bomb stays small; what it would unfold to is
 * counted; keys given twice are found with a map per level (the library compares every pair of keys).
 */
import { isAlias, isMap, isScalar, isSeq, type Pair, type Scalar, type YAMLMap } from "yaml";
import { numberOf } from "../../platform/exact/index.ts";
import type { LintRule } from "../check/lint-codes.ts";
import { maxUnfoldedAliases } from "../limits.ts";
import { quoted } from "../text.ts";
import { positionAt } from "./lines.ts";

export interface YamlFlaw {
  rule: LintRule;
  at: number;
  values: Record<string, string>;
}

interface Conversion {
  starts: readonly number[];
  anchors: Map<string, Converted>;
  flaws: YamlFlaw[];
}

interface Converted {
  value: unknown;
  /** How many values this is when its aliases are unfolded. */
  size: number;
}

export function toPlain(contents: unknown, starts: readonly number[]): { value: unknown; flaws: YamlFlaw[] } {
  const conversion: Conversion = { starts, anchors: new Map(), flaws: [] };
  const { value, size } = convert(contents, conversion);
  if (conversion.flaws.length === 0 && conversion.anchors.size > 0 && size > maxUnfoldedAliases) {
    return { value: null, flaws: [{ rule: "too_many_aliases", at: 0, values: {} }] };
  }
  return { value, flaws: conversion.flaws };
}

function convert(node: unknown, conversion: Conversion): Converted {
  if (isAlias(node)) {
    const known = conversion.anchors.get(node.source);
    if (known === undefined) flaw(conversion, "yaml_alias", node);
    return known ?? { value: null, size: 1 };
  }
  const converted = isMap(node)
    ? convertMap(node, conversion)
    : isSeq(node)
      ? convertList(node.items, conversion)
      : { value: isScalar(node) ? scalarValue(node) : null, size: 1 };
  const anchor = isMap(node) || isSeq(node) || isScalar(node) ? node.anchor : undefined;
  if (anchor !== undefined) conversion.anchors.set(anchor, converted);
  return converted;
}

function convertList(list: readonly unknown[], conversion: Conversion): Converted {
  let size = 1;
  const value = list.map((item) => {
    const converted = convert(item, conversion);
    size += converted.size;
    return converted.value;
  });
  return { value, size };
}

function convertMap(map: YAMLMap, conversion: Conversion): Converted {
  const value: Record<string, unknown> = Object.create(null);
  const merged: Converted[] = [];
  const seen = new Map<string, number>();
  let size = 1;
  for (const pair of map.items) {
    const key = keyText(pair);
    if (key === undefined) {
      flaw(conversion, "yaml_key", pair.key ?? map);
      continue;
    }
    const converted = convert(pair.value, conversion);
    size += converted.size;
    if (isMergeKey(pair)) merged.push(converted);
    else {
      noteKey(conversion, seen, key, pair);
      value[key] = converted.value;
    }
  }
  for (const { value: source } of merged) merge(value, source);
  return { value, size };
}

function noteKey(conversion: Conversion, seen: Map<string, number>, key: string, pair: Pair): void {
  const first = seen.get(key);
  const at = startOf(pair.key);
  if (first === undefined) seen.set(key, at);
  else {
    const line = String(positionAt(conversion.starts, first).line);
    flaw(conversion, "yaml_duplicate_key", pair.key, { key: quoted(key), line });
  }
}

/** `<<: *base` and `<<: [*a, *b]`: what is written here wins, then the earlier source. */
function merge(target: Record<string, unknown>, source: unknown): void {
  for (const one of Array.isArray(source) ? source : [source]) {
    if (typeof one !== "object" || one === null || Array.isArray(one)) continue;
    for (const [key, value] of Object.entries(one)) {
      if (!Object.hasOwn(target, key)) target[key] = value;
    }
  }
}

export function isMergeKey(pair: Pair): boolean {
  return isScalar(pair.key) && pair.key.source === "<<" && pair.key.type === "PLAIN";
}

export function keyText(pair: Pair): string | undefined {
  if (pair.key === null) return "";
  if (!isScalar(pair.key)) return undefined;
  return typeof pair.key.value === "string" ? pair.key.value : (pair.key.source ?? String(pair.key.value));
}

function scalarValue(scalar: Scalar): unknown {
  const { value } = scalar;
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  const source = scalar.source ?? String(value);
  return (typeof value === "number" ? numberOf(jsonNumber(source)) : undefined) ?? source;
}

/** A number of YAML's (1.2.2, section 10.3.2) as JSON would have it, with the digits that were written. */
function jsonNumber(source: string): string {
  if (/^0[ox]/.test(source)) return String(BigInt(source));
  return source
    .replace(/^\+/, "")
    .replace(/^(-?)0+(?=\d)/, "$1")
    .replace(/^(-?)\./, "$10.")
    .replace(/\.(?!\d)/, "");
}

export function startOf(node: unknown): number {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? (node.range?.[0] ?? 0) : 0;
}

function flaw(
  conversion: Conversion,
  rule: LintRule,
  node: unknown,
  values: Record<string, string> = {},
): void {
  conversion.flaws.push({ rule, at: startOf(node), values });
}
