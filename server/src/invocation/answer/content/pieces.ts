import { isMembers } from "../../../platform/exact/index.ts";

/** Where the pieces of a text stand in what language models and their platforms stream. */
const places: readonly (readonly (string | number)[])[] = [
  ["choices", 0, "delta", "content"],
  ["choices", 0, "message", "content"],
  ["choices", 0, "text"],
  ["delta", "text"],
  ["delta", "content"],
  ["delta"],
  ["message", "content"],
  ["output", "choices", 0, "message", "content"],
  ["output", "text"],
  ["candidates", 0, "content", "parts", 0, "text"],
  ["answer"],
  ["response"],
  ["content"],
  ["text"],
  ["chunk"],
  ["token"],
];

/** One text where values are its pieces; undefined where they are things of their own. */
export function joinedPieces(values: readonly unknown[]): string | undefined {
  if (values.length < 2) return undefined;
  for (const place of places) {
    const pieces = values.map((value) => at(value, place)).filter((piece) => typeof piece === "string");
    // The first may say who speaks, the last how much it cost.
    if (pieces.length > 0 && pieces.length >= values.length - 3 && pieces.length >= values.length / 2)
      return joined(pieces);
  }
  return undefined;
}

function at(value: unknown, place: readonly (string | number)[]): unknown {
  let found = value;
  for (const step of place) {
    if (Array.isArray(found)) found = typeof step === "number" ? found[step] : undefined;
    else if (isMembers(found) && typeof step === "string" && Object.hasOwn(found, step)) found = found[step];
    else return undefined;
  }
  return found;
}

/** Some streams repeat what they have said so far in each piece. */
function joined(pieces: readonly string[]): string {
  const said = pieces.filter((piece) => piece !== "");
  const isWhole =
    said.length > 1 && said.every((piece, index) => index === 0 || piece.startsWith(said[index - 1] ?? ""));
  return isWhole ? (said.at(-1) ?? "") : pieces.join("");
}

/** Texts that are lines of their own, or parts of one that were cut anywhere. */
export function joinedTexts(texts: readonly string[]): string {
  const areParts =
    texts.slice(1).some((text) => text.startsWith(" ")) ||
    texts.reduce((sum, { length }) => sum + length, 0) < 6 * texts.length;
  return texts.join(areParts ? "" : "\n");
}
