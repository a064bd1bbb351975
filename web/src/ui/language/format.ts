import { useMemo } from "react";
import { htmlLang, useLanguage } from "./language.ts";

export interface Format {
  /** A day: "22 Nov 2026". */
  date: (at: string) => string;
  /** A day with the time: "22 Nov 2026, 10:14". */
  dateTime: (at: string) => string;
  /** The time of a day: "10:14". */
  time: (at: string) => string;
  /** A day of this year, short: "22 Nov". */
  monthDay: (at: string) => string;
  /** A month with its year: "November 2026". */
  month: (at: string) => string;
  /** A day of the week, short: "Sun". */
  weekday: (at: string) => string;
  /** How long ago, or in how long: "3 minutes ago". */
  relative: (at: string, now?: number) => string;
  list: (items: readonly string[]) => string;
}

const steps: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** Dates and lists in the current language. Times arrive as ISO 8601 strings. */
export function useFormat(): Format {
  const language = useLanguage();
  return useMemo(() => formatIn(htmlLang(language)), [language]);
}

function formatIn(locale: string): Format {
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const monthDay = new Intl.DateTimeFormat(locale, { month: "short", day: "numeric" });
  const month = new Intl.DateTimeFormat(locale, { year: "numeric", month: "long" });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "short" });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  // Intl says "now", which is wrong of what is over.
  const justNow = locale.startsWith("zh") ? "刚刚" : "just now";
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  return {
    date: (at) => date.format(new Date(at)),
    dateTime: (at) => dateTime.format(new Date(at)),
    time: (at) => time.format(new Date(at)),
    monthDay: (at) => monthDay.format(new Date(at)),
    month: (at) => month.format(new Date(at)),
    weekday: (at) => weekday.format(new Date(at)),
    relative: (at, now = Date.now()) => {
      const seconds = (Date.parse(at) - now) / 1000;
      const step = steps.find(([, size]) => Math.abs(seconds) >= size);
      return step ? relative.format(Math.trunc(seconds / step[1]), step[0]) : justNow;
    },
    list: (items) => list.format(items),
  };
}
