const names =
  "access_?token|refresh_?token|id_?token|client_?secret|app_?secret|authorization|password|oauth_?auth_?code|auth_?code";
const anyName = new RegExp(names, "gi");
const whole = new RegExp(`^(?:${names})$`, "i");

/** Whether what stands under this name is a secret, whatever it is. */
export const namesSecret = (name: string): boolean => whole.test(name);

interface Member {
  /** What stands before its name. */
  before: RegExp;
  /** What leads from there to its value. */
  between: RegExp;
  value: RegExp;
  /** Its value is a number without quotes, of which a text is made. */
  bare?: true;
}

const members: readonly Member[] = [
  // A part of a multipart body.
  {
    before: /name="$/,
    between: /"[^\r\n]{0,300}(?:\r\n[^\r\n]{1,300}){0,2}\r\n\r\n/y,
    value: /[^\r]*/y,
  },
  // A JSON text that is itself a JSON string.
  { before: /\\"$/, between: /\\"\s*:\s*\\"/y, value: /[^"\\]*(?:\\[^"][^"\\]*)*/y },
  { before: /"$/, between: /"\s*:\s*"/y, value: /[^"\\]*(?:\\.[^"\\]*)*/y },
  { before: /"$/, between: /"\s*:\s*/y, value: /\d[\d.]*/y, bare: true },
  { before: /(?:^|\W|%5B)$/i, between: /(?:%5D|\])*=/iy, value: /[^&\s"']+/y },
];

/** A text in which what stands in members named like a secret is as `mark` says: of JSON, a form, a multipart body. */
export function membersMasked(text: string, mark: (value: string) => string): string {
  if (!/["=]/.test(text)) return text;
  let written = "";
  let from = 0;
  for (const { index, 0: name } of text.matchAll(anyName)) {
    const found = index < from ? undefined : valueAfter(text, index, index + name.length);
    if (found === undefined) continue;
    const marked = mark(text.slice(found.from, found.to));
    written += text.slice(from, found.from) + (found.bare ? `"${marked}"` : marked);
    from = found.to;
  }
  return written + text.slice(from);
}

function valueAfter(text: string, nameFrom: number, nameTo: number) {
  const start = text.slice(Math.max(0, nameFrom - 'name="'.length), nameFrom);
  for (const { before, between, value, bare } of members) {
    const from = before.test(start) ? endOf(between, text, nameTo) : undefined;
    const to = from === undefined ? undefined : endOf(value, text, from);
    if (from !== undefined && to !== undefined) return { from, to, bare };
  }
  return undefined;
}

/** Where a sticky pattern ends that begins here, if it does. */
function endOf(pattern: RegExp, text: string, from: number): number | undefined {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
