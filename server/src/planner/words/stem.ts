/** Ends that carry grammar rather than meaning, longest first, with what remains of a word without them. */
const endings: readonly (readonly [ending: string, replacement: string, shortestStem: number])[] = [
  ["izations", "", 4],
  ["ization", "", 4],
  ["ations", "", 4],
  ["ation", "", 4],
  ["izers", "", 4],
  ["izing", "", 4],
  ["ized", "", 4],
  ["izer", "", 4],
  ["ators", "", 4],
  ["ating", "", 4],
  ["ated", "", 4],
  ["ator", "", 4],
  ["ates", "", 4],
  ["ate", "", 4],
  ["izes", "", 4],
  ["ize", "", 4],
  ["ments", "", 4],
  ["ment", "", 4],
  ["ities", "", 4],
  ["ity", "", 4],
  ["ings", "", 3],
  ["ing", "", 3],
  ["ions", "", 4],
  ["ion", "", 4],
  ["ies", "y", 2],
  ["ied", "y", 2],
  ["ers", "", 4],
  ["er", "", 4],
  ["ed", "", 3],
  ["ly", "", 4],
  ["sses", "ss", 2],
  ["es", "", 4],
  ["s", "", 3],
  ["e", "", 3],
];

const keepTheirS = /(?:ss|us|is)$/;

/** Brings the forms of an English word together: calculate, calculator, calculation → calcul. */
export function stem(word: string): string {
  if (word.length < 4 || keepTheirS.test(word)) return word;
  for (const [ending, replacement, shortest] of endings) {
    if (word.endsWith(ending) && word.length - ending.length >= shortest) {
      return undouble(word.slice(0, word.length - ending.length) + replacement);
    }
  }
  return word;
}

function undouble(word: string): string {
  return /([bdgmnprt])\1$/.test(word) ? word.slice(0, -1) : word;
}
