import type { Language } from "../../ui/language/language.ts";

export const groups = [
  "recent",
  "actions",
  "places",
  "conversations",
  "assistants",
  "applications",
  "grants",
  "help",
] as const;
export type Group = (typeof groups)[number];

/** One thing that can be found: where it leads, or what it does. */
export interface Entry {
  id: string;
  group: Group;
  /** In the reader's language, and in the other one too, where it has a name there: both are found. */
  label: string;
  also: readonly string[];
  /** Small, at the right. */
  note?: string;
  act: () => void;
}

/** How many of a group stand there at a time. */
const perGroup = 6;

/**
 * Those whose words begin with, or else hold, every word that was typed; by group, the better first. With nothing typed
 * those used last come first. What the server found is taken as it is.
 */
export function findEntries(
  entries: readonly Entry[],
  q: string,
  recent: readonly string[],
): { group: Group; entries: Entry[] }[] {
  const words = q.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const shown = words.length === 0 ? unasked(entries, recent) : asked(entries, words);
  return groups
    .map((group) => ({
      group,
      entries: shown.filter((entry) => entry.group === group).slice(0, perGroup),
    }))
    .filter((each) => each.entries.length > 0);
}

function unasked(entries: readonly Entry[], recent: readonly string[]): Entry[] {
  const last = recent.flatMap((id) => entries.find((entry) => entry.id === id) ?? []);
  return [
    ...last.map((entry) => ({ ...entry, group: "recent" as const })),
    ...entries.filter((entry) => !last.includes(entry)),
  ];
}

function asked(entries: readonly Entry[], words: readonly string[]): Entry[] {
  return entries
    .map((entry) => ({ entry, score: entry.group === "conversations" ? 1 : scoreOf(entry, words) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
}

/** 3: a name begins so, 2: a word of it does, 1: it is somewhere in it; the weakest of what was typed counts. */
function scoreOf({ label, also }: Entry, words: readonly string[]): number {
  const texts = [label, ...also].map((text) => text.toLocaleLowerCase());
  return Math.min(...words.map((word) => Math.max(...texts.map((text) => scoreIn(text, word)))));
}

function scoreIn(text: string, word: string): number {
  const at = text.indexOf(word);
  if (at < 0) return 0;
  if (at === 0) return 3;
  return /[\s\p{P}]/u.test(text[at - 1] ?? "") ? 2 : 1;
}

/** A name in both languages: shown in one, found by both. */
export function named(
  name: Readonly<Record<Language, string>>,
  language: Language,
): Pick<Entry, "label" | "also"> {
  return { label: name[language], also: [name.zh, name.en] };
}
