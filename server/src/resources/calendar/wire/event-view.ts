import { z } from "zod";
import type { NamedPerson } from "../../../directory/index.ts";
import type { Attendee, SeenEvent } from "../event.ts";
import { EventTimeView, timesView } from "./event-time.ts";
import { RecurrenceForm, recurrenceView } from "./recurrence.ts";

export const AttendeeView = z
  .object({
    id: z.string(),
    displayName: z.string(),
    responseStatus: z.string(),
    self: z.boolean(),
    isOptional: z.boolean(),
  })
  .meta({ id: "CalendarAttendee", description: "Somebody who is invited." });

export const EventView = z
  .object({
    id: z.string(),
    status: z.enum(["confirmed", "cancelled"]),
    summary: z.string().optional(),
    description: z.string().optional(),
    start: EventTimeView.optional(),
    end: EventTimeView.optional(),
    originStart: z.object({ dateTime: z.string() }).optional(),
    isAllDay: z.boolean().optional(),
    recurrence: RecurrenceForm.optional(),
    attendees: z.array(AttendeeView).optional(),
    organizer: AttendeeView.omit({ isOptional: true }).optional(),
    location: z.object({ displayName: z.string(), meetingRooms: z.array(z.string()) }).optional(),
    seriesMasterId: z.string().optional(),
    createTime: z.string().optional(),
    updateTime: z.string().optional(),
    reminders: z
      .array(z.object({ method: z.string(), minutes: z.string() }))
      .optional()
      .describe("The minutes are a text here, and a number in a request."),
    onlineMeetingInfo: z
      .object({ type: z.string(), conferenceId: z.string(), extraInfo: z.record(z.string(), z.string()) })
      .optional(),
    categories: z.array(z.object({ displayName: z.string() })).optional(),
    richTextDescription: z.object({ text: z.string() }).optional(),
    uiConfigs: z.array(z.object({ uiName: z.string(), uiStatus: z.string() })).optional(),
  })
  .meta({
    id: "CalendarEvent",
    description: "An event; of one that is not theirs any more, its id and that it is cancelled.",
  });
export type EventView = z.input<typeof EventView>;

export function attendeeView({ person, response, optional }: Attendee, viewer: NamedPerson) {
  return {
    id: person.unionId,
    displayName: person.name,
    responseStatus: response,
    self: person.id === viewer.id,
    isOptional: optional,
  };
}

export function eventView(
  event: SeenEvent,
  { viewer, attendees }: { viewer: NamedPerson; attendees: readonly Attendee[] },
): EventView {
  const { content, organiser, instanceOf } = event;
  const named = {
    id: event.id,
    ...(instanceOf && {
      seriesMasterId: instanceOf.seriesId,
      originStart: { dateTime: instanceOf.originalStart.replace(/\.\d+Z$/, "Z") },
    }),
  };
  if (event.status === "gone") return { ...named, status: "cancelled" };
  return {
    ...named,
    status: event.status,
    summary: content.summary,
    description: content.description,
    ...timesView(content.times),
    isAllDay: content.times.allDay,
    ...(content.rule && { recurrence: recurrenceView(content.rule, content.times) }),
    attendees: attendees.map((attendee) => attendeeView(attendee, viewer)),
    organizer: {
      id: organiser.unionId,
      displayName: organiser.name,
      responseStatus: "accepted",
      self: organiser.id === viewer.id,
    },
    ...(content.location !== "" && { location: { displayName: content.location, meetingRooms: [] } }),
    createTime: event.createdAt,
    updateTime: event.updatedAt,
    reminders: content.reminders.map((minutes) => ({ method: "dingtalk", minutes: String(minutes) })),
    ...(content.meeting && {
      onlineMeetingInfo: { type: content.meeting.type, conferenceId: content.meeting.id, extraInfo: {} },
    }),
    ...(content.categories.length > 0 && {
      categories: content.categories.map((displayName) => ({ displayName })),
    }),
    ...(content.richText !== "" && { richTextDescription: { text: content.richText } }),
    ...(content.uiConfigs.length > 0 && { uiConfigs: content.uiConfigs }),
  };
}
