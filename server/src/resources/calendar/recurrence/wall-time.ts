import { Temporal } from "temporal-polyfill";

// Wall times are counted as if they were UTC: milliseconds that a clock on the wall shows, whatever its zone.

/** What a clock in this zone shows at this instant. */
export function wallTimeAt(instant: number, timeZone: string): number {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
  return instant + zoned.offsetNanoseconds / 1e6;
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
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(timeZone)
    .toString({ timeZoneName: "never", smallestUnit: "second" });
}

/** Whether it is a name of the IANA database, not an offset. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
