/** What stands between letters without being one: it is not seen, or Markdown makes it vanish. */
const between = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{M}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}*`~\\]/u;

/** That a code point is no letter to read. */
export const nothing = -1;

/** By code point: 0 is not known yet, 1 nothing, more are letters. */
const known = new Uint16Array(0x110000);

/**
 * The letter, 0 to 255, that a code point is read as: the ASCII one that it looks like, such as `b` for a full-width
 * or a bold one. Of the others only seven bits are kept: they need not be told apart by more.
 */
export function letterOf(codePoint: number): number {
  const letter = known[codePoint] || look(codePoint);
  return letter - 2;
}

function look(codePoint: number): number {
  const letter = lettersOf(String.fromCodePoint(codePoint), codePoint);
  known[codePoint] = letter + 2;
  return letter + 2;
}

function lettersOf(character: string, codePoint: number): number {
  if (between.test(character)) return nothing;
  const plain = /\p{Pd}/u.test(character) ? "-" : /\p{Pc}/u.test(character) ? "_" : character;
  const form = plain.normalize("NFKC");
  if (!/^[ -~]$/.test(form)) return 0x80 | (codePoint & 0x7f);
  return between.test(form) ? nothing : form.charCodeAt(0);
}
