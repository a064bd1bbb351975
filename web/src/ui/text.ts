const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** What is not seen but changes what is, without what joins letters and emoji: bidi controls, zero-width spaces, tags. */
const unseen = /[\p{Default_Ignorable_Code_Point}--[\u200c\u200d\ufe0f]]/gv;

/** The same with controls and line separators, but not line breaks and tabs. */
const unseenOrControl =
  /([[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Zl}\p{Zp}]--[\n\r\t\u200c\u200d\ufe0f]])/v;

/** Foreign text as one plain line: no line breaks, no control or invisible characters. */
export function plainLine(text: string): string {
  return text
    .replace(unseen, "")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim();
}

/** Foreign text with its line breaks, each line plain, and never two empty lines in a row. */
export function plainLines(text: string): string {
  return text
    .split(/\r?\n/)
    .map(plainLine)
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** As `plainLine`, at most `length` characters as a person counts them, with an ellipsis where cut. */
export function clip(text: string, length: number): string {
  const line = plainLine(text.slice(0, length * 40));
  const characters = Array.from(segmenter.segment(line), (each) => each.segment);
  return characters.length <= length
    ? line
    : `${characters
        .slice(0, length - 1)
        .join("")
        .trimEnd()}…`;
}

export interface TextPart {
  /** Where it stands. */
  at: number;
  text: string;
  /** What is shown in place of a character that cannot be seen: "U+202E". */
  code: string | null;
}

/** A text as it is, with its invisible characters set apart so that they can be shown. */
export function textParts(text: string): TextPart[] {
  let at = 0;
  return text.split(unseenOrControl).flatMap((part, index) => {
    const begins = at;
    at += part.length;
    if (part === "") return [];
    return [{ at: begins, text: part, code: index % 2 === 1 ? codeOf(part) : null }];
  });
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The beginning of a long text, never half a character, and how many characters follow it. */
export function beginningOf(text: string, length: number): { begin: string; rest: number } {
  if (text.length <= length) return { begin: text, rest: 0 };
  const characters = Array.from(text);
  const rest = Math.max(0, characters.length - length);
  return { begin: rest === 0 ? text : characters.slice(0, length).join(""), rest };
}
