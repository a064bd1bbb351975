import { oneLine } from "../../platform/text.ts";
import { type UnusualLetter, unusualLetters } from "../../platform/unusual-letters.ts";
import type { Rule } from "./sentences.ts";

/** HTML, and what CommonMark makes links, pictures, code or weight of; a card shows plain text, and nobody is to be misled by it. */
const markup =
  /<\/?[a-z!]|<[^<>]*>|!?\[[^\]]*\]\([^)]*\)|`|\*\*|__|~~|^\s*#{1,6}\s|&(?:[a-z]{2,8}|#\d+|#x[0-9a-f]+);|javascript:|data:/iu;
const address = /(?:https?:|^|\s)\/\/\S|\bwww\.\S|\b[a-z\d-]+\.(?:com|net|org|cn|top|xyz)\b/i;

/** What most texts are made of: nothing of it hides, and nothing passes for something else. */
const usual = /^[ -~\u4e00-\u9fff，。、；：？！（）“”‘’《》【】…·—]*$/;

/** What keeps a text from standing on a card beside the platform's own words. */
export function textFlaw(
  text: string,
  maxCharacters: number,
): { rule: Rule; values?: Record<string, string> } | undefined {
  if (text.length > 2 * maxCharacters || [...text].length > maxCharacters)
    return { rule: "text_long", values: { limit: String(maxCharacters) } };
  if (text.trim() === "") return { rule: "text_empty" };
  if (isHidden(text)) return { rule: "text_hidden" };
  if (markup.test(text)) return { rule: "text_markup" };
  if (address.test(text)) return { rule: "text_address" };
  const odd = oddLetter(text);
  if (odd !== undefined)
    return { rule: "text_letters", values: { letter: odd.letter, point: odd.codePoint } };
  return undefined;
}

const isHidden = (text: string): boolean =>
  text !== text.trim() || (usual.test(text) ? text.includes("  ") : oneLine(text) !== text);

/** Of what words are made of; what stands between them is no letter. */
function oddLetter(text: string): UnusualLetter | undefined {
  if (usual.test(text)) return undefined;
  const parts = text.match(/[\p{L}\p{M}\p{N}\s]+/gu) ?? [];
  return unusualLetters(parts.map((part) => part.trim()))[0];
}
