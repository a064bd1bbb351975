import type { Assistant } from "../../api/schema.gen.ts";
import { drawnIcons } from "../../ui/drawn-names.ts";

export const maxStarters = 3;
export const maxLength = { welcome: 500, starter: 100, instructions: 4000, fallback: 500 };

/** What the form holds: always three places for starters, some of them empty. */
export interface OwnWords {
  icon: string;
  welcome: string;
  starters: string[];
  instructions: string;
  fallback: string;
}

export type WordPlace = Exclude<keyof OwnWords, "starters"> | `starters.${number}`;

export function ownWordsOf(assistant: Assistant): OwnWords {
  const { icon, welcome, starters, instructions = "", fallback = "" } = assistant;
  const empty = Array.from({ length: maxStarters }, () => "");
  return { icon, welcome, starters: [...starters, ...empty].slice(0, maxStarters), instructions, fallback };
}

/** As they are saved: nothing around them, and no empty starters. */
export function toSave({ icon, welcome, starters, instructions, fallback }: OwnWords): OwnWords {
  return {
    icon: icon.trim(),
    welcome: welcome.trim(),
    starters: starters.map((starter) => starter.trim()).filter((starter) => starter !== ""),
    instructions: instructions.trim(),
    fallback: fallback.trim(),
  };
}

/** What of `words` the draft does not hold yet; null when it holds them all. */
export function difference(words: OwnWords, saved: OwnWords): Partial<OwnWords> | null {
  const before = new Map(Object.entries(toSave(saved)));
  const changed = Object.entries(toSave(words)).filter(
    ([member, value]) => JSON.stringify(value) !== JSON.stringify(before.get(member)),
  );
  return changed.length === 0 ? null : Object.fromEntries(changed);
}

const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

export function isIcon(text: string): boolean {
  return drawnIcons.some((drawn) => drawn === text) || [...characters.segment(text.trim())].length <= 1;
}

/** What the server refused, at the fields that it is about; empty starters were not sent. */
export function refusals(details: unknown, words: OwnWords): Partial<Record<WordPlace, string>> {
  if (!Array.isArray(details)) return {};
  const sent = words.starters.flatMap((starter, place) => (starter.trim() === "" ? [] : [place]));
  const found: [string, string][] = details.flatMap(({ path, message }) => {
    const [, place = ""] = /^body\.([a-z]+(?:\.\d+)?)$/.exec(String(path)) ?? [];
    const [, index] = /^starters\.(\d+)$/.exec(place) ?? [];
    if (index !== undefined) return [[`starters.${sent[Number(index)] ?? 0}`, String(message)]];
    return place === "" ? [] : [[place, String(message)]];
  });
  return Object.fromEntries(found);
}
