import { z } from "zod";
import { route } from "../../../audit/index.ts";
import type { NamedPerson } from "../../../directory/index.ts";
import type { TenantCtx } from "../../../platform/ctx.ts";
import { token } from "../../../platform/http/access.ts";
import { none } from "../../../platform/http/route.ts";
import { Flag } from "../../../platform/http/schemas.ts";
import { peopleZone } from "../../../platform/people-zone.ts";
import { ownerOf } from "../../owner.ts";
import { calendars } from "../calendars.ts";
import { mostAttendees } from "../event.ts";
import { outdatedSync } from "../refusals.ts";
import { EventView } from "../wire/event-view.ts";
import { nextToken, readNextToken, readSyncToken, syncToken } from "../wire/list-tokens.ts";
import { readWindow, yearOf } from "../wire/moment.ts";
import {
  access,
  CalendarPath,
  count,
  dialect,
  EventPath,
  OwnPath,
  requirePrimary,
  viewOf,
  viewsOf,
  writingOf,
} from "./calendar-route.ts";

const scope = "Calendar.Event.Read";
const errors = ["invalid_token", "insufficient_scope", "person_not_found"] as const;

const Page = {
  timeMin: z.string().max(50).optional(),
  timeMax: z.string().max(50).optional().describe("At most a year after timeMin."),
  maxResults: count(100).default(100),
  maxAttendees: count(mostAttendees).default(100),
  nextToken: z.string().max(500).optional(),
};
const bounds = { from: "timeMin", to: "timeMax" };

const listCalendars = route({
  method: "GET",
  url: "/v1.0/calendar/users/:userId/calendars",
  operationId: "listCalendars",
  tag: "Compatible",
  dialect,
  summary: "Somebody's calendars: the one that everybody has",
  access: access(scope),
  audit: none("read only"),
  params: CalendarPath.pick({ userId: true }),
  reply: [
    200,
    z.object({
      response: z.object({
        calendars: z.array(
          z.object({
            id: z.string(),
            summary: z.string(),
            timeZone: z.string(),
            eTag: z.string(),
            type: z.literal("primary"),
            privilege: z.literal("OWNER"),
          }),
        ),
      }),
    }),
  ],
  errors,
  handle: async (ctx, { caller, params }) => {
    const owner = await ownerOf(ctx, caller, params.userId);
    const eTag = String(await calendars.revision(ctx, owner));
    const primary = { id: "primary", summary: owner.name, type: "primary", privilege: "OWNER" } as const;
    return { response: { calendars: [{ ...primary, timeZone: peopleZone(), eTag }] } };
  },
});

const listEvents = route({
  method: "GET",
  url: "/v1.0/calendar/users/:userId/calendars/:calendarId/events",
  operationId: "listEvents",
  tag: "Compatible",
  dialect,
  summary: "Events by their start, a series once; or what changed since a `syncToken`",
  access: access(scope),
  audit: none("read only"),
  params: CalendarPath,
  query: z.object({
    ...Page,
    showDeleted: Flag.default("false"),
    seriesMasterId: z
      .string()
      .max(100)
      .optional()
      .describe("Only the instances of this series that are not as its rule has them."),
    syncToken: z
      .string()
      .max(100)
      .optional()
      .describe("What changed since, what was deleted included; other filters are of no effect."),
  }),
  reply: [
    200,
    z.object({
      events: z.array(EventView),
      nextToken: z.string().optional(),
      syncToken: z.string().optional().describe("On the last page, unless timeMax was sent."),
    }),
  ],
  errors,
  handle: async (ctx, { caller, params, query }) => {
    const { owner } = await writingOf(ctx, caller, params);
    const { maxResults: limit, maxAttendees } = query;
    const place = readNextToken(query.nextToken);
    if (query.syncToken !== undefined) {
      const since = readSyncToken(query.syncToken);
      const part = await calendars.changes(ctx, owner, { limit, since, after: place?.after });
      if (since > part.revision) throw outdatedSync();
      return {
        events: await viewsOf(ctx, part.events, { owner, maxAttendees }),
        ...(part.next === null
          ? { syncToken: syncToken(part.revision) }
          : { nextToken: nextToken({ after: part.next, revision: since }) }),
      };
    }
    const { seriesMasterId: seriesId } = query;
    const window = readWindow({ from: query.timeMin, to: query.timeMax }, bounds);
    const showDeleted = query.showDeleted === "true";
    const part = await calendars.list(ctx, owner, {
      limit,
      after: place?.after,
      window,
      showDeleted,
      seriesId,
    });
    // What changes while pages are read is among the changes since the first of them.
    const revision = place?.revision ?? part.revision;
    const keepsUp = query.timeMax === undefined && seriesId === undefined;
    return {
      events: await viewsOf(ctx, part.events, { owner, maxAttendees }),
      ...(part.next !== null && { nextToken: nextToken({ after: part.next, revision }) }),
      ...(part.next === null && keepsUp && { syncToken: syncToken(revision) }),
    };
  },
});

