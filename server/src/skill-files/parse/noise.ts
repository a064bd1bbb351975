/**
 * What comes along when a document is copied out of a chat or a page. What stands around the document, comments in
 * JSON, and odd white space in indents is taken away, with a warning; lines stay where they are. Characters inside it
 * are never exchanged: they are named, for the person to exchange.
 */
import type { LintRule } from "../check/lint-codes.ts";

export interface Cleaned {
  text: string;
  noise: { rule: LintRule; at: number; values?: Record<string, string> }[];
}

/** One line break for each that is taken away. */
function blank(text: string): string {
  return text.replace(/[^\n]+/g, "");
}

const opening =
  /^[ \t]*["']?(openapi|swagger)["']?[ \t]*:|^[ \t]*\{[ \t]*("(openapi|swagger)"|$)|^---[ \t]*$/m;

export function withoutNoise(text: string): Cleaned {
  const cleaned: Cleaned = { text, noise: [] };
  for (const step of [withoutFence, withoutComments, withoutPreface, withoutComments, withoutOddSpaces])
    step(cleaned);
  return cleaned;
}

/** What stands between two fences, or after an open one, and begins like a document. Fences in texts are indented. */
function withoutFence(cleaned: Cleaned): void {
  const { text } = cleaned;
  const fences = [...text.matchAll(/^(?:```|~~~).*$/gm)];
  for (const [i, { index, 0: fence }] of fences.entries()) {
    const begin = index + fence.length;
    const end = fences[i + 1]?.index ?? text.length;
    if (!opening.test(text.slice(begin, end))) continue;
    cleaned.text = blank(text.slice(0, begin)) + text.slice(begin, end) + blank(text.slice(end));
    cleaned.noise.push({ rule: "noise_around", at: index });
    return;
  }
}

const isAfterword = (line: string) => line.trim() === "" || /^[^-#\s{}\]"':][^:]*$/.test(line);

/** Where the document ends: before a fence, and before a last paragraph that is neither indented nor has a name. */
function endOf(text: string): number {
  const fence = text.search(/^(?:```|~~~)[ \t]*$/m);
  if (fence >= 0) return fence;
  const lines = text.split("\n");
  let first = lines.length;
  while (first > 0 && isAfterword(lines[first - 1] ?? "")) first--;
  const gap = lines.findIndex((line, index) => index >= first && line.trim() === "");
  return gap < 0 ? text.length : lines.slice(0, gap).join("\n").length;
}

/** Sentences before the first line of the document and after its last one; a comment, or a part of it, is none. */
function withoutPreface(cleaned: Cleaned): void {
  const { text } = cleaned;
  const begin = opening.exec(text)?.index ?? 0;
  const before = isProse(text.slice(0, begin)) ? text.slice(0, begin) : "";
  const rest = text.slice(before.length);
  const isJson = /^\s*\{/.test(rest);
  const length = isJson ? rest.lastIndexOf("}") + 1 : endOf(rest);
  const after = rest.slice(length);
  if (before === "" && after.trim() === "") return;
  cleaned.text = blank(before) + rest.slice(0, length) + blank(after);
  const at = before === "" ? before.length + length + after.search(/\S/) : before.search(/\S/);
  cleaned.noise.push({ rule: "noise_around", at });
}

function isProse(text: string): boolean {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return (
    lines.length < 30 &&
    lines.some((line) => !/^#/.test(line)) &&
    !lines.some((line) => /^["'\w$-]+:(\s|$)/.test(line))
  );
}

const oddSpaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const zeroWidth = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

/** A name that begins or ends with what was meant as white space: the indent of its line was not read as one. */
export function hasOddName(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, item]) => odd.test(key) || hasOddName(item));
}

const odd = /^[\u00a0\u00ad\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]|[\u00a0\u200b\u3000\ufeff]$/;

/** In the indent of a line, and between a name and its value. */
function withoutOddSpaces(cleaned: Cleaned): void {
  const pattern = /^[^\S\n]*[\u00ad\u200b-\u200d\u2060\ufeff]*[^\S\n]*(- )?[^\S\n]*|:[^\S\n]+/gm;
  let first: number | undefined;
  cleaned.text = cleaned.text.replace(pattern, (white: string, _dash: unknown, at: number) => {
    const plain = white.replace(oddSpaces, " ").replace(zeroWidth, "");
    if (plain !== white) first ??= at;
    return plain;
  });
  if (first !== undefined) cleaned.noise.push({ rule: "noise_spaces", at: first });
}

/** `//` and `/* … *\/` outside of texts, where the document is JSON. */
function withoutComments(cleaned: Cleaned): void {
  if (!/^\s*[{[]/.test(cleaned.text)) return;
  let first: number | undefined;
  const pattern = /"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
  cleaned.text = cleaned.text.replace(pattern, (part: string, at: number) => {
    if (part.startsWith('"')) return part;
    first ??= at;
    return part.replace(/[^\n]/g, " ");
  });
  if (first !== undefined) cleaned.noise.push({ rule: "json_comments", at: first });
}

const usual: Record<string, string> = {
  "：": ": ",
  "，": ",",
  "、": ",",
  "“": '"',
  "”": '"',
  "„": '"',
  "＂": '"',
  "‘": "'",
  "’": "'",
  "＇": "'",
  "｛": "{",
  "｝": "}",
  "［": "[",
  "］": "]",
  "【": "[",
  "】": "]",
  "－": "-",
  "–": "-",
  "—": "-",
  "•": "-",
  "＃": "#",
  "\u00a0": " ",
  "\u3000": " ",
};

/** The first character of a line that a keyboard or a page has put in the place of one that YAML and JSON know. */
export function oddCharacter(line: string): { index: number; values: Record<string, string> } | undefined {
  const match = /^\s*(?:- )?["']?[\w$./{}-]+["']?\s*(：)|^\s*([－–—•])\s|([“”„＂‘’＇｛｝［］【】，：])/.exec(
    line,
  );
  const character = match?.[1] ?? match?.[2] ?? match?.[3];
  if (match === null || character === undefined) return undefined;
  const index = match.index + match[0].lastIndexOf(character);
  const code = `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}`;
  return { index, values: { character, code, usual: usual[character] ?? "" } };
}
