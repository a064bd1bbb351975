/** A value that must be nowhere but in the few places made for it. */
export interface Canary {
  name: string;
  value: string;
}

/** Everything that is kept, shown or told, by where it was found. */
export type Places = Map<string, string>;

/** Each place and canary that met: `log: code`. What a mistake would print is the name, never the value. */
export function hunt(canaries: readonly Canary[], places: Places): string[] {
  return [...places].flatMap(([place, text]) => {
    const folded = text.toLowerCase();
    return canaries
      .filter(({ value }) => spellings(value).some((spelling) => folded.includes(spelling)))
      .map(({ name }) => `${place}: ${name}`);
  });
}

/**
 * As it is, in a URL, in hexadecimal, backwards, and in base64 at each of its three alignments; all in lower case, so
 * that a folded header name counts too. Written apart from the masking's own list, which this is to check.
 */
function spellings(value: string): string[] {
  const bytes = Buffer.from(value);
  const aligned = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64");
    return text.slice(4, -4);
  });
  const urlSafe = aligned.map((text) => text.replaceAll("+", "-").replaceAll("/", "_"));
  const backwards = [...value].reverse().join("");
  const all = [value, encodeURIComponent(value), bytes.toString("hex"), backwards, ...aligned, ...urlSafe];
  return [...new Set(all.map((spelling) => spelling.toLowerCase()))];
}
