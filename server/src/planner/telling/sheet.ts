import { digitsOf, isMembers, isNumber } from "../../platform/exact/index.ts";
import { plainLine } from "../../platform/text.ts";
import { isScalar } from "./json.ts";
import { capital, labelWithUnit, type Naming } from "./labels.ts";
import type { Language } from "./language.ts";
import { isMoment, tellable } from "./rendering.ts";

/**
 * What a call has answered, laid out: values with the words for their names, and lists of records as tables. Nothing in
 * it is Markdown; numbers keep their digits, and times are ISO 8601.
 */
export interface Sheet {
  facts: Fact[];
  tables: SheetTable[];
}

export type ValueKind = "text" | "number" | "time";

interface Fact {
  label: string;
  kind: ValueKind;
  value: string;
}

interface SheetTable {
  /** Empty for the list that is all of the answer. */
  label: string;
  columns: { label: string; kind: ValueKind }[];
  /** A value for each column, empty where there is none. */
  rows: string[][];
  /** How many more rows there were. */
  left: number;
}

const maxFacts = 40;
const maxRows = 200;
const maxColumns = 12;
const maxDepth = 2;
const maxText = 2000;
const maxCell = 300;
const maxInner = 5;

export function sheetOf(value: unknown, naming: Naming): Sheet {
  const { language } = naming;
  if (Array.isArray(value)) return { facts: [], tables: [tableOf("", value, naming)] };
  const leaves = isMembers(value) ? leavesOf(value, naming) : [];
  const lists = leaves.filter(({ value }) => isRecords(value));
  return {
    facts: leaves
      .filter(({ value }) => !isRecords(value))
      .slice(0, maxFacts)
      .map(({ label, value }) => ({ label, kind: kindOf(value), value: textOf(value, language, maxText) })),
    tables: lists.map(({ label, value }) => tableOf(label, Array.isArray(value) ? value : [], naming)),
  };
}

interface Leaf {
  /** The names that lead to it. */
  path: string;
  label: string;
  value: unknown;
}

const isRecords = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.every((item) => isMembers(item));

/** An object inside an object is told by both their names. */
function leavesOf(fields: Record<string, unknown>, naming: Naming, depth = 0): Leaf[] {
  return tellable(fields).flatMap(([key, value]) => {
    const label = capital(plainLine(labelWithUnit(key, naming), 60));
    if (!isMembers(value) || depth >= maxDepth) return [{ path: key, label, value }];
    return leavesOf(value, naming, depth + 1).map((leaf) => ({
      path: JSON.stringify([key, leaf.path]),
      label: `${label} · ${leaf.label}`,
      value: leaf.value,
    }));
  });
}

function tableOf(label: string, list: readonly unknown[], naming: Naming): SheetTable {
  const records = list.slice(0, maxRows).map((item) => (isMembers(item) ? leavesOf(item, naming) : []));
  const named = new Map(records.flat().map(({ path, label }) => [path, label]));
  const columns = [...named].slice(0, maxColumns);
  const rows = records.map((leaves) => {
    const byPath = new Map(leaves.map(({ path, value }) => [path, value]));
    return columns.map(([path]) => byPath.get(path));
  });
  return {
    label,
    columns: columns.map(([, label], at) => ({ label, kind: commonKind(rows.map((row) => row[at])) })),
    rows: rows.map((row) => row.map((value) => textOf(value, naming.language, maxCell))),
    left: list.length - records.length,
  };
}

function kindOf(value: unknown): ValueKind {
  if (isNumber(value)) return "number";
  return isMoment(value) ? "time" : "text";
}

function commonKind(values: readonly unknown[]): ValueKind {
  const kinds = new Set(values.filter((value) => value !== undefined && value !== null).map(kindOf));
  const [first = "text", ...others] = kinds;
  return others.length === 0 ? first : "text";
}

function textOf(value: unknown, language: Language, limit: number): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "boolean") return language === "zh" ? (value ? "是" : "否") : value ? "yes" : "no";
  if (isNumber(value)) return digitsOf(value);
  if (isScalar(value)) return plainLine(String(value), limit);
  if (Array.isArray(value)) return joined(value, language, limit);
  return joined(Object.values(value).filter(isScalar), language, limit);
}

function joined(values: readonly unknown[], language: Language, limit: number): string {
  const texts = values.slice(0, maxInner).map((value) => innerText(value, language, limit));
  const more = values.length > maxInner ? ["…"] : [];
  return [...texts.filter((text) => text !== ""), ...more].join(language === "zh" ? "、" : ", ");
}

/** Of a record inside a value: what it is called. */
function innerText(value: unknown, language: Language, limit: number): string {
  if (!isMembers(value)) return textOf(value, language, limit);
  const [first] = tellable(value).filter(([, inner]) => isScalar(inner));
  return first === undefined ? "…" : textOf(first[1], language, limit);
}
