/** A message without what does not matter to what it says: case, width, marks and how it is spaced. */
export function plainWords(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[^\p{L}\p{N}'.-]+/gu, " ")
    .replace(/[.](?=\s|$)/g, " ")
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** A word that was mistyped by a letter or two is the one that was meant, where it is long enough to tell. */
export function mended(word: string, known: readonly string[]): string {
  if (word.length < 5 || known.includes(word)) return word;
  const meant = known.find((each) => {
    const most = each.length >= 9 ? 2 : each.length >= 6 ? 1 : 0;
    return Math.abs(each.length - word.length) <= most && distance(word, each) <= most;
  });
  return meant ?? word;
}

/** How many letters are to be put in, taken out, changed or swapped with their neighbour. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const at = (x: number, y: number) => rows[x]?.[y] ?? Number.POSITIVE_INFINITY;
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? at(i - 2, j - 2) + 1
          : Number.POSITIVE_INFINITY;
      row.push(Math.min(at(i - 1, j) + 1, (row[j - 1] ?? 0) + 1, at(i - 1, j - 1) + same, swapped));
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}
