import type { AgendaEvent } from "../api/schema.gen.ts";
import type { View } from "./search.ts";

/* Days are texts such as 2026-11-28, by the reader's own clock. */

const two = (number: number) => String(number).padStart(2, "0");

export const dayOf = (at: Date): string =>
  `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;

/** The day's own midnight, however long the day before was. */
export const startOf = (day: string): Date => new Date(`${day}T00:00:00`);

/** As a field for a day and a time has it, by the minute; empty for none. */
export function fieldTimeOf(time: string | null): string {
  if (time === null) return "";
  const at = new Date(time);
  return `${dayOf(at)}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

export const timeOfField = (text: string): string | null =>
  text === "" ? null : new Date(text).toISOString();

export function addDays(day: string, count: number): string {
  const at = startOf(day);
  at.setDate(at.getDate() + count);
  return dayOf(at);
}

/** The first of that month; past the end of a year, of the next. */
function monthOf(day: string, later = 0): string {
  const at = startOf(day);
  return dayOf(new Date(at.getFullYear(), at.getMonth() + later, 1));
}

export interface Range {
  first: string;
  /** The first day after it. */
  end: string;
}

/** A day; seven days from it on; or the weeks, from Monday on, that its month is in. */
export function rangeOf(view: View, day: string): Range {
  if (view === "day") return { first: day, end: addDays(day, 1) };
  if (view === "week") return { first: day, end: addDays(day, 7) };
  const first = mondayOf(monthOf(day));
  return { first, end: addDays(mondayOf(addDays(monthOf(day, 1), -1)), 7) };
}

const mondayOf = (day: string): string => addDays(day, -((startOf(day).getDay() + 6) % 7));

/** The day that the view begins with one step on, or back. */
export function stepped(view: View, day: string, step: 1 | -1): string {
  if (view === "month") return monthOf(day, step);
  return addDays(day, view === "day" ? step : 7 * step);
}

export function daysIn({ first, end }: Range): string[] {
  const days: string[] = [];
  for (let day = first; day < end; day = addDays(day, 1)) days.push(day);
  return days;
}

/** With the offset that the reader's clock has then. */
export function momentOf(day: string): string {
  const minutes = -startOf(day).getTimezoneOffset();
  const ahead = Math.abs(minutes);
  return `${day}T00:00:00${minutes < 0 ? "-" : "+"}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
}

/** The first and the last day that it is on; one that ends at midnight is not on the next. */
export function daysOf({
  allDay,
  start,
  end,
}: Pick<AgendaEvent, "allDay" | "start" | "end">): [string, string] {
  if (allDay) return [start, end > start ? addDays(end, -1) : start];
  const [from, to] = [Date.parse(start), Date.parse(end)];
  return [dayOf(new Date(from)), dayOf(new Date(Math.max(from, to - 1)))];
}

export interface Day {
  day: string;
  /** Whole days first, then by their start. */
  events: AgendaEvent[];
}

export function byDay(events: readonly AgendaEvent[], range: Range): Day[] {
  const spans = events.map((event) => ({ event, span: daysOf(event) }));
  return daysIn(range).map((day) => ({
    day,
    events: spans
      .filter(({ span: [first, last] }) => first <= day && day <= last)
      .map(({ event }) => event)
      .toSorted((one, other) => orderOf(one).localeCompare(orderOf(other))),
  }));
}

const orderOf = ({ allDay, start }: AgendaEvent): string => (allDay ? "" : start);

/** Those that meet another at the same time, and how often several do. What is declined, or lasts whole days, meets none. */
export function meetingsOf(events: readonly AgendaEvent[]): { ids: ReadonlySet<string>; count: number } {
  const timed = events
    .filter(({ allDay, response }) => !allDay && response !== "declined")
    .toSorted((one, other) => one.start.localeCompare(other.start));
  const ids = new Set<string>();
  let [count, busyUntil, last] = [0, "", ""];
  for (const { id, start, end } of timed) {
    if (start < busyUntil) {
      if (!ids.has(last)) count += 1;
      ids.add(last).add(id);
    }
    if (end > busyUntil) [busyUntil, last] = [end, id];
  }
  return { ids, count };
}
