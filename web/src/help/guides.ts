import type { Language } from "../ui/language/language.ts";

/** The guides of docs/, in the order in which people need them. */
export const guideNames = [
  "user",
  "builder",
  "skill-author",
  "your-own-api",
  "webhooks",
  "programs",
  "admin",
  "operator",
] as const;
export type GuideName = (typeof guideNames)[number];

export interface Guide {
  name: GuideName;
  title: string;
  /** Its first paragraph, as plain text. */
  summary: string;
  /** Its sections, for the way to them. */
  sections: readonly { id: string; title: string }[];
  /** Markdown below the title. */
  text: string;
}

/* Each is a chunk of its own, fetched when it is read or searched. */
const files = {
  en: import.meta.glob<string>(
    "../../../docs/{user,builder,skill-author,your-own-api,webhooks,programs,admin,operator}.md",
    { query: "?raw", import: "default" },
  ),
  zh: import.meta.glob<string>(
    "../../../docs/zh/{user,builder,skill-author,your-own-api,webhooks,programs,admin,operator}.md",
    { query: "?raw", import: "default" },
  ),
} as const satisfies Record<Language, unknown>;

export function isGuideName(name: string): name is GuideName {
  return guideNames.some((each) => each === name);
}

export async function loadGuide(name: GuideName, language: Language): Promise<Guide> {
  const load = Object.entries(files[language]).find(([path]) => path.endsWith(`/${name}.md`))?.[1];
  if (load === undefined) throw new Error(`there is no guide ${name} in ${language}`);
  return readGuide(name, await load());
}

export function readGuide(name: GuideName, content: string): Guide {
  const [, title = name, text = content] = /^\s*# +(.+?)\s*\n([\s\S]*)$/.exec(content) ?? [];
  const [summary = ""] = text.trim().split(/\n\s*\n/);
  const sections = [...text.matchAll(/^## +(.+)$/gm)].map(([, heading = ""]) => ({
    id: slugOf(plain(heading)),
    title: plain(heading),
  }));
  return { name, title: plain(title), summary: plain(summary), sections, text: text.trim() };
}

/** The name of a heading in links, as GitHub makes it. */
export function slugOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}\s_-]/gu, "")
    .replace(/\s/g, "-");
}

const plain = (text: string) =>
  text.replace(/[`*]|(?<!\w)_|_(?!\w)|\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/\s+/g, " ");

export interface FoundGuide {
  guide: Guide;
  /** Around what was searched for; null where nothing was, or it is in the title. */
  found: string | null;
}

/** Those that a search means, each with the sentence in which it was found. */
export function matchingGuides(guides: readonly Guide[], search: string): FoundGuide[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === "") return guides.map((guide) => ({ guide, found: null }));
  return guides.flatMap((guide): FoundGuide[] => {
    const text = plain(guide.text);
    const at = text.toLowerCase().indexOf(wanted);
    if (at < 0) return guide.title.toLowerCase().includes(wanted) ? [{ guide, found: null }] : [];
    const from = Math.max(0, at - 50);
    const found = `${from > 0 ? "…" : ""}${text.slice(from, at + wanted.length + 90)}…`;
    return [{ guide, found }];
  });
}
