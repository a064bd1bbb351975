/** Nothing longer is taken as a name. */
const longest = 300;

/** What the eye sees of a name: two with the same look are taken for one another, such as `Expense` and `expense`. */
export function lookOf(name: string): string {
  return [...name.slice(0, longest).normalize("NFKD").toLowerCase()]
    .map((letter) => alike.get(letter) ?? letter)
    .join("")
    .replace(/[^\p{L}\p{N}]+/gu, "")
    .replace(/[i1]/g, "l")
    .replace(/rn/g, "m")
    .replace(/vv/g, "w")
    .replace(/cl/g, "d");
}

/** The look of a code, part by part. */
export const codeLookOf = (code: string): string => code.split(".").map(lookOf).join(".");

/** What is read as a Latin letter or a digit that looks like one, of whichever script (after the confusables of UTS #39). */
const alike = new Map(
  Object.entries({
    a: "аɑαａ",
    b: "8ьЬ",
    c: "сϲ",
    d: "ԁժ",
    e: "еєε",
    g: "ɡԍ9",
    h: "һհ",
    i: "іıιї",
    j: "јϳ",
    k: "кκ",
    l: "ӏǀ|",
    m: "мｍ",
    n: "ոпη",
    o: "0оοօσ",
    p: "рρ",
    q: "ԛզ",
    s: "5ѕ",
    t: "тτ",
    u: "ʋυսц",
    v: "ѵν",
    w: "ԝѡω",
    x: "хχ",
    y: "уүγ",
    z: "2ᴢ",
  }).flatMap(([plain, letters]) => [...letters].map((letter) => [letter, plain] as const)),
);
