/** Several schemas of one value brought into one, for whoever fills it in; the check looks at them as they are. */
import type { JsonSchema } from "../skill-spec.ts";

/** A value that suits all of them. What cannot be said in one schema stays a list of parts. */
export function allOf(schemas: readonly JsonSchema[]): JsonSchema {
  const [first = {}, ...others] = distinct(schemas);
  return others.reduce(narrowed, first);
}

/** A value that suits one of them: forms that only list their values are one list. */
export function anyOf(schemas: readonly JsonSchema[]): JsonSchema {
  const forms = distinct(schemas);
  const [first, ...others] = forms;
  if (first === undefined || others.length === 0) return first ?? {};
  const lists = forms.map(valuesIn);
  const types = [...new Set(forms.flatMap(({ type }) => type ?? []))];
  if (lists.some((list) => list === undefined)) return { anyOf: forms };
  const values = distinct(lists.flatMap((list) => list ?? []));
  return { ...(types.length > 0 && { type: types.length === 1 ? types[0] : types }), enum: values };
}

/** Of each keyword that two schemas have, the one that leaves less; undefined where neither does. */
type Narrow = (a: unknown, b: unknown) => unknown;

const largest: Narrow = (a, b) => (Number(a) >= Number(b) ? a : b);
const smallest: Narrow = (a, b) => (Number(a) <= Number(b) ? a : b);
const later: Narrow = (_a, b) => b;

const narrowing: Record<string, Narrow> = {
  type: (a, b) => commonTypes([a].flat(), [b].flat()),
  enum: (a, b) => (Array.isArray(a) && Array.isArray(b) ? common(a, b) : undefined),
  required: (a, b) => [...new Set([a, b].flat())],
  minimum: largest,
  minLength: largest,
  minItems: largest,
  minProperties: largest,
  maximum: smallest,
  maxLength: smallest,
  maxItems: smallest,
  maxProperties: smallest,
  title: later,
  description: later,
  default: later,
};

function narrowed(a: JsonSchema, b: JsonSchema): JsonSchema {
  const both: JsonSchema = { ...a };
  for (const [keyword, value] of Object.entries(b)) {
    const known = a[keyword];
    const isSame = known === undefined || JSON.stringify(known) === JSON.stringify(value);
    const narrow = Object.hasOwn(narrowing, keyword) ? narrowing[keyword] : undefined;
    const left = isSame ? value : narrow?.(known, value);
    if (left === undefined) return { allOf: [a, b] };
    both[keyword] = left;
  }
  return both;
}

function commonTypes(a: readonly unknown[], b: readonly unknown[]): unknown {
  const fits = (type: unknown, list: readonly unknown[]) =>
    list.includes(type) || (type === "integer" && list.includes("number"));
  const types = [...new Set([...a, ...b])].filter((type) => fits(type, a) && fits(type, b));
  const narrow = types.filter((type) => type !== "number" || !types.includes("integer"));
  return narrow.length > 1 ? narrow : narrow[0];
}

function common(a: readonly unknown[], b: readonly unknown[]): unknown[] | undefined {
  const left = new Set(b.map((value) => JSON.stringify(value)));
  const values = a.filter((value) => left.has(JSON.stringify(value)));
  return values.length > 0 ? values : undefined;
}

function valuesIn(schema: JsonSchema): unknown[] | undefined {
  return Object.hasOwn(schema, "const") ? [schema.const] : schema.enum;
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
