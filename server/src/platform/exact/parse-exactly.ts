import { parse } from "lossless-json";
import { exactly } from "./exact-number.ts";

/**
 * What a JSON text says, with every digit of every number in it; of a key that stands there twice the last one counts,
 * as with `JSON.parse`. Throws a SyntaxError where it is no JSON, and a RangeError where it is nested too deeply to
 * be walked.
 */
export function parseExactly(text: string): unknown {
  return mayHaveExactNumbers.test(text)
    ? parse(text, undefined, { parseNumber: exactly, onDuplicateKey: ({ newValue }) => newValue })
    : JSON.parse(text);
}

/** Many digits, an exponent, nought with a sign, or a fraction that ends or begins with noughts. */
const mayHaveExactNumbers = /[\d.]{16}|\d[eE]|-0|\.\d*0(?!\d)|0\.0{6}/;
