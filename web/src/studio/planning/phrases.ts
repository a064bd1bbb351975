/* The phrases of a rule, as they are typed: one after another, parted by commas or line breaks. */

export const maxPhrases = 10;
export const maxPhraseLength = 100;

/** The phrases with what was typed, each once whatever its letter case; what is beyond the limits is left out. */
export function withTyped(phrases: readonly string[], typed: string): string[] {
  const known = new Set(phrases.map(fold));
  const added: string[] = [];
  for (const phrase of typed.split(/[,，、;；\n]/).map((part) => part.trim())) {
    if (phrase === "" || known.has(fold(phrase))) continue;
    known.add(fold(phrase));
    added.push(phrase.slice(0, maxPhraseLength));
  }
  return [...phrases, ...added].slice(0, maxPhrases);
}

const fold = (phrase: string) => phrase.toLowerCase();
