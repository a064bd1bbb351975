import { z } from "zod";
import type { NamedPerson } from "../../directory/index.ts";
import { Rule } from "./recurrence/rule.ts";

/** When an event is: whole days wherever one looks from, or two instants, each with the zone it was said in. */
export const Times = z.discriminatedUnion("allDay", [
  /** Dates; the last is the first day after it. */
  z.object({ allDay: z.literal(true), startsOn: z.string(), endsOn: z.string() }),
  z.object({
    allDay: z.literal(false),
    startsAt: z.string(),
    endsAt: z.string(),
    timeZone: z.string(),
    endTimeZone: z.string(),
  }),
]);
export type Times = z.output<typeof Times>;

/** What an organiser says of an event. */
export const Content = z.object({
  summary: z.string(),
  description: z.string(),
  location: z.string(),
  richText: z.string(),
  times: Times,
  rule: Rule.nullable(),
  /** Minutes before its start. */
  reminders: z.array(z.number()),
  /** Whether those who come have no time for something else. */
  busy: z.boolean(),
  meeting: z.object({ type: z.string(), id: z.string() }).nullable(),
  categories: z.array(z.string()),
  uiConfigs: z.array(z.object({ uiName: z.string(), uiStatus: z.string() })),
});
export type Content = z.output<typeof Content>;

export const responses = ["needsAction", "accepted", "declined", "tentative"] as const;
export type Response = (typeof responses)[number];
export const ResponseView = z.enum(responses).meta({ id: "EventResponse" });

export interface Attendee {
  person: NamedPerson;
  optional: boolean;
  response: Response;
}

/** More are not invited to one event. */
export const mostAttendees = 500;

/** Somebody to invite. */
export interface Invitation {
  person: NamedPerson;
  optional: boolean;
}

/** An event as one person sees it in their calendar: by itself, a series, or an instance of one. */
export interface SeenEvent {
  id: string;
  content: Content;
  /** `gone`: they took it out of their calendar, or are not invited any more; nothing of it is shown to them. */
  status: "confirmed" | "cancelled" | "gone";
  organiser: NamedPerson;
  /** How they themselves answered; their organiser's own events count as accepted. */
  response: Response;
  /** Of an instance: the series, and when the rule would have it begin. */
  instanceOf: { seriesId: string; originalStart: string } | null;
  /** The event whose people are this one's: the series, for an instance that is as the rule has it. */
  peopleOf: string;
  createdAt: string;
  updatedAt: string;
  version: number;
}

/** A time somebody is not free. */
export interface BusyTime {
  times: Times;
  tentative: boolean;
}

/** [from, to), as instants; `offset` is that of the clock that whoever asks goes by, for events that are whole days. */
export interface Window {
  from: number;
  to: number;
  /** Milliseconds ahead of UTC. */
  offset: number;
}
