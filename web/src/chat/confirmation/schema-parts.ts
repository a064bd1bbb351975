/** What a value's schema says, read across the parts that all hold of it. */
import { ExactNumber, isWhole } from "../../api/exact.ts";
import type { ParameterSchema } from "../../api/schema.gen.ts";

export interface ObjectParts {
  members: Map<string, ParameterSchema>;
  required: Set<string>;
  /** Members that it does not name are refused. */
  isClosed: boolean;
}

export function isSchema(value: unknown): value is ParameterSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function schemasIn(list: unknown): ParameterSchema[] {
  return Array.isArray(list) ? list.filter(isSchema) : [];
}

/** The members of an object, without those of its forms. */
export function objectPartsOf(...schemas: readonly ParameterSchema[]): ObjectParts {
  const parts: ObjectParts = { members: new Map(), required: new Set(), isClosed: false };
  const collect = (schema: ParameterSchema) => {
    for (const [name, member] of Object.entries(schema.properties ?? {})) {
      const known = parts.members.get(name);
      if (isSchema(member)) parts.members.set(name, known ? { ...known, ...member } : member);
    }
    for (const name of schema.required ?? []) parts.required.add(name);
    if (schema.additionalProperties === false) parts.isClosed = true;
    for (const part of schemasIn(schema.allOf)) collect(part);
  };
  for (const schema of schemas) collect(schema);
  return parts;
}

/** The types that a value may have; none where the schema does not tell. */
export function typesOf(schema: ParameterSchema): Set<string> {
  if (schema.type !== undefined) return new Set([schema.type].flat());
  const fixed = schema.const === undefined ? schema.enum : [schema.const];
  if (fixed !== undefined) return new Set(fixed.map(typeOfValue));
  if (schema.properties !== undefined) return new Set(["object"]);
  const forms = schemasIn(schema.oneOf ?? schema.anyOf).map(typesOf);
  if (forms.length > 0 && forms.every(({ size }) => size > 0))
    return new Set(forms.flatMap((each) => [...each]));
  return schemasIn(schema.allOf).map(typesOf).reduce(typesOfBoth, new Set());
}

/** What says nothing of types takes nothing away. */
function typesOfBoth(one: Set<string>, other: Set<string>): Set<string> {
  if (one.size === 0 || other.size === 0) return one.size === 0 ? other : one;
  const isIn = (type: string, types: Set<string>) =>
    types.has(type) || (type === "integer" && types.has("number"));
  return new Set([...one, ...other].filter((type) => isIn(type, one) && isIn(type, other)));
}

export function typeOfValue(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number" || value instanceof ExactNumber) return isWhole(value) ? "integer" : "number";
  return typeof value;
}

export function isOfType(value: unknown, types: ReadonlySet<string>): boolean {
  const type = typeOfValue(value);
  return types.has(type) || (type === "integer" && types.has("number"));
}

/** The one value that a schema leaves; undefined where it leaves several. */
export function constantOf(schema: ParameterSchema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum?.length === 1) return schema.enum[0];
  return schemasIn(schema.allOf)
    .map(constantOf)
    .find((value) => value !== undefined);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeOfValue(value) === "object";
}
