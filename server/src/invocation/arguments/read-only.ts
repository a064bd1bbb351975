import { isMembers } from "../../platform/exact/index.ts";
import { type Steps, take } from "../../platform/steps.ts";
import type { JsonSchema } from "../../skill-files/index.ts";

const combining = ["allOf", "anyOf", "oneOf"] as const;

/** Takes what only an answer has out of a value, in place. */
export function dropReadOnly(schema: JsonSchema, value: unknown, steps: Steps): void {
  take(steps, 2);
  for (const keyword of combining) {
    for (const branch of branches(schema, keyword)) dropReadOnly(branch, value, steps);
  }
  if (Array.isArray(value)) {
    const first = Array.isArray(schema.prefixItems) ? schema.prefixItems.filter(isSchema) : [];
    for (const [at, item] of value.entries()) dropReadOnly(first[at] ?? schema.items ?? {}, item, steps);
  } else if (isMembers(value)) {
    dropMembers(schema, value, steps);
  }
}

function dropMembers(schema: JsonSchema, value: object, steps: Steps): void {
  const { properties = {} } = schema;
  const others = isSchema(schema.additionalProperties) ? schema.additionalProperties : {};
  for (const [name, member] of Object.entries(value)) {
    const own = (Object.hasOwn(properties, name) ? properties[name] : undefined) ?? others;
    if (own.readOnly === true) Reflect.deleteProperty(value, name);
    else dropReadOnly(own, member, steps);
  }
}

/** Whether only an answer has this member, as the schema says or one that it is combined from. */
export function isReadOnly(schema: JsonSchema, name: string, steps: Steps): boolean {
  take(steps);
  const { properties = {} } = schema;
  if (Object.hasOwn(properties, name) && properties[name]?.readOnly === true) return true;
  return branches(schema, "allOf").some((branch) => isReadOnly(branch, name, steps));
}

function branches(schema: JsonSchema, keyword: (typeof combining)[number]): JsonSchema[] {
  const list = schema[keyword];
  return Array.isArray(list) ? list.filter(isSchema) : [];
}

function isSchema(value: unknown): value is JsonSchema {
  return isMembers(value);
}
