import type { IncomingHttpHeaders } from "node:http";
import { z } from "zod";
import { route } from "../../../audit/index.ts";
import { findPeopleByUnionId } from "../../../directory/index.ts";
import type { TenantCtx } from "../../../platform/ctx.ts";
import { Flag } from "../../../platform/http/schemas.ts";
import type { Writing } from "../calendar.ts";
import { calendars } from "../calendars.ts";
import { type Invitation, mostAttendees, type SeenEvent } from "../event.ts";
import { once } from "../once/once.ts";
import { invalid, tooManyToday } from "../refusals.ts";
import type { AttendeeForm } from "../wire/event-form.ts";
import { changedContent, EventForm, newContent } from "../wire/event-form.ts";
import { EventView } from "../wire/event-view.ts";
import {
  access,
  CalendarPath,
  type Caller,
  dialect,
  EventPath,
  viewOf,
  writingOf,
} from "./calendar-route.ts";

const scope = "Calendar.Event.Write";
const errors = ["invalid_token", "insufficient_scope", "person_not_found", "forbidden"] as const;

export const Headers = z.object({
  "x-client-token": z.string().optional().describe("The same within a day is the same request: done once."),
});

/** Does it once under the name that the request gives itself. */
export function onceFor<Answer>(
  ctx: TenantCtx,
  {
    by,
    caller,
    asked,
  }: { by: Writing; caller: Caller; asked: { headers: IncomingHttpHeaders; what: unknown } },
  work: (ctx: TenantCtx) => Promise<Answer>,
): Promise<Answer> {
  const { applicationId } = caller;
  return once(ctx, { applicationId, personId: by.owner.id, headers: asked.headers, asked: asked.what }, work);
}

/** Errors: `invalidParameter` with the first who is not of the organisation. */
export async function invitationsOf(
  ctx: TenantCtx,
  place: string,
  forms: readonly z.output<typeof AttendeeForm>[],
): Promise<Invitation[]> {
  if (forms.length === 0) return [];
  const people = await findPeopleByUnionId(
    ctx,
    forms.map(({ id }) => id),
  );
  return forms.map(({ id, isOptional }, index) => {
    const person = people.get(id);
    if (person === undefined) throw invalid(`${place}.${index}.id is nobody of this organization`);
    return { person, optional: isOptional ?? false };
  });
}

const createdADay = { name: "calendar.created", points: 100, seconds: 86_400 };

const createEvent = route({
  method: "POST",
  url: "/v1.0/calendar/users/:userId/calendars/:calendarId/events",
  operationId: "createEvent",
  tag: "Compatible",
  dialect,
  summary: "Create an event; at most 100 a day for a person",
  access: access(scope),
  audit: "resource.created",
  params: CalendarPath,
  headers: Headers,
  body: EventForm.nullish(),
  reply: [200, EventView],
  errors: [...errors, "too_many_attempts"],
  handle: async (ctx, { caller, params, body, request }) => {
    const content = newContent(body);
    const by = await writingOf(ctx, caller, params);
    const invitations = await invitationsOf(ctx, "attendees", body?.attendees ?? []);
    const asked = { headers: request.headers, what: ["create", body] };
    return onceFor(ctx, { by, caller, asked }, async (ctx) => {
      const { limits, organisationId } = ctx;
      const wait = await limits.count(createdADay, `${organisationId} ${by.owner.id}`);
      if (wait !== undefined) throw tooManyToday();
      const event = await calendars.create(ctx, by, { content, invitations });
      return viewOf(ctx, event, { ...by, maxAttendees: mostAttendees });
    });
  },
});

const patchEvent = route({
  method: "PUT",
  url: "/v1.0/calendar/users/:userId/calendars/:calendarId/events/:eventId",
  operationId: "patchEvent",
  tag: "Compatible",
  dialect,
  summary: "Change what is given of an event, a series or one instance: the organiser's alone",
  access: access(scope),
  audit: "resource.changed",
  params: EventPath,
  headers: Headers,
  body: EventForm.nullish(),
  reply: [200, EventView],
  errors,
  handle: async (ctx, { caller, params, body, request }) => {
    if (!body) throw invalid("Event must be provided.");
    if (!body.id?.trim()) throw invalid("Event id summary cannot be blank");
    const { eventId } = params;
    if (body.id !== eventId) throw invalid("id must be that of the path");
    const by = await writingOf(ctx, caller, params);
    const invitations = body.attendees ? await invitationsOf(ctx, "attendees", body.attendees) : undefined;
    const asked = { headers: request.headers, what: ["change", body] };
    return onceFor(ctx, { by, caller, asked }, async (ctx) => {
      const edit = (event: SeenEvent) => changedContent(body, event);
      const event = await calendars.change(ctx, by, { eventId, edit, invitations });
      return viewOf(ctx, event, { ...by, maxAttendees: mostAttendees });
    });
  },
});

const deleteEvent = route({
  method: "DELETE",
  url: "/v1.0/calendar/users/:userId/calendars/:calendarId/events/:eventId",
  operationId: "deleteEvent",
  tag: "Compatible",
  dialect,
  summary: "Delete an event: for everybody where one organises it, else for oneself",
  access: access(scope),
  audit: "resource.deleted",
  params: EventPath,
  headers: Headers,
  query: z.object({ pushNotification: Flag.optional().describe("Nobody is notified: of no effect.") }),
  reply: [200, null],
  errors,
  handle: async (ctx, { caller, params, request }) => {
    const { eventId } = params;
    const by = await writingOf(ctx, caller, params);
    const asked = { headers: request.headers, what: ["delete", eventId] };
    await onceFor(ctx, { by, caller, asked }, (ctx) => calendars.remove(ctx, by, eventId));
  },
});

export const changingRoutes = [createEvent, patchEvent, deleteEvent];
