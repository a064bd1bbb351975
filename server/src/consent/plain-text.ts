// Whatever could draw outside its line or change the reading order: controls, separators, bidi marks, zero widths.
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]+/gu;

/** A stranger's text as one plain, clipped line, safe to stand on a card beside ours. */
export function plainLine(text: string, maxCharacters: number): string {
  const line = text.replace(unprintable, " ").replace(/\s+/gu, " ").trim();
  const characters = [...line];
  return characters.length <= maxCharacters ? line : `${characters.slice(0, maxCharacters - 1).join("")}…`;
}
