/** What is not seen and changes what is: controls other than line breaks and tabs, text direction, tags. */
const unseen =
  /[^\P{Cc}\n\r\t]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]|\p{Cs}/u;

const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

export const isPlain = (text: string): boolean => !unseen.test(text);

export const isPlainLine = (text: string): boolean => isPlain(text) && !/[\n\r\t\u2028\u2029]/.test(text);

/** One character as a person counts them, or none. */
export function isIcon(text: string): boolean {
  return isPlainLine(text) && [...characters.segment(text)].length <= 1;
}
