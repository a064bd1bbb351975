import { clipped, wordsOf } from "../../platform/text.ts";

const maxPart = 24;

/** One part of a code, `ExpenseClaims`; undefined where the text has no Latin letters to make it of. */
export function codePart(text: string): string | undefined {
  const words = wordsOf(text.normalize("NFKD").replace(/\p{M}|['’]s\b/gu, ""))
    .split(" ")
    .map((word) => word.replace(/[^a-z0-9]/g, ""))
    .filter((word) => word !== "");
  let part = "";
  for (const word of words) {
    const next = part + capital(word);
    if (next.length > maxPart && part !== "") break;
    part = next.slice(0, maxPart);
  }
  if (!/[A-Za-z]/.test(part)) return undefined;
  return /^[A-Za-z]/.test(part) ? part : `N${part}`;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

export const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** Chinese and Latin letters stand apart. */
export function joined(...texts: string[]): string {
  return texts
    .filter((text) => text !== "")
    .reduce((all, text) => {
      const isMixed = isChinese(all.at(-1) ?? "") !== isChinese(text.charAt(0));
      return all === "" || !isMixed ? all + text : `${all} ${text}`;
    }, "");
}

/** As a noun stands within a sentence: `Expense Claims` and `expense-claims` as `expense claims`, `SMS` as it is. */
export function withinSentence(text: string): string {
  const spoken = /^[a-z\d]+([-_][a-z\d]+)+$/.test(text) ? text.replace(/[-_]/g, " ") : text;
  const words = spoken.split(" ").map((word) => (/^\p{Lu}\p{Ll}*$/u.test(word) ? word.toLowerCase() : word));
  return clipped(words.join(" "), 40);
}
