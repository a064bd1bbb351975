import { isNumber, parseExactly } from "../../../platform/exact/index.ts";
import { storable } from "../../../platform/text.ts";

const maxDepth = 64;

/** What stands before JSON so that no page of others can read it, or around it so that one can. */
const wrapping =
  /^\s*(?:\)\]\}',?|for\s*\(;;\);|while\s*\(1\);)|^\s*(?:\/\*\*\/)?\s*[\w$.]{1,100}\((?=\s*[[{])/;

/** Undefined when it is not JSON, or nested so deeply that walking it again would break someone. */
export function jsonIn(text: string): { value: unknown } | undefined {
  const before = wrapping.exec(text)?.[0];
  if (before === undefined) return parsed(text);
  const rest = text.slice(before.length);
  return parsed(before.endsWith("(") ? rest.slice(0, rest.lastIndexOf(")")) : rest);
}

function parsed(text: string): { value: unknown } | undefined {
  try {
    return { value: storableValue(parseExactly(text), 0) };
  } catch {
    return undefined;
  }
}

/** What a database's JSON can hold: no NUL and no lone surrogate in any text. */
function storableValue(value: unknown, depth: number): unknown {
  if (depth > maxDepth) throw new RangeError("nested too deeply");
  if (typeof value === "string") return storable(value);
  if (Array.isArray(value)) return value.map((item) => storableValue(item, depth + 1));
  if (typeof value !== "object" || value === null || isNumber(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [storable(name), storableValue(item, depth + 1)]),
  );
}

/** Each line a JSON value: `undefined` where one is not. */
export function jsonLinesIn(text: string): unknown[] | undefined {
  // A record separator may stand before each (RFC 7464).
  const lines = text
    .split("\n", maxLines + 1)
    .map((line) => (line.startsWith(recordSeparator) ? line.slice(1) : line).trim());
  const values = lines
    .filter((line) => line !== "")
    .map((line) => (/^[[{"\d-]/.test(line) ? jsonIn(line) : undefined));
  if (lines.length > maxLines || values.length === 0 || values.includes(undefined)) return undefined;
  return values.map((each) => each?.value);
}

const maxLines = 10_000;
const recordSeparator = "\u001e";
