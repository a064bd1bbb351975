import { useMemo } from "react";
import { htmlLang, useLanguage } from "../../ui/language/language.ts";

/** The time of day to the second, as the reader's clock shows it. */
export function useClock(): (at: string) => string {
  const language = useLanguage();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(htmlLang(language), { timeStyle: "medium", hour12: false });
    return (at) => format.format(new Date(at));
  }, [language]);
}
