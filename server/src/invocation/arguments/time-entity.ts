/** `x-dingtalk-entity` of category `time`: what a planner makes of "tomorrow at nine" becomes what the skill asked for. */
import { isDay, isWritten, readPattern, type TimePattern, type WallTime, writeTime } from "./time-pattern.ts";

/**
 * A time in the format of the file: `iso8601`, with the offset of `timeZone` (an IANA name), or `strftime:` and a
 * pattern in Java's letters. Takes ISO 8601 with or without an offset, a date alone, Unix milliseconds, and what is
 * written in that format already. Undefined for what is no time, and for a format that is not understood.
 */
export function formatTime(
  value: unknown,
  format: string,
  { timeZone }: { timeZone: string },
): string | undefined {
  const pattern = patternOf(format);
  if (pattern === undefined || (typeof value !== "string" && typeof value !== "number")) return undefined;
  const text = String(value).trim();
  if (isWritten(pattern, text)) return text;
  const instant = instantOf(text, timeZone);
  const at = instant === undefined ? undefined : wallTime(instant, timeZone);
  return at && at.year >= 1 && at.year <= 9999 ? writeTime(pattern, at) : undefined;
}

/** Whether `formatTime` can write this format at all. */
export function isTimeFormat(format: string): boolean {
  return patternOf(format) !== undefined;
}

function patternOf(format: string): TimePattern | undefined {
  if (format === "iso8601") return readPattern("yyyy-MM-dd'T'HH:mm:ssxxx");
  return format.startsWith("strftime:") ? readPattern(format.slice("strftime:".length)) : undefined;
}

const iso =
  /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?:(?:[Tt]|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([Zz]|[+-]\d{2}(?::?\d{2})?)?)?$/;

/** Unix milliseconds. */
function instantOf(text: string, timeZone: string): number | undefined {
  // Thirteen digits are the milliseconds of the years 2001 to 2286.
  if (/^\d{13}$/.test(text)) return Number(text);
  const found = iso.exec(text);
  if (found === null) return undefined;
  const [, y, , mo, d, h = "0", mi = "0", s = "0", fraction = "", zone] = found;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = [y, mo, d, h, mi, s].map(Number);
  if (!isDay(year, month, day) || hour > 23 || minute > 59 || second > 59) return undefined;
  const millisecond = Number(fraction.padEnd(3, "0").slice(0, 3));
  const asUtc = utc({ year, month, day, hour, minute, second, millisecond });
  return zone === undefined ? instantHere(asUtc, timeZone) : asUtc - offsetWritten(zone) * 60_000;
}

function utc({
  year,
  month,
  day,
  hour,
  minute,
  second,
  millisecond,
}: Omit<WallTime, "offsetMinutes">): number {
  // Date.UTC takes the years 0 to 99 for those of the last century.
  return (
    new Date(0).setUTCFullYear(year, month - 1, day) +
    ((hour * 60 + minute) * 60 + second) * 1000 +
    millisecond
  );
}

function offsetWritten(zone: string): number {
  if (/^z$/i.test(zone)) return 0;
  const [, sign, hours, minutes = "0"] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** The wall clock's time, given as if it were UTC's. One that summer time leaves out is taken an hour later. */
function instantHere(asUtc: number, timeZone: string): number {
  const before = asUtc - offsetAt(asUtc - 86_400_000, timeZone) * 60_000;
  const guess = asUtc - offsetAt(before, timeZone) * 60_000;
  return offsetAt(guess, timeZone) === offsetAt(before, timeZone) ? guess : before;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockIn(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  clocks.set(timeZone, made);
  return made;
}

/** Minutes that the zone is ahead of UTC at this moment. */
function offsetAt(instant: number, timeZone: string): number {
  const name =
    clockIn(timeZone)
      .formatToParts(instant)
      .find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign, hours = "0", minutes = "0"] = /^GMT(?:([+-])(\d\d):(\d\d))?/.exec(name) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function wallTime(instant: number, timeZone: string): WallTime {
  const offsetMinutes = offsetAt(instant, timeZone);
  const at = new Date(instant + offsetMinutes * 60_000);
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
    millisecond: at.getUTCMilliseconds(),
    offsetMinutes,
  };
}
