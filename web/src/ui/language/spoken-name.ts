import type { Language } from "./language.ts";

/** The part of a name that is given in both languages, `中文 / English`, which the reader speaks; any other name as it is. */
export function spokenName(name: string, language: Language): string {
  const parts = name.split(" / ").filter((part) => part.trim() !== "");
  if (parts.length !== 2) return name;
  const [spoken, ...others] = parts.filter((part) => isChinese(part) === (language === "zh"));
  return spoken !== undefined && others.length === 0 ? spoken.trim() : name;
}

const isChinese = (text: string) => /\p{Script=Han}/u.test(text);
