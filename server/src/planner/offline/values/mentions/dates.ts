import { setImmediate } from "node:timers/promises";
import { formatTime } from "../../../../invocation/index.ts";
import { splitName } from "../../../words/words.ts";
import { isNamed } from "../slots/slot-kinds.ts";
import type { Slot } from "../slots/slots.ts";

export interface Moment {
  now: Date;
  timeZone: string;
}

/** A date or time that the person spoke of, in their own time zone. */
export interface SpokenDate {
  start: number;
  end: number;
  date: WallClock;
  hasDay: boolean;
  hasTime: boolean;
  /** One end of a span of time; start and end stand at the same place. */
  isRange: boolean;
}

interface WallClock {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const hint =
  /\d{1,4}[-/.:年月日号点时]\d{0,2}|\d\s*(?:am|pm|o'clock|st|nd|rd|th)\b|[今明后昨前]天|[今明昨]晚|[早晚]上|[上中下]午|[一二三四五六七八九十两]+[点月日号]|[周週]|星期|礼拜|[上下本这]个?月|[今明去]年|小时|分钟|天[后前内]|现在|\b(?:today|tomorrow|yesterday|tonight|noon|midnight|morning|afternoon|evening|night|now|(?:next|last|this|past|coming)\s+\w+|in\s+\w+\s+(?:minute|hour|day|week|month|year)s?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:19|20)\d\d)\b/i;

/** The recogniser's time grows with the text; a date stands near its first hint. */
const BEFORE_HINT = 40;
const WINDOW = 240;

/** Finds dates and times. The recogniser is large: where it was not warmed, it is loaded with the first text that may hold one. */
export async function datesIn(text: string, moment: Moment): Promise<SpokenDate[]> {
  const hinted = hint.exec(text);
  if (!hinted) return [];
  const from = Math.max(0, hinted.index - BEFORE_HINT);
  const found = await recognise(text.slice(from, from + WINDOW), moment);
  return found.map((it) => ({ ...it, start: it.start + from, end: it.end + from }));
}

async function recognise(text: string, moment: Moment): Promise<SpokenDate[]> {
  const { recognizeDateTime } = await recogniser();
  const culture = /\p{Script=Han}/u.test(text) ? "zh-cn" : "en-us";
  const here = wallClock(moment.now, moment.timeZone);
  // The recogniser reads its reference in the machine's zone: give it the person's clock as if it were that.
  const reference = new Date(here.year, here.month - 1, here.day, here.hour, here.minute, here.second);
  try {
    const found = recognizeDateTime(text, culture, undefined, reference);
    return withDayBefore(withoutVague(found).flatMap((it) => toSpoken(it, here)));
  } catch {
    return []; // It throws on a few odd texts; such a text holds no date we could trust.
  }
}

/** "next month, from July 10 to July 15": whoever says the days means no whole month. */
function withoutVague(found: readonly Recognised[]): Recognised[] {
  const isExact = ({ text }: Recognised) => /\d/.test(text);
  const hasExactDay = found.some((it) => isExact(it) && /\.date(?:time)?(?:range)?$/.test(it.typeName));
  return found.filter((it) => !hasExactDay || isExact(it) || !it.typeName.endsWith(".daterange"));
}

/** "tomorrow, from nine to five": a time without a day is on the day said before it. */
function withDayBefore(found: readonly SpokenDate[]): SpokenDate[] {
  return found.map((it, at) => {
    const day = it.hasDay ? undefined : found.slice(0, at).findLast((other) => other.hasDay)?.date;
    return day
      ? { ...it, hasDay: true, date: { ...it.date, year: day.year, month: day.month, day: day.day } }
      : it;
  });
}

/**
 * Loads the recogniser and has it build what each language needs, a piece at a time: the first person who speaks of a
 * date does not wait for it.
 */
export async function warmDates(): Promise<void> {
  const { recognizeDateTime } = await recogniser();
  for (const [text, culture] of warming) {
    await setImmediate();
    recognizeDateTime(text, culture);
  }
}

const warming = [
  ["tomorrow at 3pm", "en-us"],
  ["明天下午三点", "zh-cn"],
] as const;

async function recogniser() {
  const module = await import("@microsoft/recognizers-text-date-time");
  return module.default ?? module;
}

interface Recognised {
  text: string;
  start: number;
  end: number;
  typeName: string;
  resolution: { [key: string]: unknown };
}

function toSpoken(found: Recognised, here: WallClock): SpokenDate[] {
  const values: unknown = found.resolution?.values;
  const kind = found.typeName.split(".")[1] ?? "";
  if (!Array.isArray(values) || kind === "duration") return [];
  const value = wholeAfternoon(byDaylight(pick(values, here), found.text) ?? {}, found.text);
  const isRange = kind.endsWith("range") || kind.endsWith("period");
  // Of "before 3pm" there is one end only, and all of the words speak of it.
  const ends = isRange ? [withinAWeek(value, here), value.end] : [value.value];
  const isWhole = ends.filter((it) => typeof it === "string").length < 2;
  const middle = (found.start + found.end) / 2;
  return ends.flatMap((written, at) => {
    const date = typeof written === "string" ? parse(written, here) : undefined;
    if (!date || typeof written !== "string") return [];
    const span = {
      start: isWhole || at === 0 ? found.start : middle,
      end: isWhole || at === 1 ? found.end + 1 : middle,
    };
    return [{ ...span, date, isRange, hasDay: /^\d{4}-/.test(written), hasTime: /\d:\d\d$/.test(written) }];
  });
}

/** "Monday to Wednesday next week" is read as from this week's Monday: both days are of the week of the last. */
function withinAWeek({ start, end }: Record<string, unknown>, here: WallClock): unknown {
  if (typeof start !== "string" || typeof end !== "string") return start;
  const [from, to, today] = [start, end, wallText(here)].map((it) => Date.parse(it.slice(0, 10)) / DAY);
  if (from === undefined || to === undefined || today === undefined || !(from < today && to > today))
    return start;
  const later = to - from > 7 ? from + 7 : from;
  return later === from ? start : new Date(later * DAY).toISOString().slice(0, 10) + start.slice(10);
}

const DAY = 86_400_000;

/**
 * "June 15" or "Friday" without more is read as the last and the next one: a plan is about the next, and so is a
 * question, unless only the last is of this year.
 */
function pick(
  values: readonly Record<string, unknown>[],
  here: WallClock,
): Record<string, unknown> | undefined {
  const today = wallText(here).slice(0, 10);
  const thisYear = values.filter((it) => writtenIn(it).startsWith(String(here.year)));
  return thisYear.find((it) => writtenIn(it).slice(0, 10) >= today) ?? thisYear.at(0) ?? values.at(0);
}

/** What says itself which of two hours it is, or counts from now. */
const clearHour =
  /\b0\d:|[ap]\.?m\b|night|morning|midnight|[早晚夜]|凌晨|[上下中]午|\b(?:hour|minute|second|now)|小时|分钟|现在/i;

/** "Friday at 3" is read as of the night first: nobody meets then. */
function byDaylight(
  read: Record<string, unknown> | undefined,
  text: string,
): Record<string, unknown> | undefined {
  if (read === undefined || clearHour.test(text)) return read;
  return Object.fromEntries(Object.entries(read).map(([key, value]) => [key, inTheAfternoon(value)]));
}

/** The recogniser's ends at four. */
function wholeAfternoon(read: Record<string, unknown>, text: string): Record<string, unknown> {
  const { end } = read;
  const isNamed = /(?:afternoon|下午)$/i.test(text) && typeof end === "string" && end.endsWith("16:00:00");
  return isNamed ? { ...read, end: end.replace(/16:00:00$/, "18:00:00") } : read;
}

const inTheAfternoon = (written: unknown): unknown =>
  typeof written === "string"
    ? written.replace(/0([1-5])(?=:\d\d:\d\d$)/, (_, hour) => String(Number(hour) + 12))
    : written;

const writtenIn = ({ value, start, end }: Record<string, unknown>): string => String(value ?? end ?? start);

function parse(written: string, here: WallClock): WallClock | undefined {
  const day = /^(\d{4})-(\d\d)-(\d\d)/.exec(written);
  const time = /(\d\d):(\d\d)(?::(\d\d))?$/.exec(written);
  if (!day && !time) return undefined;
  return {
    year: day ? Number(day[1]) : here.year,
    month: day ? Number(day[2]) : here.month,
    day: day ? Number(day[3]) : here.day,
    hour: Number(time?.[1] ?? 0),
    minute: Number(time?.[2] ?? 0),
    second: Number(time?.[3] ?? 0),
  };
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockIn(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  clocks.set(timeZone, made);
  return made;
}

/** What a clock on the wall shows at this moment in that zone. */
function wallClock(at: Date, timeZone: string): WallClock {
  const parts = clockIn(timeZone).format(at).split(/\D+/).map(Number);
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts;
  return { year, month, day, hour, minute, second };
}

const speaksOfDate = /date|time|day\b|when|deadline|\bdue|日期|时间|日子|哪天|截止/i;
const namesDate = /(?<!up|candi|vali)date\b|\bdate|time\b|timestamp/i;
const speaksOfSpan = /duration|period|interval|time ?(?:frame|of day)|时长|期限/i;

/** A name that says so is enough: "the start date of the period" is a date. */
export function wantsDate(slot: Slot): boolean {
  if (slot.type !== "string" || slot.choices.length > 0) return false;
  if (/^(?:date|date-time|time)$/.test(slot.format) || slot.entity?.category === "time") return true;
  const name = splitName(slot.name);
  if (speaksOfSpan.test(name) || isNamed(slot, "place")) return false;
  return (
    namesDate.test(name) ||
    (!speaksOfSpan.test(slot.description) && speaksOfDate.test(`${name} ${slot.description}`))
  );
}

/** Writes a date as the parameter wants it. */
export function writeDate(spoken: SpokenDate, slot: Slot, timeZone: string): string {
  const written = wallText(spoken.date);
  return formatTime(written, formatFor(spoken, slot), { timeZone }) ?? written;
}

function formatFor({ hasDay, hasTime }: SpokenDate, { entity, format, description }: Slot): string {
  if (entity?.category === "time" && entity.format.startsWith("strftime:")) return entity.format;
  const pattern = patternIn(description);
  if (pattern) return `strftime:${pattern}`;
  if (entity?.category === "time" || format === "date-time") return "iso8601";
  if (format === "date" || (hasDay && !hasTime)) return "strftime:yyyy-MM-dd";
  return hasDay ? "strftime:yyyy-MM-dd HH:mm:ss" : "strftime:HH:mm";
}

/** ISO 8601 without an offset: what the clock on the person's wall shows. */
function wallText({ year, month, day, hour, minute, second }: WallClock): string {
  const [y, ...rest] = [year, month, day, hour, minute, second].map(String);
  const [mo, d, h, mi, s] = rest.map((part) => part.padStart(2, "0"));
  return `${(y ?? "").padStart(4, "0")}-${mo}-${d}T${h}:${mi}:${s}`;
}

/** A format that the description spells out, such as "in YYYY-MM-DD". */
function patternIn(description: string): string | undefined {
  const written =
    /\b(?:y{4}|d{2}|m{2})(?:[-/.年月]?(?:y{4}|d{2}|m{2})){1,2}日?(?:[ T]hh:mm(?::ss)?)?(?![a-z])/i.exec(
      description,
    )?.[0];
  return written
    ?.replace(/y/gi, "y")
    .replace(/d/gi, "d")
    .replace(/h/gi, "H")
    .replace(/(^|[^H:])mm/gi, "$1MM")
    .replace(/:ss/gi, ":ss")
    .replace("T", "'T'");
}
