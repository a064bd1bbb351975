import { parseExactly } from "../api/exact.ts";

/** The object or list that a text is the JSON of; null for every other text. */
export function structureIn(text: string): object | null {
  if (!/^\s*[[{]/.test(text)) return null;
  try {
    return parseExactly(text);
  } catch {
    return null;
  }
}
