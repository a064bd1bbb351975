import { isUtf8 } from "node:buffer";

/** As PostgreSQL and its JSON can hold it: no NUL and no half characters; U+FFFD stands for each. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\ufffd");
}

/** The text that bytes are: UTF-8 without NUL, which no text format here knows, and without a byte order mark. */
export function textIn(bytes: Uint8Array): string | undefined {
  if (!isUtf8(bytes) || bytes.includes(0)) return undefined;
  return Buffer.from(bytes)
    .toString()
    .replace(/^\ufeff/, "");
}

/**
 * What is not seen and changes what is read: controls, direction marks, zero widths, tags, private characters. Line
 * breaks and tabs are not among them, nor what chooses between two forms of an emoji.
 */
const unseen = /[[\p{Cc}\p{Cf}\p{Co}\p{Default_Ignorable_Code_Point}]--[\n\r\t\u200c\u200d\ufe0e\ufe0f]]/gv;

/** Joiners make one emoji of several and shape some scripts; after anything else they only hide. */
const looseJoiner =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}\p{Script=Arabic}])[\u200c\u200d]/gu;

/** Text of a stranger as it reads, its lines kept: without what is not seen. */
export function visible(text: string): string {
  if (/^[ -~]*$/.test(text)) return text;
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(unseen, "")
    .replace(looseJoiner, "");
}

/** The same on one line: what would break it becomes a space. */
export function oneLine(text: string): string {
  return visible(text.replace(/[\p{Cc}\s]+/gu, " "))
    .replace(/\s+/gu, " ")
    .trim();
}

/** At most so many characters, never half of one, with an ellipsis in the place of the last where something is missing. */
export function clipped(text: string, maxCharacters: number): string {
  if (text.length <= maxCharacters) return text;
  const characters = [...text.slice(0, 2 * maxCharacters + 2)];
  return characters.length <= maxCharacters ? text : `${characters.slice(0, maxCharacters - 1).join("")}…`;
}

/** A stranger's text as one line of at most so many characters, safe to stand beside ours. */
export function plainLine(text: string, maxCharacters: number): string {
  return clipped(oneLine(text), maxCharacters);
}

/** Of a name that is given in both languages, `中文 / English`, the part in this one; any other name as it is. */
export function nameIn(language: "zh" | "en", name: string): string {
  const parts = name.split(" / ").filter((part) => part.trim() !== "");
  if (parts.length !== 2) return name;
  const [spoken, ...others] = parts.filter((part) => isChinese(part) === (language === "zh"));
  return spoken !== undefined && others.length === 0 ? spoken.trim() : name;
}

const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** The words of a name as programs write them: `homePhone_No` as `home phone no`. */
export const wordsOf = (name: string): string =>
  name
    .slice(0, 100)
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .toLowerCase();
