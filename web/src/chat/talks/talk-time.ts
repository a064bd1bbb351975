const day = 86_400_000;

/** When it was, as short as it can be said: the time of today, yesterday, a weekday, a date. */
export function talkTime(at: string, locale: string, now = new Date()): string {
  const then = new Date(at);
  const days = daysBetween(then, now);
  const as = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options).format(then);
  if (days <= 0) return as({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  if (days === 1) return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(-1, "day");
  if (days < 7) return as({ weekday: "short" });
  if (then.getFullYear() === now.getFullYear()) return as({ month: "short", day: "numeric" });
  return as({ year: "numeric", month: "short", day: "numeric" });
}

/** Whole days of the calendar, not of 24 hours. */
export function daysBetween(then: Date, now: Date): number {
  return Math.round((midnight(now) - midnight(then)) / day);
}

const midnight = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
