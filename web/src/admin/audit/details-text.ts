import { keyText, type Language, wordText } from "./detail-words.ts";

const shown = 160;

/** The details of an event on one line: "permission: Contact.User.mobile · decision: approved". */
export function detailsText(details: Readonly<Record<string, unknown>>, language: Language): string {
  const parts = Object.entries(details)
    .map(([key, value]) => [keyText(key, language), valueText(key, value, language)] as const)
    .filter(([, text]) => text !== "");
  const colon = language === "zh" ? "：" : ": ";
  const text = parts.map(([key, value]) => `${key}${colon}${value}`).join(" · ");
  return text.length <= shown ? text : `${text.slice(0, shown - 1)}…`;
}

function valueText(key: string, value: unknown, language: Language): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map((each) => valueText(key, each, language)).join(", ");
  const word = wordText(key, value, language);
  if (word !== undefined) return word;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
