/** A stretch of letters. */
export interface Stretch {
  from: number;
  to: number;
}

/**
 * Finds any number of texts in one pass over the letters, however alike they are (Aho and Corasick, 1975). Letters are
 * of 256; all that stand in none of the texts count as one.
 */
export function finderOf(texts: readonly string[]): (letters: string) => Stretch[] {
  const { kinds, width } = kindsOf(texts);
  const { next, longest } = automatonOf(texts, kinds, width);
  return (letters) => {
    const found: Stretch[] = [];
    let state = 0;
    for (let at = 0; at < letters.length; at++) {
      state = next[state * width + (kinds[letters.charCodeAt(at)] ?? 0)] ?? 0;
      const length = longest[state] ?? 0;
      if (length > 0) join(found, { from: at + 1 - length, to: at + 1 });
    }
    return found;
  };
}

function join(found: Stretch[], { from, to }: Stretch): void {
  const last = found.at(-1);
  if (last === undefined || last.to < from) found.push({ from, to });
  else {
    last.from = Math.min(last.from, from);
    last.to = to;
  }
}

/** A number for each letter of the texts, 0 for every other. */
function kindsOf(texts: readonly string[]): { kinds: Uint16Array; width: number } {
  const letters = new Set(Buffer.from(texts.join(""), "latin1"));
  const kinds = new Uint16Array(256);
  for (const [index, letter] of [...letters].entries()) kinds[letter] = index + 1;
  return { kinds, width: letters.size + 1 };
}

/** By state and kind of letter the next state; by state the length of the longest text that ends there. */
function automatonOf(texts: readonly string[], kinds: Uint16Array, width: number) {
  const most = texts.reduce((sum, text) => sum + text.length, 1);
  const next = new Int32Array(most * width);
  const longest = new Int32Array(most);
  let states = 1;
  for (const text of texts) {
    let state = 0;
    for (const letter of Buffer.from(text, "latin1")) {
      const slot = state * width + (kinds[letter] ?? 0);
      next[slot] ||= states++;
      state = next[slot] ?? 0;
    }
    longest[state] = text.length;
  }
  fallBack(next, longest, width);
  return { next, longest };
}

/** Where no text goes on, the state is that of the longest end of what was read with which one begins. */
function fallBack(next: Int32Array, longest: Int32Array, width: number): void {
  const shorter = new Int32Array(longest.length);
  const queue = [0];
  for (const state of queue)
    for (let kind = 1; kind < width; kind++) {
      const slot = state * width + kind;
      const target = next[slot] ?? 0;
      const instead = state === 0 ? 0 : (next[(shorter[state] ?? 0) * width + kind] ?? 0);
      if (target === 0) next[slot] = instead;
      else {
        shorter[target] = instead;
        longest[target] ||= longest[instead] ?? 0;
        queue.push(target);
      }
    }
}
