/**
 * Text from a file, made fit to be stored and shown. Removed: control characters, direction overrides,
 * zero-width characters, Unicode tag characters (invisible to a person, read by a model); lone surrogates
 * become U+FFFD, since neither JSON in PostgreSQL nor a URL can carry them.
 */
import { MAX_NAME } from "./limits.ts";

const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;
const lineBreak = /[\s\u2028\u2029]+/gu;

export function paragraph(text: string): string {
  return text.toWellFormed().replace(invisible, "").replace(/\r\n?/g, "\n").trim();
}

export function oneLine(text: string): string {
  return paragraph(text).replace(lineBreak, " ");
}

/** At most `limit` UTF-16 units, never half a character. */
export function clip(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

/** A value of the file inside a sentence about it. */
export function quoted(value: unknown): string {
  return clip(oneLine(typeof value === "string" ? value : (JSON.stringify(value) ?? "")), 100);
}

/** Invisible characters, or Latin letters mixed with Cyrillic or Greek ones in one word. */
export function isSuspicious(text: string): boolean {
  if (text.search(invisible) >= 0) return true;
  return (text.match(/[\p{L}\p{M}]+/gu) ?? []).some(
    (word) => /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word),
  );
}

/** Names go into URLs, bodies and tool definitions: any visible text of one line, but not JavaScript's trap. */
export function isName(text: string): boolean {
  return (
    text.trim() !== "" &&
    text !== "__proto__" &&
    text.length <= MAX_NAME &&
    text.isWellFormed() &&
    text.search(invisible) < 0 &&
    !/[\r\n\t\u2028\u2029]/.test(text)
  );
}
