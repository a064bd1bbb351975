import { letterOf, nothing } from "./letters.ts";

/** The letter that an escape stands for, and how many characters of the text it takes. */
export interface Escape {
  letter: number;
  length: number;
}

/** One way to write letters otherwise. */
export interface Escaping {
  /** Whether a text can hold any. */
  isIn(text: string): boolean;
  /** The characters, as UTF-16 units, that an escape begins with. */
  signs: readonly number[];
  /** The escape that begins here, where a sign stands, if one does. */
  at(text: string, at: number): Escape | undefined;
}

/** Bytes; one that is no ASCII letter is a part of a character in UTF-8. */
export const inUrl: Escaping = {
  isIn: (text) => text.includes("%"),
  signs: [codeOf("%")],
  at(text, at) {
    const byte = hexAt(text, at + 1, 2);
    return byte < 0 ? undefined : { letter: byte < 0x80 ? letterOf(byte) : byte, length: 3 };
  },
};

/** `\u0062` or `\x62`. Where JSON stands in JSON there are more backslashes before, which are no letters themselves. */
export const inJson: Escaping = {
  isIn: (text) => /\\[ux]/.test(text),
  signs: [codeOf("\\")],
  at(text, at) {
    const kind = text.charCodeAt(at + 1);
    const digits = kind === 0x75 ? 4 : kind === 0x78 ? 2 : 0;
    const code = digits === 0 ? -1 : hexAt(text, at + 2, digits);
    return code < 0 ? undefined : { letter: letterOf(code), length: digits + 2 };
  },
};

/** Character references, and tags that are not shown: what stands around them moves together. */
export const inMarkdown: Escaping = {
  isIn: (text) => /[&<]/.test(text),
  signs: [codeOf("&"), codeOf("<")],
  at(text, at) {
    const next = text.charCodeAt(at + 1);
    if (text[at] === "&") return next === 0x23 || isAsciiLetter(next) ? reference(text, at) : undefined;
    return next === 0x2f || next === 0x21 || isAsciiLetter(next) ? tag(text, at) : undefined;
  },
};

function codeOf(sign: string): number {
  return sign.charCodeAt(0);
}

/** Negative where there is another digit. */
function hexAt(text: string, from: number, digits: number): number {
  let number = 0;
  for (let at = from; at < from + digits; at++) {
    const code = text.charCodeAt(at);
    const lower = code | 0x20;
    if (code >= 0x30 && code <= 0x39) number = number * 16 + code - 0x30;
    else if (lower >= 0x61 && lower <= 0x66) number = number * 16 + lower - 0x57;
    else return -1;
  }
  return number;
}

function isAsciiLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** Those names that can stand for a letter of a secret, or hide between two. */
const named = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["lowbar", "_"],
  ["UnderBar", "_"],
  ["shy", "\xad"],
  ["zwj", "\u200d"],
  ["zwnj", "\u200c"],
  ["lrm", "\u200e"],
  ["rlm", "\u200f"],
  ["ZeroWidthSpace", "\u200b"],
  ["NoBreak", "\u2060"],
]);

const anyReference = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]{2,15}));/y;

/** A character reference (CommonMark section 2.5). */
function reference(text: string, at: number): Escape | undefined {
  anyReference.lastIndex = at;
  const [whole = "", decimal, hex, name = ""] = anyReference.exec(text) ?? [];
  const numbered = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
  const code = Number.isNaN(numbered) ? named.get(name)?.codePointAt(0) : numbered;
  return code === undefined || code > 0x10ffff ? undefined : { letter: letterOf(code), length: whole.length };
}

const plainTag = /<(?:\/?[a-zA-Z][a-zA-Z\d]{0,9}\/?|!--[^>\s]{0,40}--)>/y;

function tag(text: string, at: number): Escape | undefined {
  plainTag.lastIndex = at;
  const [whole] = plainTag.exec(text) ?? [];
  return whole === undefined ? undefined : { letter: nothing, length: whole.length };
}
