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
    // The files of the database hold what its tables do, and are too large to be read in every way.
    const read = place.startsWith("file ") ? [text] : readings(text);
    const folded = read.map((each) => each.toLowerCase());
    return canaries
      .filter(({ value }) => spellings(value).some((spelling) => folded.some((it) => it.includes(spelling))))
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

const character = (digits: string, base: number): string => {
  const code = Number.parseInt(digits, base);
  return code <= 0x10ffff ? String.fromCodePoint(code) : "";
};

/** A text as it is, and as a browser, a terminal or the next program may make of it. */
function readings(text: string): string[] {
  const unseen = text
    .normalize("NFKC")
    .replace(/[\p{Cf}\p{Cc}\p{M}\p{Default_Ignorable_Code_Point}*`\\]|<\/?b>/gu, "");
  const unescaped = text
    .replace(/\\+u([\da-f]{4})/gi, (_, digits) => character(digits, 16))
    .replace(/\\+x([\da-f]{2})/gi, (_, digits) => character(digits, 16))
    .replace(/\\+[rn]/g, "");
  const fromUrl = text.replace(/%([\da-f]{2})/gi, (_, digits) => character(digits, 16));
  const fromHtml = text
    .replace(/&#(\d{1,7});/g, (_, digits) => character(digits, 10))
    .replace(/&#x([\da-f]{1,6});/gi, (_, digits) => character(digits, 16))
    .replaceAll("&lowbar;", "_");
  return [text, unseen, unescaped, fromUrl, fromHtml];
}
