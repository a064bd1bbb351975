/** Case, full and half width and the kind of quotes made the same. */
export const normalise = (text: string): string =>
  text.normalize("NFKC").replace(/[‘’]/g, "'").replace(/[“”]/g, '"').toLowerCase();

/** A person's words without what does not matter to what they say: the above, and how they are spaced. */
export function comparable(text: string): string {
  return normalise(text)
    .replace(/\s+/g, " ")
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, "")
    .trim();
}

const letter = "[\\p{Script=Latin}\\p{N}]";

/** Whether these words hold the phrase; where it begins or ends with a letter or digit, as whole words: "hr" is not in "three". */
export function holdsPhrase(words: string, phrase: string): boolean {
  const wanted = comparable(phrase);
  if (wanted === "") return false;
  const open = new RegExp(`^${letter}`, "u").test(wanted) ? `(?<!${letter})` : "";
  const close = new RegExp(`${letter}$`, "u").test(wanted) ? `(?!${letter})` : "";
  const written = wanted.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  return new RegExp(`${open}${written}${close}`, "u").test(comparable(words));
}
