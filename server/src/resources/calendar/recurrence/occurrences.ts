import { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";
import type { Times } from "../event.ts";
import type { Rule } from "./rule.ts";
import { instantOf, wallTimeAt } from "./wall-time.ts";

const dayMs = 86_400_000;
/** Periods looked through for the next instance; a yearly rule of the 29th of February needs eight. */
const mostPeriods = 1_000;

/** An event that recurs, read once and asked often. Starts are instants; of all-day events, midnights in UTC. */
export interface Series {
  /** Those that begin in [from, to). */
  startsBetween(from: number, to: number): number[];
  has(start: number): boolean;
  first(): number | undefined;
  /** When the last one begins; `undefined` where none is the last, or none that is found in reasonable time. */
  last(): number | undefined;
}

/**
 * The rule counts days and hours as clocks show them, and only what it finds is placed in the zone: nine o'clock stays
 * nine o'clock, and an hour that one day lacks is an hour later that day (`instantOf`) rather than left out.
 */
export function seriesOf(times: Times, rule: Rule): Series {
  const zone = times.allDay ? undefined : times.timeZone;
  const start = Date.parse(times.allDay ? times.startsOn : times.startsAt);
  const toWall = (instant: number) => (zone === undefined ? instant : wallTimeAt(instant, zone));
  const wallStart = toWall(start);
  // The second of an hour that comes twice is meant where the event itself begins in it.
  const toInstant = (wall: number) =>
    zone === undefined ? wall : wall === wallStart ? start : instantOf(wall, zone);
  const found = ruleFrom(wallStart, rule, toWall);
  const startsBetween = (from: number, to: number) =>
    found
      // A day more on either side: what is placed in the zone moves by hours at most.
      .between(new Date(toWall(from) - dayMs), new Date(toWall(to) + dayMs), true)
      .map(({ epochMilliseconds }) => toInstant(epochMilliseconds))
      .filter((instant) => instant >= from && instant < to);
  return {
    startsBetween,
    has: (instant) => startsBetween(instant, instant + 1).length > 0,
    first() {
      const first = nextOf(found, wallStart);
      return first === undefined ? undefined : toInstant(first);
    },
    last() {
      const last = lastOf(found, rule);
      return last === undefined ? undefined : toInstant(last);
    },
  };
}

const farAway = new Date("9999-12-31T00:00:00Z");

function ruleFrom(wallStart: number, rule: Rule, toWall: (instant: number) => number) {
  const { byMonth, byMonthDay, bySetPos, byDay, until, wkst, count, freq, interval } = rule;
  return new RRuleTemporal({
    freq,
    interval,
    dtstart: zonedWall(wallStart),
    maxIterations: mostPeriods,
    ...(byDay && { byDay: [...byDay] }),
    ...(byMonth !== undefined && { byMonth: [byMonth] }),
    ...(byMonthDay !== undefined && { byMonthDay: [byMonthDay] }),
    ...(bySetPos !== undefined && { bySetPos: [bySetPos] }),
    ...(wkst && { wkst }),
    ...(count !== undefined && { count }),
    ...(until !== undefined && { until: zonedWall(toWall(Date.parse(until))) }),
  });
}

const zonedWall = (wall: number) => Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO("UTC");

/** A rule that never comes true, such as one of the 30th of February, ends the search by an error. */
function nextOf(found: RRuleTemporal<Temporal.ZonedDateTime>, from: number): number | undefined {
  try {
    return found.next(new Date(from), true)?.epochMilliseconds;
  } catch {
    return undefined;
  }
}

/** One that comes true once in a hundred years or less ends the search by an error too. */
function lastOf(found: RRuleTemporal<Temporal.ZonedDateTime>, { count, until }: Rule): number | undefined {
  if (count === undefined && until === undefined) return undefined;
  try {
    const last = count === undefined ? found.previous(farAway, true) : found.all().at(-1);
    return last?.epochMilliseconds;
  } catch {
    return undefined;
  }
}
