import { type Steps, take } from "../../platform/steps.ts";
import type { JsonSchema } from "../skill-spec.ts";

const unlimited: Steps = { left: Number.POSITIVE_INFINITY };

/**
 * The only value that a schema leaves: `const`, an enumeration of one, or an object whose required members are all
 * such. Undefined where there is a choice.
 */
export function constantOf(schema: JsonSchema, steps = unlimited): unknown {
  const parts = partsOf([schema], steps);
  for (const part of parts) {
    const [only, ...others] = Object.hasOwn(part, "const") ? [part.const] : (part.enum?.slice(0, 2) ?? []);
    if (others.length === 0 && only !== undefined && only !== null) return only;
  }
  return constantMembers(parts, steps);
}

function constantMembers(parts: readonly JsonSchema[], steps: Steps): unknown {
  const names = new Set(parts.flatMap(({ required = [] }) => required));
  if (names.size === 0 || !parts.some(({ type }) => type === "object")) return undefined;
  const members: [string, unknown][] = [];
  for (const name of names) {
    const value = memberConstant(parts, name, steps);
    if (value === undefined) return undefined;
    members.push([name, value]);
  }
  return Object.fromEntries(members);
}

/** The only value of a member, as one of the schemas of an object says it. */
export function memberConstant(schemas: readonly JsonSchema[], name: string, steps = unlimited): unknown {
  for (const { properties } of partsOf(schemas, steps)) {
    const schema = properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
    const constant = schema && schema.readOnly !== true ? constantOf(schema, steps) : undefined;
    if (constant !== undefined) return constant;
  }
  return undefined;
}

/** Schemas, and those that `allOf` puts them together from. */
export function partsOf(schemas: readonly JsonSchema[], steps = unlimited): JsonSchema[] {
  take(steps, schemas.length);
  return schemas.flatMap((schema) =>
    Array.isArray(schema.allOf) ? [schema, ...partsOf(schema.allOf, steps)] : [schema],
  );
}
