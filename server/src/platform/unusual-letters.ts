/** A letter that may be taken for another, or that is not seen. */
export interface UnusualLetter {
  letter: string;
  /** "U+0430" */
  codePoint: string;
  /** ISO 15924: "Cyrl"; "Zyyy" and "Zinh" where several scripts share it. */
  script: string;
}

const mostTold = 12;

/** What East Asia writes together; of other scripts a name has one (after UTS #39). */
const together = ["Latn", "Hani", "Hira", "Kana", "Bopo", "Hang"];
const alone = [
  ...["Cyrl", "Grek", "Armn", "Geor", "Hebr", "Arab", "Thaa", "Ethi", "Deva", "Beng", "Guru", "Gujr", "Orya"],
  ...["Taml", "Telu", "Knda", "Mlym", "Sinh", "Thai", "Laoo", "Tibt", "Mymr", "Khmr", "Mong", "Yiii"],
];
const rare = ["Cher", "Copt", "Lisu"];

const eastAsian = writtenIn(together);
const families = [eastAsian, ...alone.map((script) => writtenIn([script]))];
const scripts = ["Zyyy", "Zinh", ...together, ...alone, ...rare].map((code) => ({
  code,
  letters: new RegExp(`^\\p{Script=${code}}$`, "u"),
}));

/** Controls, direction marks, zero widths, tags, private and unassigned characters. */
const unseen = /^[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]$/u;
/** Marks set over or under any letter, and pieces of Hangul, which make what has a letter of its own. */
const pieces = /^[[[\p{M}&&\p{Script=Zinh}]--\p{scx=Arab}--\p{scx=Deva}]\p{Me}\u1100-\u11ff]$/v;
/** Phonetic and click letters, which are Latin ones to the eye. */
const phonetic = /^[\u01c0-\u01c3\u0250-\u02af\u1d00-\u1dbf\ua720-\ua7ff\uab30-\uab6f]$/u;
/** Other forms of what names are joined with: spaces, "-", "_", ".", "$", "@", "[" and "]". */
const joints = /^[[\p{Zs}\p{Pd}\p{Pc}\u2024\uff04\uff0e\uff20\uff3b\uff3d]--[ \-_]]$/v;
const letterOrDigit = /^[\p{L}\p{Nd}\p{Nl}\p{Radical}]$/u;
const plainForm = /[0-9A-Za-z\p{Script=Hani}\p{Script=Hira}\p{Script=Kana}\p{Script=Hang}]/u;
/** A name of these alone is read as a Latin one. */
const latinToTheEye =
  /^[асеорхуіјѕһԁԛԝӏѵүгкАВСЕНІЈКМОРЅТХУҮѴԌԚԜӀЗανγικορστυχωϲϳΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿոսօհցզյՕՍԼՏ]$/u;

/** Letters of names that may be taken for others; none where each name is as it is usually written. */
export function unusualLetters(names: readonly string[]): UnusualLetter[] {
  const found = new Set(names.flatMap(unusualIn));
  return [...found].slice(0, mostTold).map((letter) => ({
    letter,
    codePoint: `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
    script: scripts.find(({ letters }) => letters.test(letter))?.code ?? "Zzzz",
  }));
}

function unusualIn(name: string): string[] {
  if (/^[ -~]*$/.test(name)) return [];
  const letters = [...new Set(name.toWellFormed())];
  return [...letters.filter(isOdd), ...ofOtherScripts(letters), ...posing(letters)];
}

function isOdd(letter: string): boolean {
  return (
    unseen.test(letter) ||
    pieces.test(letter) ||
    phonetic.test(letter) ||
    joints.test(letter) ||
    (letterOrDigit.test(letter) && isOtherForm(letter))
  );
}

/** Fullwidth, halfwidth, mathematical: of a letter that has a plain form. */
function isOtherForm(letter: string): boolean {
  const form = letter.normalize("NFKC");
  return form !== letter && plainForm.test(form);
}

function ofOtherScripts(letters: readonly string[]): string[] {
  if (families.some((family) => letters.every((letter) => family.test(letter)))) return [];
  return letters.filter((letter) => !eastAsian.test(letter));
}

function posing(letters: readonly string[]): string[] {
  const read = letters.filter((letter) => /\p{L}/u.test(letter));
  return read.every((letter) => latinToTheEye.test(letter)) ? read : [];
}

function writtenIn(codes: readonly string[]): RegExp {
  return new RegExp(`^[${["Zyyy", "Zinh", ...codes].map((code) => `\\p{scx=${code}}`).join("")}]$`, "u");
}
