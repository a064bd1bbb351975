import type { Parameter } from "../../skill-files/index.ts";

type JsonSchema = Parameter["schema"];

/** The schema of what is sent: what only an answer has is not required of a request (OpenAPI "readOnly"). */
export function requestSchema(schema: JsonSchema, inherited: ReadonlySet<string> = new Set()): JsonSchema {
  const readOnly = new Set([...inherited, ...readOnlyNames(schema)]);
  const below = (each: JsonSchema) => requestSchema(each);
  const beside = (each: JsonSchema) => requestSchema(each, readOnly);
  const made: JsonSchema = { ...schema };
  if (schema.required) made.required = schema.required.filter((name) => !readOnly.has(name));
  if (schema.properties)
    made.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, each]) => [name, below(each)]),
    );
  if (schema.items) made.items = below(schema.items);
  if (isSchema(schema.additionalProperties)) made.additionalProperties = below(schema.additionalProperties);
  if (Array.isArray(schema.prefixItems)) made.prefixItems = schema.prefixItems.filter(isSchema).map(below);
  for (const keyword of combining) {
    if (schema[keyword] !== undefined) made[keyword] = branches(schema, keyword).map(beside);
  }
  return made;
}

const combining = ["allOf", "anyOf", "oneOf"] as const;

/** Takes what only an answer has out of a value, in place. */
export function dropReadOnly(schema: JsonSchema, value: unknown): void {
  for (const keyword of combining) {
    for (const branch of branches(schema, keyword)) dropReadOnly(branch, value);
  }
  if (Array.isArray(value)) {
    const first = Array.isArray(schema.prefixItems) ? schema.prefixItems.filter(isSchema) : [];
    for (const [at, item] of value.entries()) dropReadOnly(first[at] ?? schema.items ?? {}, item);
  } else if (typeof value === "object" && value !== null) {
    dropMembers(schema, value);
  }
}

function dropMembers(schema: JsonSchema, value: object): void {
  const known = new Map(Object.entries(schema.properties ?? {}));
  const others = isSchema(schema.additionalProperties) ? schema.additionalProperties : {};
  for (const [name, member] of Object.entries(value)) {
    const own = known.get(name) ?? others;
    if (own.readOnly === true) Reflect.deleteProperty(value, name);
    else dropReadOnly(own, member);
  }
}

/** Of the object itself and of what it is combined from. */
function readOnlyNames(schema: JsonSchema): string[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, { readOnly }]) =>
    readOnly ? [name] : [],
  );
  return [...own, ...branches(schema, "allOf").flatMap(readOnlyNames)];
}

function branches(schema: JsonSchema, keyword: (typeof combining)[number]): JsonSchema[] {
  const list = schema[keyword];
  return Array.isArray(list) ? list.filter(isSchema) : [];
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
