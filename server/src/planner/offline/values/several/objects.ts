/**
 * Several objects in one sentence: "a meeting with ann@example.com and bob@example.com", "2 apples and 3 pears". Each
 * part of the words is read for the members of one object; parts that are read alike are objects of one list.
 */

import { isNumber } from "../../../../platform/exact/index.ts";
import { mentionsIn } from "../mentions/mentions.ts";
import type { Span } from "../slots/nearness.ts";
import { type Found, inObject, type Slot } from "../slots/slots.ts";

/** What one part of the words says of these slots. */
export type Read = (part: string, slots: readonly Slot[]) => Promise<Found[]>;

const joints = /\s*(?:[,，、;；]|&|\band\b|\bplus\b|\bas well as\b|以及|还有|和|与|及|跟)\s*/giu;
const maxParts = 20;

/** In the place of what was found for the first object of a list: what was found for each. */
export async function withFurtherObjects(
  text: string,
  { found, slots, read }: { found: readonly Found[]; slots: readonly Slot[]; read: Read },
): Promise<Found[]> {
  const parts = partsOf(text);
  let all = [...found];
  for (const members of parts.length < 2 ? [] : listsOf(slots)) {
    const first = found.filter(({ slot }) => members.includes(slot));
    const objects = await objectsIn(parts, members, first, read);
    const isKept = first.every(({ value }) =>
      objects.flat().some((it) => String(it.value) === String(value)),
    );
    if (objects.length > 1 && isKept)
      all = [...all.filter(({ slot }) => !members.includes(slot)), ...objects.flat()];
  }
  return all;
}

/** The slots of each list of objects; a list within a list is filled with what is said of it once. */
function listsOf(slots: readonly Slot[]): Slot[][] {
  const lists = new Map<string, Slot[]>();
  for (const slot of slots) {
    const at = slot.path.findIndex((key) => typeof key === "number");
    if (at < 0 || slot.path.slice(at + 1).some((key) => typeof key === "number")) continue;
    const name = JSON.stringify(slot.path.slice(0, at));
    lists.set(name, [...(lists.get(name) ?? []), slot]);
  }
  return [...lists.values()];
}

async function objectsIn(
  parts: readonly string[],
  members: readonly Slot[],
  first: readonly Found[],
  read: Read,
): Promise<Found[][]> {
  const spoken = new Set(
    first.length > 0 ? first.map(({ slot }) => slot) : members.filter((it) => it.required),
  );
  // What the first object has is wanted of each: a part that is nothing but a value is taken for it.
  const wanted = members.map((slot) => (spoken.has(slot) ? { ...slot, required: true } : slot));
  const objects: Found[][] = [];
  let kind: string | undefined;
  for (const part of parts) {
    const values = (await read(part, wanted)).flatMap(({ slot, value }) => {
      const member = members[wanted.indexOf(slot)];
      return member === undefined ? [] : [{ slot: member, value }];
    });
    const made = kindOf(values);
    if (values.length === 0 || (kind !== undefined && made !== kind)) continue;
    // Where the whole says nothing, words that are left over are no value.
    if (first.length === 0 && values.some(({ value }) => makeOf(value) === "text")) continue;
    if (objects.length > 0 && !isAllOf(part, values)) continue;
    kind = made;
    const index = objects.length;
    objects.push(
      values.map(({ slot, value }) => ({ slot: inObject(slot, index), value, start: -1, end: -1 })),
    );
  }
  return objects;
}

/** A further object is said in a part of its own: of a part that speaks of much else, only an address is one. */
function isAllOf(part: string, values: readonly { value: unknown }[]): boolean {
  if (values.some(({ value }) => ["mail", "address"].includes(makeOf(value)))) return true;
  const said = values.reduce((sum, { value }) => sum + String(value).length, 0);
  return (said + 1) * 2 >= part.trim().length;
}

/** Objects of one list have the same members, with values of the same make. */
const kindOf = (values: readonly { slot: Slot; value: unknown }[]): string =>
  JSON.stringify(values.map(({ slot, value }) => [slot.path, makeOf(value)]).sort());

function makeOf(value: unknown): string {
  if (isNumber(value)) return "number";
  if (typeof value !== "string") return typeof value;
  if (/^\S+@\S+$/.test(value)) return "mail";
  if (/^\w+:\/\//.test(value)) return "address";
  if (/^\d{4}-\d\d-\d\d/.test(value)) return "date";
  return /^\p{Lu}/u.test(value) ? "name" : "text";
}

/** Cut at commas and joining words, except where these are within one value. */
function partsOf(text: string): string[] {
  const whole = mentionsIn(text).filter(({ kind }) => kind !== "proper");
  const isWithin = (cut: Span) => whole.some((it) => it.start < cut.end && cut.start < it.end);
  const cuts = [...text.matchAll(joints)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter((cut) => !isWithin(cut));
  const starts = [0, ...cuts.map(({ end }) => end)];
  return starts
    .slice(0, maxParts)
    .map((start, at) => text.slice(start, cuts[at]?.start ?? text.length))
    .filter((part) => part.trim() !== "");
}
