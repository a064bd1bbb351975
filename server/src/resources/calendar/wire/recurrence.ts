import { z } from "zod";
import type { Times } from "../event.ts";
import { type Rule, type Weekday, weekdays } from "../recurrence/rule.ts";
import { asLocalText, instantOf, wallTimeAt } from "../recurrence/wall-time.ts";
import { invalid } from "../refusals.ts";
import { readDate, readDateTime } from "./moment.ts";

const dayNames = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
const indexes = ["first", "second", "third", "fourth", "last"] as const;
const types = ["daily", "weekly", "absoluteMonthly", "relativeMonthly", "absoluteYearly"] as const;

export const RecurrenceForm = z
  .object({
    pattern: z.object({
      type: z.enum(types),
      interval: z.number().nullish(),
      dayOfMonth: z.number().int().min(1).max(31).nullish(),
      daysOfWeek: z.string().max(100).nullish().describe("`monday,tuesday`"),
      index: z.enum(indexes).nullish(),
      firstDayOfWeek: z.enum(dayNames).nullish(),
    }),
    range: z.object({
      type: z.enum(["noEnd", "endDate", "numbered"]),
      endDate: z.string().max(50).nullish().describe("A date, its day included, or a date-time."),
      numberOfOccurrences: z.number().nullish(),
    }),
  })
  .meta({ id: "CalendarRecurrence", description: "How an event recurs." });
export type RecurrenceForm = z.output<typeof RecurrenceForm>;

/** In the form's words as a rule of RFC 5545: what it leaves open is as the event's own start. */
export function ruleOf({ pattern, range }: RecurrenceForm, times: Times): Rule {
  const interval = pattern.interval ?? 1;
  if (!Number.isInteger(interval) || interval < 1 || interval > 365)
    throw invalid("Recurrence interval must between [1, 365]");
  return { ...daysIn(pattern, localStart(times)), interval, ...endIn(range, times) };
}

/** The event's start as its own clock shows it, read in UTC. */
const localStart = (times: Times): Date =>
  new Date(
    times.allDay ? Date.parse(times.startsOn) : wallTimeAt(Date.parse(times.startsAt), times.timeZone),
  );

function daysIn(
  { type, dayOfMonth, daysOfWeek, index, firstDayOfWeek }: RecurrenceForm["pattern"],
  start: Date,
): Pick<Rule, "freq" | "byDay" | "byMonth" | "byMonthDay" | "bySetPos" | "wkst"> {
  const byMonthDay = dayOfMonth ?? start.getUTCDate();
  const days = () => (daysOfWeek ? readDays(daysOfWeek) : [dayOf(start)]);
  switch (type) {
    case "daily":
      return { freq: "DAILY" };
    case "weekly":
      return { freq: "WEEKLY", byDay: days(), wkst: toWeekday(firstDayOfWeek ?? "monday") };
    case "absoluteMonthly":
      return { freq: "MONTHLY", byMonthDay };
    case "relativeMonthly":
      return { freq: "MONTHLY", byDay: days(), bySetPos: positionOf(index ?? indexIn(start)) };
    case "absoluteYearly":
      return { freq: "YEARLY", byMonth: start.getUTCMonth() + 1, byMonthDay };
  }
}

const toWeekday = (name: (typeof dayNames)[number]): Weekday => weekdays[dayNames.indexOf(name)] ?? "MO";
const dayOf = (start: Date): Weekday => weekdays[(start.getUTCDay() + 6) % 7] ?? "MO";

function readDays(text: string): Weekday[] {
  const names = text.split(",").map((name) => name.trim().toLowerCase());
  const known = dayNames.filter((name) => names.includes(name));
  if (names.some((name) => !dayNames.some((day) => day === name)))
    throw invalid("recurrence.pattern.daysOfWeek must be days such as monday,tuesday");
  return known.map(toWeekday);
}

const positionOf = (index: (typeof indexes)[number]) => (index === "last" ? -1 : indexes.indexOf(index) + 1);
/** The fifth of a month is its last. */
const indexIn = (start: Date) => indexes[Math.floor((start.getUTCDate() - 1) / 7)] ?? "last";

function endIn(
  { type, endDate, numberOfOccurrences }: RecurrenceForm["range"],
  times: Times,
): Pick<Rule, "count" | "until"> {
  if (type === "noEnd") return {};
  if (type === "endDate") return { until: untilOf(endDate ?? "", times) };
  const count = numberOfOccurrences ?? 0;
  if (!Number.isInteger(count) || count < 1 || count > 99)
    throw invalid("Recurrence range numberOfOccurrences must between [1, 99]");
  return { count };
}

function untilOf(endDate: string, times: Times): string {
  const place = "recurrence.range.endDate";
  if (times.allDay) return readDate(place, endDate.slice(0, 10));
  if (endDate.includes("T")) return new Date(readDateTime(place, endDate, times.timeZone)).toISOString();
  const midnight = Date.parse(readDate(place, endDate)) + 86_400_000 - 1000;
  return new Date(instantOf(midnight, times.timeZone)).toISOString();
}

export function recurrenceView(rule: Rule, times: Times): z.input<typeof RecurrenceForm> {
  return { pattern: patternView(rule), range: rangeView(rule, times) };
}

function patternView(rule: Rule): RecurrenceForm["pattern"] {
  const { freq, interval, byDay = [], byMonthDay, bySetPos, wkst } = rule;
  const daysOfWeek = byDay.map(dayName).join(",");
  switch (freq) {
    case "DAILY":
      return { type: "daily", interval };
    case "WEEKLY":
      return { type: "weekly", interval, daysOfWeek, ...(wkst && { firstDayOfWeek: dayName(wkst) }) };
    case "MONTHLY":
      return bySetPos === undefined
        ? { type: "absoluteMonthly", interval, dayOfMonth: byMonthDay }
        : {
            type: "relativeMonthly",
            interval,
            daysOfWeek,
            index: indexes.at(bySetPos < 0 ? -1 : bySetPos - 1),
          };
    case "YEARLY":
      return { type: "absoluteYearly", interval, dayOfMonth: byMonthDay };
  }
}

const dayName = (day: Weekday) => dayNames[weekdays.indexOf(day)] ?? "monday";

function rangeView({ count, until }: Rule, times: Times): RecurrenceForm["range"] {
  if (count !== undefined) return { type: "numbered", numberOfOccurrences: count };
  if (until === undefined) return { type: "noEnd" };
  return { type: "endDate", endDate: times.allDay ? until : asLocalText(Date.parse(until), times.timeZone) };
}
