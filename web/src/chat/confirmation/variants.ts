/** The forms of which a value is to have one (`oneOf`, `anyOf`), as a person may choose among them. */
import type { ParameterSchema } from "../../api/schema.gen.ts";
import { constantOf, isObject, isOfType, objectPartsOf, schemasIn, typesOf } from "./schema-parts.ts";

export interface Variant {
  /** Its place in the list. */
  at: number;
  /** By its title or the word that stands for it; empty where it has neither. */
  name: string;
  description: string;
  /** The form, and what is said around it. */
  schema: ParameterSchema;
  members: ReadonlyMap<string, ParameterSchema>;
  /** Names that the form itself speaks of. */
  own: ReadonlySet<string>;
  required: ReadonlySet<string>;
  /** Members that can be nothing else in it, what says that it is meant among them. */
  constants: ReadonlyMap<string, unknown>;
  /** The discriminator, and its values that stand for this form. */
  words: { member: string; values: readonly string[] } | undefined;
  isClosed: boolean;
}

export interface Variants {
  all: readonly Variant[];
  /** Of no two forms at once. */
  isExclusive: boolean;
}

/** Undefined where there is nothing to choose: forms that only say which members must be there are no shapes. */
export function variantsOf(schema: ParameterSchema): Variants | undefined {
  const holder = holderOf(schema);
  if (holder === undefined) return undefined;
  const forms = formsOf(holder);
  const isExclusive = holder.oneOf !== undefined || holder.discriminator !== undefined;
  const isShaped = forms.some(({ form }) => objectPartsOf(form).members.size > 0 || typesOf(form).size > 0);
  if (!isExclusive && !isShaped) return undefined;
  return { all: forms.map(({ form, at }) => variantOf(schema, holder, form, at)), isExclusive };
}

/** The schema or the part of it that has the forms: a single one beside null is no choice, but may hold one. */
function holderOf(schema: ParameterSchema): ParameterSchema | undefined {
  const forms = formsOf(schema);
  if (forms.length > 1) return schema;
  const parts = [...forms.map(({ form }) => form), ...schemasIn(schema.allOf)];
  return parts.map(holderOf).find((holder) => holder !== undefined);
}

function formsOf({ oneOf, anyOf }: ParameterSchema): { form: ParameterSchema; at: number }[] {
  return schemasIn(oneOf ?? anyOf)
    .map((form, at) => ({ form, at }))
    .filter(({ form }) => [...typesOf(form)].join() !== "null");
}

function variantOf(
  schema: ParameterSchema,
  holder: ParameterSchema,
  form: ParameterSchema,
  at: number,
): Variant {
  const own = objectPartsOf(form);
  const { members, required, isClosed } = objectPartsOf(withoutForms(schema), withoutForms(holder), form);
  const constants = new Map<string, unknown>();
  for (const [name, member] of members) {
    const value = constantOf(member);
    if (value !== undefined) constants.set(name, value);
  }
  const words = wordsOf(holder, at);
  if (words?.values.length === 1) constants.set(words.member, words.values[0]);
  return {
    at,
    name: form.title ?? words?.values[0] ?? "",
    description: form.description ?? "",
    schema: form,
    members,
    own: new Set([...own.members.keys(), ...own.required, ...(words === undefined ? [] : [words.member])]),
    required,
    constants,
    words,
    isClosed,
  };
}

function wordsOf({ discriminator }: ParameterSchema, at: number): Variant["words"] {
  if (discriminator === undefined) return undefined;
  const { propertyName: member, mapping } = discriminator;
  const values = Object.keys(mapping).filter((word) => mapping[word]?.includes(at));
  return values.length === 0 ? undefined : { member, values };
}

const withoutForms = ({ oneOf, anyOf, ...rest }: ParameterSchema): ParameterSchema => rest;

/** The form that its discriminator says, or the only one that a value may be; undefined where several may be meant. */
export function variantIn({ all }: Variants, value: unknown): Variant | undefined {
  const named = all.filter(({ words }) => words !== undefined && isSaid(words, value));
  const fitting = named.length > 0 ? named : all.filter((variant) => isFitting(variant, value));
  return fitting.length === 1 ? fitting[0] : undefined;
}

function isSaid({ member, values }: NonNullable<Variant["words"]>, value: unknown): boolean {
  return isObject(value) && Object.hasOwn(value, member) && values.includes(String(value[member]));
}

function isFitting({ schema, members, required, constants, isClosed }: Variant, value: unknown): boolean {
  const types = typesOf(schema);
  const constant = constantOf(schema);
  if (constant !== undefined) return constant === value;
  if (types.size > 0 && !isOfType(value, types)) return false;
  if (!isObject(value)) return types.size > 0;
  const has = (name: string) => Object.hasOwn(value, name);
  return (
    [...constants].every(([name, only]) => !has(name) || value[name] === only) &&
    [...required].every(has) &&
    (!isClosed || Object.keys(value).every((name) => members.has(name)))
  );
}

/**
 * A value to be completed in this form: what it shares with the value so far, what can be nothing else, and null for
 * what must be filled in.
 */
export function skeletonOf(variant: Variant, { all }: Variants, value: unknown): unknown {
  const { schema } = variant;
  const constant = constantOf(schema);
  if (constant !== undefined) return constant;
  const types = typesOf(schema);
  if (types.size > 0 && !types.has("object")) return isOfType(value, types) ? value : undefined;
  const before = isObject(value) ? value : {};
  const named = new Set(all.flatMap((each) => [...each.members.keys(), ...each.own]));
  const further = Object.entries(before).filter(([name]) => !named.has(name) && !variant.isClosed);
  return { ...membersOf(variant, before), ...Object.fromEntries(further) };
}

function membersOf(variant: Variant, before: Record<string, unknown>): Record<string, unknown> {
  const { members, required, words } = variant;
  const names = new Set([...(words ? [words.member] : []), ...members.keys(), ...required]);
  return Object.fromEntries(
    [...names].flatMap((name): [string, unknown][] => {
      const only = fixedIn(variant, name);
      if (only !== undefined) return [[name, only]];
      if (Object.hasOwn(before, name) && !(words?.member === name && !isSaid(words, before)))
        return [[name, before[name]]];
      if (words?.member === name) return [[name, words.values[0]]];
      return required.has(name) ? [[name, toFillIn(members.get(name) ?? {})]] : [];
    }),
  );
}

/** What says that this form is meant, or is required and can be nothing else. */
export function fixedIn({ constants, required, own }: Variant, name: string): unknown {
  return required.has(name) || own.has(name) ? constants.get(name) : undefined;
}

function toFillIn(schema: ParameterSchema): unknown {
  const constant = constantOf(schema);
  if (constant !== undefined) return constant;
  if (variantsOf(schema) !== undefined || [...typesOf(schema)].join() !== "object") return null;
  const { members, required } = objectPartsOf(schema);
  return Object.fromEntries([...required].map((name) => [name, toFillIn(members.get(name) ?? {})]));
}

/** Whether something that must be there, and may not be nothing, is still null. */
export function isUnfilled(schema: ParameterSchema, value: unknown): boolean {
  if (!isObject(value)) return false;
  const variants = variantsOf(schema);
  const { members, required } = (variants && variantIn(variants, value)) ?? objectPartsOf(schema);
  return Object.entries(value).some(([name, item]) => {
    const member = members.get(name) ?? {};
    if (item === null) return required.has(name) && !typesOf(member).has("null");
    return isUnfilled(member, item);
  });
}
