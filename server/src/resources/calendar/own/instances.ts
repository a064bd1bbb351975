import { isDeepStrictEqual } from "node:util";
import type { Content, SeenEvent, Times } from "../event.ts";
import { instanceIdOf, readInstanceId } from "../recurrence/instance-id.ts";
import { type Series, seriesOf } from "../recurrence/occurrences.ts";
import { noSuchEvent, noSuchInstance } from "../refusals.ts";
import { type SeenRow, toSeen } from "./event-store.ts";

export const startOf = (times: Times): number => Date.parse(times.allDay ? times.startsOn : times.startsAt);
export const endOf = (times: Times): number => Date.parse(times.allDay ? times.endsOn : times.endsAt);

export function seriesIn({ times, rule }: Content): Series | undefined {
  return rule === null ? undefined : seriesOf(times, rule);
}

const farAway = Date.UTC(9999, 11, 31);

/** When the last instance of an event ends; null where none is the last, or none that anybody will ask for. */
export function lastEndOf(content: Content): string | null {
  const { times, rule } = content;
  if (rule === null) return new Date(endOf(times)).toISOString();
  const last = seriesOf(times, rule).last();
  return last === undefined || last > farAway
    ? null
    : new Date(last + endOf(times) - startOf(times)).toISOString();
}

/** Whether the same instances come of both. */
export const sameTimes = (one: Content, other: Content): boolean =>
  isDeepStrictEqual([one.times, one.rule], [other.times, other.rule]);

/** The instance of a series that begins then: as long as the first, to the second (RFC 5545 section 3.6.1). */
export function instanceOf(series: SeenEvent, start: number): SeenEvent {
  const { content, id } = series;
  const { times } = content;
  return {
    ...series,
    id: instanceIdOf(id, start, times),
    content: { ...content, rule: null, times: moved(times, start) },
    instanceOf: { seriesId: id, originalStart: new Date(start).toISOString() },
  };
}

function moved(times: Times, start: number): Times {
  const end = start + endOf(times) - startOf(times);
  if (times.allDay) return { ...times, startsOn: dateOf(start), endsOn: dateOf(end) };
  return { ...times, startsAt: new Date(start).toISOString(), endsAt: new Date(end).toISOString() };
}

const dateOf = (midnight: number) => new Date(midnight).toISOString().slice(0, 10);

/** An event by its id; `made`: an instance without a row of its own, as its series has it. */
export interface Found {
  event: SeenEvent;
  made: boolean;
  /** Its row is there and was superseded. */
  wasOne: boolean;
}

/** What must be read to find an event: its row, and that of its series. */
export function idsToRead(eventId: string): string[] {
  const instance = readInstanceId(eventId);
  return instance === undefined ? [eventId] : [eventId, instance.seriesId];
}

/** Errors: `itemNotFound`, `instanceNotExist`. */
export function findIn(rows: readonly SeenRow[], eventId: string): Found {
  const instance = readInstanceId(eventId);
  const own = rows.find(({ id }) => id === eventId);
  if (own !== undefined && !own.superseded) {
    const event = toSeen(own);
    if (event.status === "confirmed") return { event, made: false, wasOne: false };
    // Whoever has no part in it is told no more than of one that never was.
    throw instance === undefined || own.state === null ? noSuchEvent() : noSuchInstance();
  }
  const master = rows.find(({ id }) => id === instance?.seriesId);
  if (instance === undefined || master === undefined) throw noSuchEvent();
  const series = toSeen(master);
  if (series.status !== "confirmed") throw noSuchEvent();
  const start = instance.originalStart;
  const isOne =
    seriesIn(series.content)?.has(start) === true &&
    instanceIdOf(series.id, start, series.content.times) === eventId;
  if (!isOne) throw noSuchInstance();
  return { event: instanceOf(series, start), made: true, wasOne: own !== undefined };
}
