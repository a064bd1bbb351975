import type { Parameter } from "../../skill-files/index.ts";

type JsonSchema = Parameter["schema"];

/**
 * Schemas, their keywords and the names they require, of all that one check is made of. Compiling so many holds the
 * process for less than 100 ms; the ten thousand that a file may have would hold it for seconds. Of 1,200 operations
 * from the field one has more.
 */
const maxParts = 1_000;

/** A schema whole, or as many of its outer levels as are soon compiled: what lies below is not checked. */
export function checkable(schema: JsonSchema): JsonSchema {
  let parts = 0;
  let levels = 0;
  for (let level = [schema]; level.length > 0; level = level.flatMap(schemasIn)) {
    for (const each of level) parts += 1 + Object.keys(each).length + (each.required ?? []).length;
    if (parts > maxParts) return outerLevels(schema, levels);
    levels += 1;
  }
  return schema;
}

const nested = ["items", "additionalProperties"];
const listed = ["allOf", "anyOf", "prefixItems"];
const holding = [...nested, ...listed, "not", "oneOf"];

function schemasIn(schema: JsonSchema): JsonSchema[] {
  const below = holding.flatMap((keyword) => schema[keyword]).filter(isSchema);
  return [...Object.values(schema.properties ?? {}), ...below];
}

/**
 * Refuses nothing that the whole schema allows: of what is cut below, neither `not` can be said nor that only one of
 * `oneOf` suits. Names of properties stay, so that none becomes one too many.
 */
function outerLevels(schema: JsonSchema, levels: number): JsonSchema {
  const below = (each: JsonSchema) => (levels > 1 ? outerLevels(each, levels - 1) : {});
  const flat = Object.entries(schema).filter(
    ([keyword, value]) => !holding.includes(keyword) || value === false,
  );
  const made: JsonSchema = Object.fromEntries(flat);
  if (schema.properties) {
    const named = Object.entries(schema.properties).map(([name, each]) => [name, below(each)]);
    made.properties = Object.fromEntries(named);
  }
  if (levels <= 1) return made;
  for (const keyword of nested) {
    if (isSchema(schema[keyword])) made[keyword] = below(schema[keyword]);
  }
  for (const keyword of listed) {
    if (schema[keyword] !== undefined) made[keyword] = schemasOf(schema[keyword]).map(below);
  }
  if (schema.oneOf === undefined) return made;
  return { ...made, allOf: [...schemasOf(made.allOf), { anyOf: schemasOf(schema.oneOf).map(below) }] };
}

function schemasOf(value: unknown): JsonSchema[] {
  return [value].flat().filter(isSchema);
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
