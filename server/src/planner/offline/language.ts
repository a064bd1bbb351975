export type Language = "zh" | "en";

/** The language to answer in: that of the person's own words, else the one they set. */
export function languageOf(text: string, locale: Language): Language {
  if (/\p{Script=Han}/u.test(text)) return "zh";
  return (text.match(/[a-z]{2,}/gi)?.length ?? 0) >= 2 ? "en" : locale;
}
