/**
 * A value against its schema, with nothing made of the schema beforehand: a part of it is gone through when a value
 * comes to it, and each time is counted. What a file's schema costs is known only then.
 */
import { isMembers } from "../../platform/exact/index.ts";
import { take } from "../../platform/steps.ts";
import { type JsonSchema, memberConstant } from "../../skill-files/index.ts";
import type { Finding, Place } from "./finding.ts";
import { type Check, suits } from "./keywords.ts";
import { isReadOnly } from "./read-only.ts";

interface Looking {
  value: unknown;
  place: Place;
  check: Check;
  /** The schemas that this one is a part of: what one of them says only an answer has, no other requires. */
  combined?: readonly JsonSchema[];
}

/** All that is wrong with a value. @throws TooManySteps */
export function findingsOf(schema: JsonSchema, looking: Looking): Finding[] {
  const { value, check } = looking;
  const isNull = value === null && schema.nullable === true;
  const found: Finding[] = [];
  for (const [keyword, wanted] of Object.entries(schema)) {
    take(check.steps, 2);
    const structure = Object.hasOwn(structures, keyword) ? structures[keyword] : undefined;
    if (structure !== undefined) for (const each of structure(wanted, looking, schema)) found.push(each);
    else if (!(isNull && keyword === "type") && !suits(keyword, wanted, value, check))
      found.push(finding(keyword, wanted, looking));
  }
  return found;
}

/** A keyword that speaks of what is inside of a value, or that has schemas of its own for it. */
type Structure = (wanted: unknown, looking: Looking, schema: JsonSchema) => Finding[];

const structures: Record<string, Structure> = {
  allOf: (wanted, looking, schema) => {
    const combined = beside(looking, schema);
    return schemasIn(wanted).flatMap((each) => findingsOf(each, combined));
  },
  anyOf: (wanted, looking, schema) => formsFound("anyOf", wanted, beside(looking, schema)),
  oneOf: (wanted, looking, schema) => formsFound("oneOf", wanted, beside(looking, schema)),
  not: (wanted, looking) =>
    isSchema(wanted) && findingsOf(wanted, looking).length === 0 ? [finding("not", wanted, looking)] : [],
  required: requiredFound,
  properties: propertiesFound,
  additionalProperties: othersFound,
  prefixItems: (wanted, looking) =>
    schemasIn(wanted).flatMap((each, index) => itemFound(each, looking, index)),
  items: itemsFound,
};

/** Of `anyOf` one form is enough, of `oneOf` a second is one too many. */
function formsFound(keyword: "anyOf" | "oneOf", wanted: unknown, looking: Looking): Finding[] {
  const below: Finding[] = [];
  let fitting = 0;
  for (const form of schemasIn(wanted)) {
    const found = findingsOf(form, looking);
    if (found.length === 0) fitting += 1;
    if (fitting > (keyword === "anyOf" ? 0 : 1)) break;
    for (const each of found) below.push(each);
  }
  if (fitting === 1) return [];
  return [{ ...finding(keyword, wanted, looking), below: fitting === 0 ? below : [] }];
}

/** For a schema that this one is combined from. */
function beside(looking: Looking, schema: JsonSchema): Looking {
  return { ...looking, combined: [...(looking.combined ?? []), schema] };
}

function requiredFound(wanted: unknown, looking: Looking, schema: JsonSchema): Finding[] {
  const { value, check, combined = [] } = looking;
  if (!isMembers(value) || !Array.isArray(wanted)) return [];
  take(check.steps, wanted.length);
  const schemas = [...combined, schema];
  return wanted
    .map(String)
    .filter((name) => !Object.hasOwn(value, name))
    .filter((name) => !schemas.some((each) => isReadOnly(each, name, check.steps)))
    .map((name) => {
      const only = memberConstant(schemas, name, check.steps);
      const missing = finding("required", wanted, inside(looking, value, name));
      return only === undefined ? missing : { ...missing, only };
    });
}

function propertiesFound(wanted: unknown, looking: Looking): Finding[] {
  const { value, check } = looking;
  if (!isMembers(value) || !isMembers(wanted)) return [];
  const names = Object.keys(value);
  take(check.steps, names.length);
  return names.flatMap((name) => {
    const schema = Object.hasOwn(wanted, name) ? Reflect.get(wanted, name) : undefined;
    return isSchema(schema) ? findingsOf(schema, inside(looking, value, name)) : [];
  });
}

/** Members that `properties` does not name. */
function othersFound(wanted: unknown, looking: Looking, { properties = {} }: JsonSchema): Finding[] {
  const { value, check } = looking;
  if (!isMembers(value) || wanted === true) return [];
  const names = Object.keys(value);
  take(check.steps, names.length);
  return names
    .filter((name) => !Object.hasOwn(properties, name))
    .flatMap((name) => {
      const member = inside(looking, value, name);
      return isSchema(wanted)
        ? findingsOf(wanted, member)
        : [finding("additionalProperties", wanted, member)];
    });
}

/** Those after the ones that `prefixItems` speaks of. */
function itemsFound(wanted: unknown, looking: Looking, { prefixItems }: JsonSchema): Finding[] {
  if (!isSchema(wanted) || !Array.isArray(looking.value)) return [];
  const first = Array.isArray(prefixItems) ? prefixItems.length : 0;
  return looking.value.slice(first).flatMap((_, index) => itemFound(wanted, looking, first + index));
}

function itemFound(schema: JsonSchema, looking: Looking, index: number): Finding[] {
  const { value } = looking;
  if (!Array.isArray(value) || index >= value.length) return [];
  return findingsOf(schema, inside(looking, value, String(index)));
}

function inside({ place, check }: Looking, holder: object, key: string): Looking {
  return { value: Reflect.get(holder, key), place: { holder, key, within: place }, check };
}

function finding(keyword: string, wanted: unknown, { value, place, check }: Looking): Finding {
  take(check.steps, 20);
  return { keyword, wanted, place, value };
}

function schemasIn(wanted: unknown): JsonSchema[] {
  return Array.isArray(wanted) ? wanted.filter(isSchema) : [];
}

function isSchema(value: unknown): value is JsonSchema {
  return isMembers(value);
}
