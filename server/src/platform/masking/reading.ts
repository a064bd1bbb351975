import { type Escaping, inJson, inMarkdown, inUrl } from "./escapes.ts";
import { letterOf, nothing } from "./letters.ts";

/** Letters, one of 256 each, with the place in a text where each begins and ends. */
export interface Reading {
  letters: string;
  begin(index: number): number;
  end(index: number): number;
}

const asWritten: Escaping = { isIn: () => true, signs: [], at: () => undefined };

/**
 * A text as it is written, and as it reads once escapes of one kind are undone. Together they would not do: what is an
 * escape of one kind may hide what is one of another.
 */
export function readingsOf(text: string): Reading[] {
  return [asWritten, inUrl, inJson, inMarkdown]
    .filter((escaping) => escaping.isIn(text))
    .map((escaping) => read(text, escaping));
}

function read(text: string, { signs, at: escapeAt }: Escaping): Reading {
  const undoneAt = (at: number) => (signs.includes(text.charCodeAt(at)) ? escapeAt(text, at) : undefined);
  const letters = Buffer.allocUnsafe(text.length);
  const begins = new Int32Array(text.length);
  let count = 0;
  for (let at = 0; at < text.length; ) {
    const undone = undoneAt(at);
    const codePoint = text.codePointAt(at) ?? 0;
    const letter = undone === undefined ? letterOf(codePoint) : undone.letter;
    if (letter !== nothing) {
      letters[count] = letter;
      begins[count] = at;
      count += 1;
    }
    at += undone?.length ?? unitsOf(codePoint);
  }
  const begin = (index: number) => begins[index] ?? text.length;
  return {
    letters: letters.toString("latin1", 0, count),
    begin,
    end(index) {
      const at = begin(index);
      return at + (undoneAt(at)?.length ?? unitsOf(text.codePointAt(at) ?? 0));
    },
  };
}

const unitsOf = (codePoint: number) => (codePoint > 0xffff ? 2 : 1);
