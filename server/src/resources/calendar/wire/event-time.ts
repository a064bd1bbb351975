import { z } from "zod";
import type { Times } from "../event.ts";
import { asLocalText, isTimeZone } from "../recurrence/wall-time.ts";
import { invalid } from "../refusals.ts";
import { readDate, readDateTime } from "./moment.ts";

export const EventTimeForm = z
  .object({
    date: z.string().max(50).nullish().describe("Of an event that is whole days: `2026-03-29`."),
    dateTime: z
      .string()
      .max(50)
      .nullish()
      .describe("`2026-03-29T09:00:00+02:00`; without an offset, as clocks in `timeZone` show it."),
    timeZone: z.string().max(64).nullish().describe("A name of the IANA database, such as `Asia/Shanghai`."),
  })
  .meta({ id: "CalendarTimeForm", description: "A date, or a moment in a time zone, as it is given." });
type EventTimeForm = z.output<typeof EventTimeForm>;

export const EventTimeView = z
  .object({
    date: z.string().optional(),
    dateTime: z.string().optional(),
    timeZone: z.string().optional(),
  })
  .meta({ id: "CalendarTime", description: "A date, or a moment in a time zone." });

interface Given {
  isAllDay?: boolean | null | undefined;
  start?: EventTimeForm | null | undefined;
  end?: EventTimeForm | null | undefined;
}

/** The times of an event as they were given; what is left out stays as it `was`. Errors: `invalidParameter`. */
export function readTimes({ isAllDay, start, end }: Given, was?: Times): Times {
  const allDay = isAllDay ?? (start ? isDate(start) : (was?.allDay ?? false));
  const times = allDay ? readDays({ start, end }, was) : readHours({ start, end }, was);
  if (times.allDay ? times.endsOn <= times.startsOn : times.endsAt < times.startsAt)
    throw invalid("Event end time must be after its start time");
  return times;
}

const isDate = ({ date, dateTime }: EventTimeForm) => Boolean(date) && !dateTime;

function readDays({ start, end }: Given, was: Times | undefined): Times {
  const kept = was?.allDay === true ? was : undefined;
  const startsOn = start ? dateOf("start", start) : kept?.startsOn;
  if (startsOn === undefined) throw invalid("Event start time not set.");
  const endsOn = end ? dateOf("end", end) : (kept?.endsOn ?? dayAfter(startsOn));
  return { allDay: true, startsOn, endsOn };
}

function dateOf(place: "start" | "end", { date, dateTime }: EventTimeForm): string {
  if (dateTime) throw invalid(`${place}.dateTime must be left out of an event that is all day`);
  if (!date) throw invalid(`Event ${place} time not set.`);
  return readDate(`${place}.date`, date);
}

const dayAfter = (date: string) => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);

function readHours({ start, end }: Given, was: Times | undefined): Times {
  const kept = was?.allDay === false ? was : undefined;
  const begin = start ? instantOf("start", start) : kept && { at: kept.startsAt, timeZone: kept.timeZone };
  if (begin === undefined) throw invalid("Event start time not set.");
  const finish = end ? instantOf("end", end) : kept && { at: kept.endsAt, timeZone: kept.endTimeZone };
  if (finish === undefined) throw invalid("Event end time not set.");
  return {
    allDay: false,
    startsAt: begin.at,
    endsAt: finish.at,
    timeZone: begin.timeZone,
    endTimeZone: finish.timeZone,
  };
}

function instantOf(place: "start" | "end", { date, dateTime, timeZone }: EventTimeForm) {
  if (date) throw invalid(`${place}.date must be left out of an event that is not all day`);
  if (!dateTime) throw invalid(`Event ${place} time not set.`);
  if (!timeZone) throw invalid(`${place}.timeZone must be given`);
  if (!isTimeZone(timeZone)) throw invalid(`${place}.timeZone must be a time zone of the IANA database`);
  const instant = readDateTime(`${place}.dateTime`, dateTime, timeZone);
  return { at: new Date(instant).toISOString(), timeZone };
}

type EventTimeView = z.output<typeof EventTimeView>;

export function timesView(times: Times): { start: EventTimeView; end: EventTimeView } {
  if (times.allDay) return { start: { date: times.startsOn }, end: { date: times.endsOn } };
  const { startsAt, endsAt, timeZone, endTimeZone } = times;
  return {
    start: { dateTime: asLocalText(Date.parse(startsAt), timeZone), timeZone },
    end: { dateTime: asLocalText(Date.parse(endsAt), endTimeZone), timeZone: endTimeZone },
  };
}
