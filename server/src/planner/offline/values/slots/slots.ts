import { type ExactNumber, isMembers, isNumber } from "../../../../platform/exact/index.ts";
import { constantOf } from "../../../../skill-files/index.ts";
import type { PlannerOperation, PlannerParameter } from "../../../planner.ts";
import type { Fields } from "../../../telling/json.ts";
import { splitName, wordsOf } from "../../../words/words.ts";

export type Choice = string | number | ExactNumber;

const isChoice = (value: unknown): value is Choice => typeof value === "string" || isNumber(value);

/** A parameter, or a member of an object at whatever depth. */
export interface Level {
  /** The names that lead to it, joined by dots. */
  key: string;
  name: string;
  description: string;
  /** Where what it is in is given. */
  required: boolean;
  /** JSON Schema. */
  schema: Fields;
}

/** One value to find in the person's words: a leaf of a parameter's schema. */
export interface Slot {
  /** The parameter's key and property names from there down, with a number for the place in a list of objects. */
  path: readonly (string | number)[];
  type: "string" | "number" | "integer" | "boolean";
  /** An array of such values. */
  list: boolean;
  choices: readonly Choice[];
  /** It, and all that it is in. */
  required: boolean;
  /** What it is in, the parameter first, and itself last. */
  levels: readonly Level[];
  fallback: unknown;
  entity: PlannerParameter["entity"];
  format: string;
  name: string;
  description: string;
  /** The terms that speak of this slot and how strongly; those it shares with its neighbours say less. */
  cues: Map<string, number>;
  /** Values that the description gives as examples. */
  samples: readonly string[];
  /** JSON Schema. */
  schema: Fields;
}

/** No more of a schema than this is filled from words. */
const maxChoices = 200;
const maxSlots = 80;

export function slotsOf(operation: PlannerOperation): Slot[] {
  const slots = operation.parameters.filter(hasChoice).flatMap((it) =>
    leaves(it.schema, {
      path: [it.key],
      name: it.name,
      required: it.required,
      levels: [levelOf(it.key, it)],
      description: it.description,
      fallback: it.default,
      entity: it.entity,
    }),
  );
  return shareCues(slots.slice(0, maxSlots));
}

const levelOf = (key: string, { name, description, required, schema }: Omit<Level, "key">): Level => ({
  key,
  name,
  description,
  required,
  schema,
});

/** What is required and could be nothing else is nobody's to say: it is sent as the file has it. */
const hasChoice = ({ schema, required }: Pick<PlannerParameter, "schema" | "required">): boolean =>
  !required || constantOf(schema) === undefined;

function shareCues(slots: Slot[]): Slot[] {
  const holders = new Map<string, Set<string>>();
  for (const { cues, path, name } of slots) {
    // Parameters of one name are one to whoever speaks of them.
    const holder = path.length === 1 ? name : JSON.stringify(path);
    for (const term of cues.keys()) holders.set(term, (holders.get(term) ?? new Set()).add(holder));
  }
  return slots.map((slot) => ({
    ...slot,
    cues: new Map(
      [...slot.cues].map(([term, weight]) => [term, weight / (holders.get(term)?.size ?? 1) ** 0.7]),
    ),
  }));
}

/** A name in Latin letters says nothing to who speaks Chinese: what describes it stands in its place. */
const strengthOf = ({ description }: Place): number => (/\p{Script=Han}/u.test(description) ? 1.2 : 0.7);

