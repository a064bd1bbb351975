/** The one of some names that a misspelt one is most likely meant to be; none when it is like no one. */
export function nearest(written: string, names: readonly string[]): string | undefined {
  const most = Math.max(2, Math.floor(written.length / 4));
  const found = names
    .map((name) => ({ name, distance: distanceOf(written.toLowerCase(), name.toLowerCase()) }))
    .filter(({ distance }) => distance <= most)
    .toSorted((a, b) => a.distance - b.distance);
  return found[0]?.name;
}

/** How many letters must be put in, taken out or exchanged. */
function distanceOf(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...a].entries()) {
    const current = [row + 1];
    for (let column = 0; column < b.length; column += 1) {
      const exchanged = (before[column] ?? 0) + (letter === b[column] ? 0 : 1);
      current.push(Math.min(exchanged, (current[column] ?? 0) + 1, (before[column + 1] ?? 0) + 1));
    }
    before = current;
  }
  return before.at(-1) ?? 0;
}