const ViewQuery = z.object(Page);
const ViewReply = z
  .object({ events: z.array(EventView), nextToken: z.string().optional() })
  .meta({ id: "CalendarView", description: "Events as they occur." });

const listEventsView = route({
  method: "GET",
  url: "/v1.0/calendar/users/:userId/calendars/:calendarId/eventsview",
  operationId: "listEventsView",
  tag: "Compatible",
  dialect,
  summary: "Events as they occur between two moments: of a series each instance",
  access: access(scope),
  audit: none("read only"),
  params: CalendarPath,
  query: ViewQuery,
  reply: [200, ViewReply],
  errors,
  handle: async (ctx, { caller, params, query }) => {
    const { owner } = await writingOf(ctx, caller, params);
    return viewed(ctx, owner, query);
  },
});

const listEventsViewByMe = route({
  method: "GET",
  url: "/v1.0/calendar/me/calendars/:calendarId/eventsview",
  operationId: "listEventsViewByMe",
  tag: "Compatible",
  dialect,
  summary: "One's own events as they occur between two moments",
  access: token(scope),
  audit: none("read only"),
  params: OwnPath,
  query: ViewQuery,
  reply: [200, ViewReply],
  errors,
  handle: async (ctx, { caller, params, query }) => {
    requirePrimary(params);
    return viewed(ctx, await ownerOf(ctx, caller, "me"), query);
  },
});

async function viewed(
  ctx: TenantCtx,
  owner: NamedPerson,
  query: z.output<typeof ViewQuery>,
): Promise<z.input<typeof ViewReply>> {
  const window = yearOf(readWindow({ from: query.timeMin, to: query.timeMax }, bounds));
  const after = readNextToken(query.nextToken)?.after;
  const { events, next } = await calendars.view(ctx, owner, { limit: query.maxResults, window, after });
  return {
    events: await viewsOf(ctx, events, { owner, maxAttendees: query.maxAttendees }),
    ...(next !== null && { nextToken: nextToken({ after: next, revision: 0 }) }),
  };
}

const getEvent = route({
  method: "GET",
  url: "/v1.0/calendar/users/:userId/calendars/:calendarId/events/:eventId",
  operationId: "getEvent",
  tag: "Compatible",
  dialect,
  summary: "An event, a series, or one instance of a series",
  access: access(scope),
  audit: none("read only"),
  params: EventPath,
  query: z.object({ maxAttendees: Page.maxAttendees }),
  reply: [200, EventView],
  errors,
  handle: async (ctx, { caller, params, query }) => {
    const { owner } = await writingOf(ctx, caller, params);
    const event = await calendars.get(ctx, owner, params.eventId);
    return viewOf(ctx, event, { owner, maxAttendees: query.maxAttendees });
  },
});

export const readingRoutes = [listCalendars, listEvents, listEventsView, listEventsViewByMe, getEvent];
