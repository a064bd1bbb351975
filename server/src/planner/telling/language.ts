import type { Turn } from "./turn.ts";

export type Language = "zh" | "en";

/** The language to answer in: that of the person's own words, the latest first, else the one they set. */
export function languageOf(
  { request, before }: Pick<Turn, "request" | "before">,
  locale: Language,
): Language {
  for (const text of [request, ...before.toReversed()]) {
    if (/\p{Script=Han}/u.test(text)) return "zh";
    if ((text.match(/[a-z]{2,}/gi)?.length ?? 0) >= 2) return "en";
  }
  return locale;
}
