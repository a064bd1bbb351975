/** What is not seen and changes what is: controls other than line breaks and tabs, text direction, tags. */
const unseen =
  /[^\P{Cc}\n\r\t]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]|\p{Cs}/u;

const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

export const isPlain = (text: string): boolean => !unseen.test(text);

export const isPlainLine = (text: string): boolean => isPlain(text) && !/[\n\r\t\u2028\u2029]/.test(text);

/** Those that are drawn, by the names that they have in the app. */
export const drawnIcons = [
  "briefcase",
  "calendar",
  "clipboard-list",
  "list-todo",
  "contact",
  "users",
  "message-circle",
  "mail",
  "phone",
  "book-open",
  "file-text",
  "folder",
  "search",
  "chart-line",
  "calculator",
  "receipt",
  "wallet",
  "shopping-cart",
  "truck",
  "plane",
  "map-pin",
  "cloud-sun",
  "graduation-cap",
  "heart-pulse",
  "wrench",
  "code",
  "shield",
  "sparkles",
] as const;

/** One character as a person counts them, the name of a drawn one, or none. */
export function isIcon(text: string): boolean {
  if (drawnIcons.some((name) => text === `:${name}`)) return true;
  return isPlainLine(text) && [...characters.segment(text)].length <= 1;
}
