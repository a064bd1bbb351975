/** What is not seen but changes what is: all of them but line breaks, tabs, and what joins letters and emoji. */
const unseen = /([[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Zl}\p{Zp}]--[\n\r\t\u200c\u200d\ufe0f]])/v;

export interface TextPart {
  /** Where it stands. */
  at: number;
  text: string;
  /** What is shown in place of a character that cannot be seen: "U+202E". */
  code: string | null;
}

/** A text as it is, with its invisible characters set apart so that they can be shown. */
export function partsOf(text: string): TextPart[] {
  let at = 0;
  return text.split(unseen).flatMap((part, index) => {
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
export function cutAt(text: string, length: number): { begin: string; rest: number } {
  if (text.length <= length) return { begin: text, rest: 0 };
  const characters = Array.from(text);
  const rest = Math.max(0, characters.length - length);
  return { begin: rest === 0 ? text : characters.slice(0, length).join(""), rest };
}
