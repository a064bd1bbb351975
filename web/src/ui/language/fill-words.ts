/** Finds the text for a key: with a count its plural form, where the language has one. */
export function pickWord(
  words: Readonly<Record<string, string>>,
  key: string,
  locale: string,
  count?: number,
): string {
  if (count === undefined) return words[key] ?? key;
  const form = new Intl.PluralRules(locale).select(count);
  return words[`${key}_${form}`] ?? words[`${key}_other`] ?? words[key] ?? key;
}

/**
 * Cuts a text at its `{placeholders}`: even positions are text, odd ones the names between braces.
 * What is filled in is never looked at again, so a value that contains braces stays as it is.
 */
export function cutAtPlaceholders(text: string): string[] {
  return text.split(/\{(\w+)\}/);
}

export function fillWord(text: string, values: Readonly<Record<string, string | number>>): string {
  return cutAtPlaceholders(text)
    .map((part, index) => (index % 2 === 0 ? part : String(values[part] ?? "")))
    .join("");
}
