// Times as the platform hands them over: ISO 8601 with the offset of the person's clock, `2026-11-29T15:00:00+08:00`.
import type { Language } from "./serve.ts";

const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Milliseconds that the clock is ahead of UTC. */
export function offsetOf(written: string): number {
  const [, sign, hours = "0", minutes = "0"] = /([+-])(\d\d):?(\d\d)$/.exec(written) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * minute;
}

/** The same clock at another moment. */
export function written(at: number, offset: number): string {
  const [sign, size] = offset < 0 ? ["-", -offset] : ["+", offset];
  const two = (part: number) => String(Math.floor(part)).padStart(2, "0");
  const zone = `${sign}${two(size / hour)}:${two((size % hour) / minute)}`;
  return new Date(at + offset).toISOString().slice(0, 19) + zone;
}

/** The midnight before, by that clock. */
export function startOfDay(at: number, offset: number): number {
  return Math.floor((at + offset) / day) * day - offset;
}

const days: Record<Language, Intl.DateTimeFormat> = {
  zh: new Intl.DateTimeFormat("zh-CN", { month: "long", day: "numeric", weekday: "short", timeZone: "UTC" }),
  en: new Intl.DateTimeFormat("en-GB", { month: "short", day: "numeric", weekday: "short", timeZone: "UTC" }),
};

/** “11月29日周日” or “Sun, 29 Nov”. */
export const dayIn = (language: Language, at: number, offset: number): string =>
  days[language].format(at + offset);

/** The same with the hour. */
export const timeIn = (language: Language, at: number, offset: number): string =>
  `${dayIn(language, at, offset)} ${new Date(at + offset).toISOString().slice(11, 16)}`;
