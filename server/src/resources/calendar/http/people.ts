import { z } from "zod";
import { route } from "../../../audit/index.ts";
import { findPeopleByUnionId } from "../../../directory/index.ts";
import { none } from "../../../platform/http/route.ts";
import { calendars } from "../calendars.ts";
import { mostAttendees, ResponseView } from "../event.ts";
import { AttendeeForm } from "../wire/event-form.ts";
import { AttendeeView, attendeeView } from "../wire/event-view.ts";
import { nextToken, readNextToken } from "../wire/list-tokens.ts";
import { access, count, dialect, EventPath, writingOf } from "./calendar-route.ts";
import { Headers, invitationsOf, onceFor } from "./changing.ts";

const errors = ["invalid_token", "insufficient_scope", "person_not_found"] as const;
const event = "/v1.0/calendar/users/:userId/calendars/:calendarId/events/:eventId";

const listAttendees = route({
  method: "GET",
  url: `${event}/attendees`,
  operationId: "listAttendees",
  tag: "Compatible",
  dialect,
  summary: "Who is invited to an event, and how they answered",
  access: access("Calendar.Event.Read"),
  audit: none("read only"),
  params: EventPath,
  query: z.object({
    maxResults: count(mostAttendees).default(100),
    nextToken: z.string().max(500).optional(),
  }),
  reply: [200, z.object({ attendees: z.array(AttendeeView), nextToken: z.string().optional() })],
  errors,
  handle: async (ctx, { caller, params, query }) => {
    const { owner } = await writingOf(ctx, caller, params);
    const found = await calendars.get(ctx, owner, params.eventId);
    const { maxResults: limit } = query;
    const offset = Math.min(Math.max(readNextToken(query.nextToken)?.after[0] ?? 0, 0), mostAttendees);
    const people = await calendars.attendees(ctx, [found], { limit: limit + 1, offset });
    const attendees = people.get(found.id) ?? [];
    return {
      attendees: attendees.slice(0, limit).map((attendee) => attendeeView(attendee, owner)),
      ...(attendees.length > limit && { nextToken: nextToken({ after: [offset + limit, ""], revision: 0 }) }),
    };
  },
});

const addAttendee = route({
  method: "POST",
  url: `${event}/attendees`,
  operationId: "addAttendees",
  tag: "Compatible",
  dialect,
  summary: "Invite people to an event: the organiser's alone",
  access: access("Calendar.Event.Write"),
  audit: "resource.changed",
  params: EventPath,
  headers: Headers,
  body: z.object({
    attendeesToAdd: z.array(AttendeeForm).min(1).max(mostAttendees),
    pushNotification: z.boolean().nullish(),
    chatNotification: z.boolean().nullish(),
  }),
  reply: [200, null],
  errors: [...errors, "forbidden"],
  handle: async (ctx, { caller, params, body, request }) => {
    const { eventId } = params;
    const by = await writingOf(ctx, caller, params);
    const invitations = await invitationsOf(ctx, "attendeesToAdd", body.attendeesToAdd);
    const asked = { headers: request.headers, what: ["invite", eventId, body] };
    await onceFor(ctx, { by, caller, asked }, (ctx) => calendars.invite(ctx, by, { eventId, invitations }));
  },
});

const removeAttendee = route({
  method: "POST",
  url: `${event}/attendees/batchRemove`,
  operationId: "removeAttendees",
  tag: "Compatible",
  dialect,
  summary: "Take invitations to an event back: the organiser's alone",
  access: access("Calendar.Event.Write"),
  audit: "resource.changed",
  params: EventPath,
  headers: Headers,
  body: z.object({
    attendeesToRemove: z
      .array(AttendeeForm.pick({ id: true }))
      .min(1)
      .max(mostAttendees),
  }),
  reply: [200, null],
  errors: [...errors, "forbidden"],
  handle: async (ctx, { caller, params, body, request }) => {
    const { eventId } = params;
    const by = await writingOf(ctx, caller, params);
    const ids = body.attendeesToRemove.map(({ id }) => id);
    const people = [...(await findPeopleByUnionId(ctx, ids)).values()];
    const asked = { headers: request.headers, what: ["uninvite", eventId, body] };
    await onceFor(ctx, { by, caller, asked }, (ctx) => calendars.uninvite(ctx, by, { eventId, people }));
  },
});

const respondEvent = route({
  method: "POST",
  url: `${event}/respond`,
  operationId: "respondToEvent",
  tag: "Compatible",
  dialect,
  summary: "Answer an invitation",
  access: access("Calendar.Event.Write"),
  audit: "resource.changed",
  params: EventPath,
  headers: Headers,
  body: z.object({ responseStatus: ResponseView }),
  reply: [200, null],
  errors,
  handle: async (ctx, { caller, params, body, request }) => {
    const { eventId } = params;
    const by = await writingOf(ctx, caller, params);
    const { responseStatus: response } = body;
    const asked = { headers: request.headers, what: ["respond", eventId, response] };
    await onceFor(ctx, { by, caller, asked }, (ctx) => calendars.respond(ctx, by, { eventId, response }));
  },
});

export const peopleRoutes = [listAttendees, addAttendee, removeAttendee, respondEvent];
