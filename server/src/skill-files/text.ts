import { clipped, oneLine, visible } from "../platform/text.ts";
import { maxName } from "./limits.ts";

/** A text of the file, its lines kept. */
export function paragraph(text: string): string {
  return visible(text).trim();
}

/** A value of the file inside a sentence about it. */
export function quoted(value: unknown): string {
  return clipped(oneLine(typeof value === "string" ? value : (JSON.stringify(value) ?? "")), 100);
}

/** Invisible characters, or Latin letters mixed with Cyrillic or Greek ones in one word. */
export function isSuspicious(text: string): boolean {
  if (hidesSomething(text)) return true;
  return (text.match(/[\p{L}\p{M}]+/gu) ?? []).some(
    (word) => /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word),
  );
}

/** Names go into URLs, bodies and tool definitions: any visible text of one line, but not JavaScript's trap. */
export function isName(text: string): boolean {
  return (
    text.trim() !== "" &&
    text !== "__proto__" &&
    text.length <= maxName &&
    text.isWellFormed() &&
    !hidesSomething(text) &&
    !/[\r\n\t\u2028\u2029]/.test(text)
  );
}

/** Line breaks of any kind hide nothing. */
function hidesSomething(text: string): boolean {
  const lines = text.replace(/\r\n?|[\u2028\u2029]/g, "\n");
  return visible(lines) !== lines;
}
