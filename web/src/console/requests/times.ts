import { useMemo } from "react";
import { htmlLang, useLanguage } from "../../ui/language/language.ts";

/** Times as a log has them: to the second in a line, to the millisecond in full. */
export function useLogTimes() {
  const language = useLanguage();
  return useMemo(() => timesIn(htmlLang(language)), [language]);
}

function timesIn(locale: string) {
  const second = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" } as const;
  const clock = new Intl.DateTimeFormat(locale, second);
  const day = new Intl.DateTimeFormat(locale, { month: "short", day: "numeric" });
  const minute = new Intl.DateTimeFormat(locale, {
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const full = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
  const exact = new Intl.DateTimeFormat(locale, { ...second, fractionalSecondDigits: 3 });
  const isToday = (at: Date) => at.toDateString() === new Date().toDateString();
  return {
    /** In a row: the time, with its day where it is another than today. */
    row: (at: string) => {
      const when = new Date(at);
      return isToday(when) ? clock.format(when) : `${day.format(when)} ${clock.format(when)}`;
    },
    minute: (at: string) => minute.format(new Date(at)),
    full: (at: string) => `${full.format(new Date(at))} ${exact.format(new Date(at))}`,
    /** How long something took. */
    taken: (ms: number | null) =>
      ms === null ? "–" : ms < 10_000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`,
  };
}
