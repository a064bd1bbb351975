import { type GuideName, isGuideName } from "./guides.ts";

/** One page of docs/lint: what a code of the skill reader means, and the way out. */
export interface LintPageText {
  code: string;
  /** The heading of the page. */
  title: string;
  /** Its first paragraph, as plain text. */
  summary: string;
  /** Markdown below the heading. */
  text: string;
}

/** Takes the pages of one language as they are in the folder, in the order of their codes. */
export function readPages(files: Readonly<Record<string, string>>): LintPageText[] {
  return Object.entries(files)
    .map(([path, content]) => readPage(path, content))
    .filter(({ code }) => /^[a-z][a-z0-9_]*$/.test(code))
    .toSorted((a, b) => a.code.localeCompare(b.code));
}

function readPage(path: string, content: string): LintPageText {
  const code = path.replace(/^.*\//, "").replace(/\.md$/, "");
  const [, title = code, text = content] = /^\s*# +(.+?)\s*\n([\s\S]*)$/.exec(content) ?? [];
  const [summary = ""] = text.trim().split(/\n\s*\n/);
  return { code, title: plain(title), summary: plain(summary), text: text.trim() };
}

/** The marks of Markdown that a paragraph of ours may have. */
const plain = (text: string) => text.replace(/[`*]|\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/\s+/g, " ");

/** Those that a search means: it looks at code, heading and text. */
export function matchingPages(pages: readonly LintPageText[], search: string): LintPageText[] {
  const wanted = search.trim().toLowerCase();
  return pages.filter(({ code, title, text }) => `${code} ${title} ${text}`.toLowerCase().includes(wanted));
}

/** Where a link between the pages leads: the code of another page, an address outside, or nowhere in this app. */
export type LinkTarget =
  | { kind: "page"; code: string }
  | { kind: "guide"; name: GuideName; hash: string }
  | { kind: "place"; hash: string }
  | { kind: "outside"; url: string }
  | { kind: "none" };

export function linkTarget(href: string | undefined): LinkTarget {
  const [, place] = /^#(.+)$/.exec(href ?? "") ?? [];
  if (place !== undefined) return { kind: "place", hash: decodeURIComponent(place) };
  const [, name = "", hash = ""] = /^(?:\.{1,2}\/)*(?:zh\/)?([a-z-]+)\.md(?:#(.*))?$/.exec(href ?? "") ?? [];
  if (isGuideName(name)) return { kind: "guide", name, hash: decodeURIComponent(hash) };
  const [, code] =
    /^(?:\.\/|(?:\.\.\/)*(?:zh\/)?lint\/)?([a-z][a-z0-9_]*)\.md(?:#.*)?$/.exec(href ?? "") ?? [];
  if (code !== undefined) return { kind: "page", code };
  const url = URL.parse(href ?? "");
  return url !== null && (url.protocol === "https:" || url.protocol === "http:")
    ? { kind: "outside", url: url.href }
    : { kind: "none" };
}
