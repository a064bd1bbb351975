import { parse } from "lossless-json";
import { ExactNumber, exactly } from "./exact-number.ts";

/**
 * What a JSON text says, with every digit of every number in it; of a key that stands there twice the last one counts,
 * as with `JSON.parse`. Throws a SyntaxError where it is no JSON, and a RangeError where it is nested too deeply to
 * be walked.
 */
export function parseExactly(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (!mayHaveExactNumbers.test(text) || !hasExactNumbers(text)) return value;
  return parse(text, undefined, { parseNumber: exactly, onDuplicateKey: ({ newValue }) => newValue });
}

/** With its texts: many digits, an exponent, nought with a sign, or a fraction that ends or begins with noughts. */
const mayHaveExactNumbers = /[\d.]{16}|\d[eE]|-0|\.\d*0(?!\d)|0\.0{6}/;

/** A text or a number, of what is known to be JSON: in another text it could look for the end of each text forever. */
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

/** To look twice takes a fraction of what it takes to read exactly. */
function hasExactNumbers(json: string): boolean {
  for (const [token] of json.matchAll(tokens))
    if (!token.startsWith('"') && exactly(token) instanceof ExactNumber) return true;
  return false;
}