function cuesOf(place: Place): Map<string, number> {
  const cues = new Map<string, number>();
  const add = (text: string, strength: number) => {
    for (const [term, weight] of wordsOf(text).terms) {
      cues.set(term, Math.max(cues.get(term) ?? 0, strength * Math.max(weight, 0.7)));
    }
  };
  if (place.outer !== undefined) add(splitName(place.outer), 0.5);
  add(place.description.replace(/\(?(?:e\.g\.|such as|例如|比如).*$/is, "").slice(0, 120), strengthOf(place));
  add(splitName(place.name), 1.5);
  return cues;
}

/** "(e.g., iOS, Android)", "such as 'open' or 'closed'", "例如晴天、多云". */
function samplesIn(description: string): string[] {
  const listed =
    /(?:e\.g\.,?|such as|for example,?|like|例如|比如|如|types?:|options?:|[:：])\s*([^()（）。]+)/i.exec(
      description,
    )?.[1] ?? "";
  const quoted = [...listed.matchAll(/['"“‘]([^'"”’]{2,30})['"”’]/g)].flatMap((match) => match[1] ?? []);
  if (quoted.length > 0) return quoted;
  return listed
    .split(/,|，|、|;|\bor\b|\band\b|\/|或|和/)
    .map((it) => it.trim().replace(/^['"“‘]|['"”’.]+$/g, ""))
    .filter((it) => it.length > 1 && it.length <= 30 && !/^etc/i.test(it));
}

interface Place
  extends Pick<Slot, "path" | "name" | "required" | "levels" | "description" | "fallback" | "entity"> {
  /** The name of what it is a property of. */
  outer?: string;
  depth?: number;
}

function leaves(schema: Fields, place: Place): Slot[] {
  const items = isMembers(schema.items) ? schema.items : undefined;
  const depth = place.depth ?? 0;
  if (isMembers(schema.properties) && depth < 5) return propertiesOf(schema, { ...place, depth: depth + 1 });
  if (items && isMembers(items.properties) && depth < 5) {
    return propertiesOf(items, { ...place, path: [...place.path, 0], depth: depth + 1 });
  }
  return [leaf(items ?? schema, schema, items !== undefined || schema.type === "array", place)];
}

function propertiesOf(schema: Fields, place: Place): Slot[] {
  const required: unknown[] = Array.isArray(schema.required) ? schema.required : [];
  const properties = isMembers(schema.properties) ? schema.properties : {};
  return Object.entries(properties).flatMap(([name, inner]) => {
    if (!isMembers(inner) || !hasChoice({ schema: inner, required: required.includes(name) })) return [];
    const description = typeof inner.description === "string" ? inner.description : "";
    const isRequired = required.includes(name);
    const key = `${place.levels.at(-1)?.key}.${name}`;
    const level = levelOf(key, { name, description, required: isRequired, schema: inner });
    const entity = place.entity;
    return leaves(inner, {
      ...place,
      path: [...place.path, name],
      name,
      outer: place.name,
      required: place.required && isRequired,
      levels: [...place.levels, level],
      description,
      fallback: undefined,
      entity,
    });
  });
}

function leaf(value: Fields, whole: Fields, list: boolean, place: Place): Slot {
  const choices = [value.enum, whole.enum].find(Array.isArray) ?? [value.const, ...patternChoices(value)];
  const { path, name, required, levels, description, fallback, entity } = place;
  return {
    path,
    required,
    levels,
    description,
    fallback,
    entity,
    list,
    name,
    type: typeOf(value.type),
    choices: choices.slice(0, maxChoices).filter(isChoice),
    format: typeof value.format === "string" ? value.format : "",
    cues: cuesOf(place),
    samples: samplesIn(description.slice(0, 400)),
    schema: whole,
  };
}

/** "^(low|medium|high)$" is a choice of three. */
function patternChoices({ pattern }: Fields): string[] {
  const listed =
    typeof pattern === "string" ? /^\^\(?([\p{L}\d _-]+(?:\|[\p{L}\d _-]+)+)\)?\$$/u.exec(pattern) : null;
  return listed?.[1]?.split("|") ?? [];
}

function typeOf(type: unknown): Slot["type"] {
  const named = Array.isArray(type) ? type.find((it) => it !== "null") : type;
  if (named === "number" || named === "float") return "number";
  return named === "integer" || named === "boolean" ? named : "string";
}

/** The other way round: what these arguments hold for each slot, and of further objects of a list for its like there. */
export function valuesIn(given: Fields, slots: readonly Slot[]): Placed[] {
  return slots.flatMap((slot) => held(given, slot, slot.path, []));
}

function held(value: unknown, slot: Slot, [key, ...rest]: Slot["path"], before: Slot["path"]): Placed[] {
  if (value === undefined) return [];
  if (key === undefined) return [{ slot: placedAt(slot, before), value }];
  if (typeof key === "number")
    return Array.isArray(value) ? value.flatMap((item, at) => held(item, slot, rest, [...before, at])) : [];
  return isMembers(value) && Object.hasOwn(value, key) ? held(value[key], slot, rest, [...before, key]) : [];
}

export interface Placed {
  slot: Slot;
  value: unknown;
}

/** What was said of a slot, and where; -1 when in no one place. */
export interface Found extends Placed {
  start: number;
  end: number;
  /** One of these was meant, and the words do not say which. */
  unclear?: string[];
}

/** Its like in another object of the list; the slot itself where it is in the first. */
function placedAt(slot: Slot, path: Slot["path"]): Slot {
  return path.every((key, at) => key === slot.path[at]) ? slot : { ...slot, path };
}

export const inObject = (slot: Slot, index: number): Slot =>
  placedAt(
    slot,
    slot.path.map((key) => (typeof key === "number" ? index : key)),
  );

/** Puts found values back where their schemas want them. */
export function assemble(values: readonly Placed[]): Fields {
  const root: Fields = Object.create(null);
  for (const { slot, value } of values) put(root, slot.path, value);
  return { ...root };
}

type Holder = Fields | unknown[];

function put(into: Holder, [key, ...rest]: Slot["path"], value: unknown): void {
  if (key === undefined || key === "__proto__") return;
  const inner = rest.length === 0 ? value : innerOf(into, key, typeof rest[0] === "number");
  if (!Array.isArray(into)) into[key] = inner;
  else if (typeof key === "number") into[key] = inner;
  if (rest.length > 0 && isHolder(inner)) put(inner, rest, value);
}

const isHolder = (value: unknown): value is Holder => Array.isArray(value) || isMembers(value);

function innerOf(into: Holder, key: string | number, isList: boolean): Holder {
  const known = Array.isArray(into) ? into[Number(key)] : into[key];
  if (isList) return Array.isArray(known) ? known : [];
  return isMembers(known) ? known : {};
}
