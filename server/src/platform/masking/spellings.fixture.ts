const base64 = (text: string, shift: number) =>
  Buffer.from(`${".".repeat(shift)}${text}`)
    .toString("base64")
    .replace(/=+$/, "");
const between = (text: string, what: string) => [...text].join(what);
const each = (text: string, spell: (code: number, character: string) => string) =>
  Array.from(text, (character) => spell(character.codePointAt(0) ?? 0, character)).join("");
const inHex = (code: number, digits: number) => code.toString(16).padStart(digits, "0");
const ascii = (code: number, spelt: string, character: string) => (code < 0x80 ? spelt : character);

/** Ways to write a secret so that a person, or whoever reads it next, can write it back. */
export const spellings: Record<string, (secret: string) => string> = {
  "as it is": (s) => s,
  "in a URL": encodeURIComponent,
  "in a URL in lower case": (s) => encodeURIComponent(s).replace(/%../g, (octet) => octet.toLowerCase()),
  "in a URL, every letter escaped": (s) =>
    [...Buffer.from(s)].map((byte) => `%${inHex(byte, 2).toUpperCase()}`).join(""),
  "in a form": (s) => new URLSearchParams({ x: s }).toString().slice(2),
  "in JSON": (s) => JSON.stringify(s).slice(1, -1),
  "in JSON with escaped slashes": (s) => JSON.stringify(s).slice(1, -1).replaceAll("/", "\\/"),
  "in JSON, every letter escaped": (s) => each(s, (code) => `\\u${inHex(code, 4)}`),
  "in JSON in upper case": (s) => each(s, (code) => `\\u${inHex(code, 4).toUpperCase()}`),
  "in JSON inside of JSON": (s) => JSON.stringify(JSON.stringify(s)).slice(3, -3),
  "in JSON inside of JSON, every letter escaped": (s) => each(s, (code) => `\\\\u${inHex(code, 4)}`),
  "in hexadecimal": (s) => Buffer.from(s).toString("hex"),
  "in upper hexadecimal": (s) => Buffer.from(s).toString("hex").toUpperCase(),
  "as bytes of a string": (s) => each(s, (code, it) => ascii(code, `\\x${inHex(code, 2)}`, it)),
  "in base64": (s) => Buffer.from(s).toString("base64"),
  "in base64url": (s) => Buffer.from(s).toString("base64url"),
  "in base64 after one letter": (s) => base64(s, 1),
  "in base64 after two": (s) => base64(s, 2),
  "in base64 between others": (s) => Buffer.from(`abcd${s}e`).toString("base64"),
  "in base64 in lines": (s) => base64(s, 0).replace(/.{20}/g, "$&\r\n"),
  backwards: (s) => [...s].reverse().join(""),
  "as decimal references": (s) => each(s, (code) => `&#${code};`),
  "as hexadecimal references": (s) => each(s, (code) => `&#x${inHex(code, 2)};`),
  "with a reference by name": (s) => s.replaceAll("_", "&lowbar;").replaceAll("&%", "&amp;%"),
  "with Markdown's escapes": (s) => s.replace(/[_\-+/"&=\\]/g, "\\$&"),
  "in bold and plain": (s) => between(s, "**"),
  "with code and tags": (s) => `${s.slice(0, 5)}\`\`${s.slice(5, 9)}<b></b>${s.slice(9)}`,
  "with zero widths": (s) => between(s, "\u200b"),
  "with joiners": (s) => between(s, "\u200d"),
  "with soft hyphens": (s) => between(s, "\u00ad"),
  "with direction marks": (s) => between(s, "\u202e"),
  "with variation selectors": (s) => between(s, "\ufe0f"),
  "with a selector of the supplement": (s) => between(s, "\u{e0101}"),
  "with grapheme joiners": (s) => between(s, "\u034f"),
  "with tags of Unicode": (s) => between(s, "\u{e0062}"),
  "struck through": (s) => between(s, "\u0336"),
  "with controls": (s) => between(s, "\u0001"),
  "in lines": (s) => s.replace(/.{7}/g, "$&\n"),
  "in full width": (s) =>
    each(s, (code, it) => (code > 0x20 && code < 0x7f ? String.fromCharCode(code + 0xfee0) : it)),
  "in mathematical bold": (s) =>
    s
      .replace(/[A-Z]/g, (it) => String.fromCodePoint(0x1d400 + it.charCodeAt(0) - 65))
      .replace(/[a-z]/g, (it) => String.fromCodePoint(0x1d41a + it.charCodeAt(0) - 97)),
};
