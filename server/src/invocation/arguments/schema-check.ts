/**
 * A value against its schema, with nothing made of the schema beforehand: a part of it is gone through when a value
 * comes to it, and each time is counted. What a file's schema costs is known only then.
 */
import { isMembers } from "../../platform/exact/index.ts";
import { take } from "../../platform/steps.ts";
import { type JsonSchema, memberConstant } from "../../skill-files/index.ts";
import type { Finding } from "./finding.ts";
import { formsFound } from "./forms.ts";
import { suits } from "./keywords.ts";
import { finding, inside, isSchema, type Looking, schemasIn } from "./looking.ts";
import { isReadOnly } from "./read-only.ts";

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
  anyOf: (wanted, looking, schema) =>
    formsFound({ keyword: "anyOf", wanted, looking: beside(looking, schema), schema }, findingsOf),
  oneOf: (wanted, looking, schema) =>
    formsFound({ keyword: "oneOf", wanted, looking: beside(looking, schema), schema }, findingsOf),
  not: (wanted, looking) =>
    isSchema(wanted) && findingsOf(wanted, looking).length === 0 ? [finding("not", wanted, looking)] : [],
  if: (wanted, looking, schema) => {
    if (!isSchema(wanted)) return [];
    const follows = findingsOf(wanted, looking).length === 0 ? schema.then : schema.else;
    return isSchema(follows) ? findingsOf(follows, beside(looking, schema)) : [];
  },
  required: requiredFound,
  dependentRequired: (wanted, looking, schema) =>
    ofMembersThere(wanted, looking).flatMap(([, names]) => requiredFound(names, looking, schema)),
  dependentSchemas: (wanted, looking, schema) =>
    ofMembersThere(wanted, looking).flatMap(([, each]) =>
      isSchema(each) ? findingsOf(each, beside(looking, schema)) : [],
    ),
  propertyNames: namesFound,
  patternProperties: patternsFound,
  contains: containsFound,
  properties: propertiesFound,
  additionalProperties: othersFound,
  prefixItems: (wanted, looking) =>
    schemasIn(wanted).flatMap((each, index) => itemFound(each, looking, index)),
  items: itemsFound,
};

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

/** Of what a keyword says about members, that about those that are there. */
function ofMembersThere(wanted: unknown, { value, check }: Looking): [name: string, said: unknown][] {
  if (!isMembers(value) || !isMembers(wanted)) return [];
  const said = Object.entries(wanted);
  take(check.steps, said.length);
  return said.filter(([name]) => Object.hasOwn(value, name));
}

function namesFound(wanted: unknown, looking: Looking): Finding[] {
  const { value } = looking;
  if (!isMembers(value) || !isSchema(wanted)) return [];
  return Object.keys(value)
    .map((name) => inside(looking, value, name))
    .filter((member) => findingsOf(wanted, { ...member, value: member.place.key }).length > 0)
    .map((member) => finding("propertyNames", wanted, member));
}

function patternsFound(wanted: unknown, looking: Looking): Finding[] {
  const { value, check } = looking;
  if (!isMembers(value) || !isMembers(wanted)) return [];
  return Object.entries(wanted).flatMap(([pattern, schema]) =>
    Object.keys(value)
      .filter((name) => check.patterns(pattern, name))
      .flatMap((name) => (isSchema(schema) ? findingsOf(schema, inside(looking, value, name)) : [])),
  );
}

function containsFound(wanted: unknown, looking: Looking, schema: JsonSchema): Finding[] {
  const { value } = looking;
  if (!isSchema(wanted) || !Array.isArray(value)) return [];
  const { minContains: least = 1, maxContains: most = Number.POSITIVE_INFINITY } = schema;
  const fitting = value.filter(
    (_, at) => findingsOf(wanted, inside(looking, value, String(at))).length === 0,
  );
  const isEnough = fitting.length >= Number(least) && fitting.length <= Number(most);
  return isEnough ? [] : [finding("contains", wanted, looking)];
}

/** Members that neither `properties` nor `patternProperties` names. */
function othersFound(wanted: unknown, looking: Looking, schema: JsonSchema): Finding[] {
  const { value, check } = looking;
  const { properties = {}, patternProperties } = schema;
  const patterns = isMembers(patternProperties) ? Object.keys(patternProperties) : [];
  if (!isMembers(value) || wanted === true) return [];
  const names = Object.keys(value);
  take(check.steps, names.length);
  return names
    .filter((name) => !Object.hasOwn(properties, name))
    .filter((name) => !patterns.some((pattern) => check.patterns(pattern, name)))
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
