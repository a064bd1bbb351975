import { plainLine } from "../../platform/text.ts";

/** A text in CommonMark or HTML, as documents have them, without what it is marked up with, on one line. */
export function plainText(text: string, maxCharacters: number): string {
  const unmarked = text
    .slice(0, 20 * maxCharacters)
    .normalize("NFC")
    .replace(/```[\s\S]*?(```|$)/g, " ")
    .replace(/<!--[\s\S]*?(-->|$)/g, " ")
    .replace(/<\/?[a-z][^<>]{0,500}>/gi, " ")
    .replace(/!?\[([^[\]]{0,300})\]\([^()\s]{0,1000}\)/g, "$1")
    .replace(/^\s*(#{1,6}|[-*+]|>)\s+/gm, "")
    .replace(/&(amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[0-9a-f]{1,6});/gi, " ")
    .replace(/[<>`*]|__|~~/g, "");
  return plainLine(unmarked, maxCharacters);
}
