import type { PersonId } from "../../../platform/ids.ts";
import type { Calendars, Key, Part } from "../calendar.ts";
import type { Attendee, BusyTime, Window } from "../event.ts";
import { findEvents } from "./change-store.ts";
import { toSeen } from "./event-store.ts";
import { findIn, idsToRead, startOf } from "./instances.ts";
import {
  findAttendees,
  findBusy,
  findByTime,
  findChanged,
  findInWindow,
  findRevision,
  type Revised,
} from "./list-store.ts";
import { expanded } from "./viewing.ts";

/** Before and after every date that can be written. */
const ever: Window = { from: Date.UTC(1800, 0, 1), to: Date.UTC(9999, 11, 31), offset: 0 };
/** Behind every id. */
const lastId = "~";
const beginning: Key = [ever.from, ""];

export const list: Calendars["list"] = async (ctx, owner, query) => {
  const { limit, after = beginning, window = {}, showDeleted = false, seriesId = null } = query;
  const asked = { personId: owner.id, limit, after, showDeleted, seriesId };
  const found = await findByTime(ctx, { ...asked, window: { ...ever, ...window } });
  return partOf(found, limit, (row) => [row.startsAt.getTime(), row.id]);
};

export const changes: Calendars["changes"] = async (
  ctx,
  owner,
  { limit, since, after = [since, lastId] },
) => {
  const found = await findChanged(ctx, { personId: owner.id, after, limit });
  return partOf(found, limit, (row) => [row.entryRevision, row.id]);
};

function partOf(
  { rows, revision }: Revised,
  limit: number,
  key: (row: Revised["rows"][number]) => Key,
): Part {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { events: shown.map(toSeen), next: last === undefined ? null : key(last), revision };
}

export const view: Calendars["view"] = async (ctx, owner, { limit, window, after = beginning }) => {
  const found = await findInWindow(ctx, { personId: owner.id, window, after, limit });
  const events = await expanded(found, { window, after, limit });
  const shown = events.slice(0, limit);
  const last = events.length > limit ? shown.at(-1) : undefined;
  return { events: shown, next: last === undefined ? null : [startOf(last.content.times), last.id] };
};

export const revision: Calendars["revision"] = (ctx, owner) => findRevision(ctx, owner.id);

export const get: Calendars["get"] = async (ctx, owner, eventId) => {
  const rows = await findEvents(ctx, { personId: owner.id, ids: idsToRead(eventId), lock: false });
  return findIn(rows, eventId).event;
};

export const attendees: Calendars["attendees"] = async (ctx, events, { limit, offset = 0 }) => {
  if (events.length === 0) return new Map();
  const eventIds = [...new Set(events.map(({ peopleOf }) => peopleOf))];
  const rows = await findAttendees(ctx, { eventIds, limit, offset });
  const of = Map.groupBy(rows, ({ eventId }) => eventId);
  const toAttendee = ({ id, unionId, name, optional, response }: (typeof rows)[number]): Attendee => ({
    person: { id, unionId, name },
    optional,
    response,
  });
  return new Map(events.map(({ id, peopleOf }) => [id, (of.get(peopleOf) ?? []).map(toAttendee)]));
};

export const busy: Calendars["busy"] = async (ctx, people, { window, limit }) => {
  const rows = await findBusy(ctx, { personIds: people.map(({ id }) => id), window });
  const of = Map.groupBy(rows, ({ personId }) => personId);
  const busy = new Map<PersonId, BusyTime[] | undefined>();
  for (const { id } of people) {
    const events = await expanded(of.get(id) ?? [], { window, after: beginning, limit });
    const times = events.map(({ content, response }): BusyTime => {
      return { times: content.times, tentative: response !== "accepted" };
    });
    busy.set(id, times.length > limit ? undefined : times);
  }
  return busy;
};
