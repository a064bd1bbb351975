/** What becomes of the texts of a JSON document, names among them, and of what stands between them. */
export interface JsonChange {
  /** `name`: of the member whose value this is. */
  text(value: string, name: string | undefined): string;
  between(punctuation: string, name: string | undefined): string;
}

/**
 * JSON with each text decoded, changed and encoded again. All else stays as it was written, the digits of its numbers
 * too. `undefined`: it is no JSON.
 */
export function changedJson(json: string, change: JsonChange): string | undefined {
  if (!isJson(json)) return undefined;
  let changed = "";
  let from = 0;
  let name: string | undefined;
  for (let open = json.indexOf('"'); open >= 0; open = json.indexOf('"', from)) {
    const between = json.slice(from, open);
    const under = /^\s*:\s*$/.test(between) ? name : undefined;
    const end = endOfText(json, open);
    const value = decoded(json.slice(open, end));
    changed +=
      change.between(between, name) + encoded(json.slice(open, end), value, change.text(value, under));
    name = isName(json, end) ? value : undefined;
    from = end;
  }
  return changed + change.between(json.slice(from), name);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** After its closing quote. */
function endOfText(json: string, open: number): number {
  let at = open + 1;
  while (json.charCodeAt(at) !== 0x22) at += json.charCodeAt(at) === 0x5c ? 2 : 1;
  return at + 1;
}

const decoded = (text: string): string => (text.includes("\\") ? JSON.parse(text) : text.slice(1, -1));

const encoded = (before: string, value: string, changed: string): string =>
  value === changed && !before.includes("\\") ? before : JSON.stringify(changed);

const colon = /\s*:/y;

function isName(json: string, end: number): boolean {
  colon.lastIndex = end;
  return colon.test(json);
}
