import { z } from "zod";
import type { NamedPerson } from "../../directory/index.ts";
import { Picture } from "../../directory/index.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import { ResponseView, type Times } from "../calendar/index.ts";
import { ChangeView } from "../changes/change-view.ts";
import type { Agenda, AgendaEvent } from "./agenda.ts";

const PersonView = z
  .object({ name: z.string(), picture: Picture, you: z.boolean() })
  .meta({ id: "AgendaPerson" });

const AttendeeView = PersonView.extend({ response: ResponseView, optional: z.boolean() }).meta({
  id: "AgendaAttendee",
});

export const AgendaEventView = z
  .object({
    id: z.string(),
    title: z.string(),
    description: z.string(),
    location: z.string(),
    allDay: z.boolean(),
    start: z.string().describe("A time; of whole days the first."),
    end: z.string().describe("A time; of whole days the first one after it."),
    timeZone: z.string().nullable().describe("In which it was planned."),
    repeats: z.boolean(),
    response: ResponseView.describe("The person's own."),
    mine: z.boolean().describe("The person organises it: deleted by them, it is for everybody."),
    organiser: PersonView,
    attendees: z.array(AttendeeView).describe("Fifty at most."),
    change: ChangeView.nullable().describe("What an application did to it last."),
  })
  .meta({ id: "AgendaEvent" });

/** An event as its person sees it; what was done to it is told beside it. */
export function eventView(
  { event, attendees }: AgendaEvent,
  { pictures, caller }: Pick<Agenda, "pictures"> & { caller: PersonPrincipal },
): Omit<z.input<typeof AgendaEventView>, "change"> {
  const { id, content, organiser, response, instanceOf } = event;
  const personView = ({ id, name }: NamedPerson) => ({
    name,
    picture: pictures.get(id) ?? null,
    you: id === caller.id,
  });
  return {
    id,
    title: content.summary,
    description: content.description,
    location: content.location,
    ...timesView(content.times),
    repeats: instanceOf !== null,
    response,
    mine: organiser.id === caller.id,
    organiser: personView(organiser),
    attendees: attendees.map(({ person, response, optional }) => ({
      ...personView(person),
      response,
      optional,
    })),
  };
}

function timesView(times: Times) {
  if (times.allDay) return { allDay: true, start: times.startsOn, end: times.endsOn, timeZone: null };
  const instant = (text: string) => new Date(text).toISOString();
  const { startsAt, endsAt, timeZone } = times;
  return { allDay: false, start: instant(startsAt), end: instant(endsAt), timeZone };
}
