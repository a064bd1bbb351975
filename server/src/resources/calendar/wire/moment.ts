import { Temporal } from "temporal-polyfill";
import type { Window } from "../event.ts";
import { invalid } from "../refusals.ts";

const dayMs = 86_400_000;
const [firstYear, lastYear] = [1900, 2200];
const dateTime = /^(\d{4})-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/;

/** What `read` answers, for a date of the years that calendars are kept for. Errors: `invalidParameter` with the place. */
function parsed<T>(place: string, form: string, read: () => T, year: string | undefined): T {
  try {
    if (year !== undefined && Number(year) >= firstYear && Number(year) <= lastYear) return read();
  } catch {
    // The form is right, and there is no such day or hour.
  }
  throw invalid(`${place} must be ${form}`);
}

/** `2026-03-29`. */
export function readDate(place: string, text: string): string {
  const [, year] = /^(\d{4})-\d\d-\d\d$/.exec(text) ?? [];
  return parsed(place, "a date such as 2026-03-29", () => Temporal.PlainDate.from(text).toString(), year);
}

/** An instant to the second; without an offset, what clocks in the zone show. */
export function readDateTime(place: string, text: string, timeZone: string): number {
  const [, year, offset] = dateTime.exec(text) ?? [];
  const read = () =>
    offset === undefined
      ? Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds
      : Temporal.Instant.from(text).epochMilliseconds;
  const instant = parsed(place, "a date-time such as 2026-03-29T09:00:00+02:00", read, year);
  return Math.floor(instant / 1000) * 1000;
}

/** An instant, and the offset it was said in. */
function readMoment(place: string, text: string): { instant: number; offset: number } {
  // A plus that was not encoded is a space in an address.
  const said = text.replace(/ (\d\d:?\d\d)$/, "+$1");
  const [, year, offset] = dateTime.exec(said) ?? [];
  const form = "a date-time with its offset, such as 2026-03-29T09:00:00+02:00";
  return parsed(
    place,
    form,
    () => {
      const instant = Temporal.Instant.from(said).epochMilliseconds;
      const zone = offset === undefined || offset === "Z" ? "UTC" : offset;
      const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
      return { instant, offset: zoned.offsetNanoseconds / 1e6 };
    },
    year,
  );
}

interface Places {
  from: string;
  to: string;
}

/** What is given of two bounds, at most a year apart. */
export function readWindow(
  given: { from?: string | undefined; to?: string | undefined },
  places: Places,
): Partial<Window> {
  const from = given.from === undefined ? undefined : readMoment(places.from, given.from);
  const to = given.to === undefined ? undefined : readMoment(places.to, given.to);
  if (from !== undefined && to !== undefined) {
    if (to.instant <= from.instant) throw invalid(`${places.to} must be after ${places.from}`);
    if (to.instant - from.instant > 366 * dayMs)
      throw invalid(`${places.from} and ${places.to} must be at most one year apart`);
  }
  return {
    ...(from && { from: from.instant }),
    ...(to && { to: to.instant }),
    offset: (from ?? to)?.offset ?? 0,
  };
}

/** A bound that is left out is a year from the other; both, and it is the year that begins now. */
export function yearOf({ from, to, offset = 0 }: Partial<Window>): Window {
  const year = 365 * dayMs;
  const begins = from ?? (to === undefined ? Date.now() : to - year);
  return { from: begins, to: to ?? begins + year, offset };
}
