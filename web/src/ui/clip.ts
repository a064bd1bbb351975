const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Marks that are not seen but change what is: bidi controls, zero-width spaces, tags. */
const unseen =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u{e0000}-\u{e007f}]/gu;

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
