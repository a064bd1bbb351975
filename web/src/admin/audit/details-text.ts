import { keyText, type Language, wordText } from "./detail-words.ts";

const shown = 500;

/** What the details of an event say, one fact a member; ids by what they are called. */
export function factsIn(
  details: Readonly<Record<string, unknown>>,
  language: Language,
  names: ReadonlyMap<string, string> = new Map(),
): { label: string; text: string }[] {
  return Object.entries(details).flatMap(([key, value]) => {
    const text = valueText(key, value, language, names);
    return text === "" ? [] : [{ label: keyText(key, language), text: clipped(text) }];
  });
}

const clipped = (text: string) => (text.length <= shown ? text : `${text.slice(0, shown - 1)}…`);

function valueText(
  key: string,
  value: unknown,
  language: Language,
  names: ReadonlyMap<string, string>,
): string {
  if (value === null || value === undefined) return "";
  const word = wordText(key, value, language);
  if (word !== undefined) return word;
  if (Array.isArray(value))
    return value.map((each) => valueText(key, each, language, names)).join(language === "zh" ? "、" : ", ");
  if (typeof value === "object") return JSON.stringify(value);
  return names.get(String(value)) ?? String(value);
}
