import { Temporal } from "temporal-polyfill";

// Wall times are counted as if they were UTC: milliseconds that a clock on the wall shows, whatever its zone.

/** What a clock in this zone shows at this instant. */
export function wallTimeAt(instant: number, timeZone: string): number {
  return instant + offsetAt(instant, timeZone);
}

/**
 * When a clock in this zone shows this. In the hour that summer time skips, as if it had not been skipped (02:30 is
 * 03:30); in the hour that comes twice, the first of the two (RFC 5545 section 3.3.5).
 */
export function instantOf(wallTime: number, timeZone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(wallTime)
    .toZonedDateTimeISO("UTC")
    .toPlainDateTime()
    .toZonedDateTime(timeZone, { disambiguation: "compatible" }).epochMilliseconds;
}

/** With the zone's offset, as `2026-03-29T09:00:00+02:00`. */
export function asLocalText(instant: number, timeZone: string): string {
  const offset = offsetAt(instant, timeZone);
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const twoDigits = (count: number) => String(count).padStart(2, "0");
  const zone = `${offset < 0 ? "-" : "+"}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
  return new Date(instant + offset).toISOString().slice(0, 19) + zone;
}

/** Between two changes of a zone's clocks, in milliseconds. */
interface Stretch {
  from: number;
  to: number;
  offset: number;
}

/** By zone, what was asked for: a page of events would cost ten times as much if each asked anew. */
const stretches = new Map<string, Stretch[]>();

function offsetAt(instant: number, timeZone: string): number {
  const known = stretches.get(timeZone) ?? [];
  const found = known.find(({ from, to }) => from <= instant && instant < to);
  if (found !== undefined) return found.offset;
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
  // The change itself belongs to what follows it: the one before is looked for from a moment later.
  const later = zoned.add({ nanoseconds: 1 });
  const stretch = {
    from: later.getTimeZoneTransition("previous")?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    to: zoned.getTimeZoneTransition("next")?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: zoned.offsetNanoseconds / 1e6,
  };
  stretches.set(timeZone, [...known, stretch]);
  return stretch.offset;
}

/** Whether it is a name of the IANA database, not an offset: one that times can be counted and written in. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    // Such as `PST` Intl takes, and Temporal does not.
    wallTimeAt(0, name);
    return true;
  } catch {
    return false;
  }
}
