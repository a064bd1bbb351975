import { z } from "zod";
import { newId } from "../../../platform/ids.ts";
import { type Content, mostAttendees, type SeenEvent } from "../event.ts";
import { seriesOf } from "../recurrence/occurrences.ts";
import { invalid } from "../refusals.ts";
import { EventTimeForm, readTimes } from "./event-time.ts";
import { RecurrenceForm, ruleOf } from "./recurrence.ts";

export const AttendeeForm = z
  .object({
    id: z.string().min(1).max(100),
    isOptional: z.boolean().nullish(),
  })
  .meta({ id: "CalendarInvitation", description: "Somebody to invite, by their unionId." });

export const EventForm = z
  .object({
    id: z.string().max(100).nullish().describe("Of the event that is changed."),
    summary: z.string().max(2048).nullish(),
    description: z.string().max(5000).nullish(),
    start: EventTimeForm.nullish(),
    end: EventTimeForm.nullish(),
    isAllDay: z.boolean().nullish(),
    recurrence: RecurrenceForm.nullish(),
    attendees: z.array(AttendeeForm).max(mostAttendees).nullish(),
    location: z.object({ displayName: z.string().max(1000).nullish() }).nullish(),
    reminders: z
      .array(
        z.object({
          method: z.string().max(50).nullish(),
          minutes: z.number().int().min(0).max(100_000),
        }),
      )
      .max(20)
      .nullish()
      .describe("Left out, a quarter of an hour before; an empty list, none."),
    onlineMeetingInfo: z.object({ type: z.string().max(50).nullish() }).nullish(),
    richTextDescription: z.object({ text: z.string().max(20_000).nullish() }).nullish(),
    freeBusyStatus: z.enum(["busy", "free"]).nullish(),
    categories: z
      .array(z.object({ displayName: z.string().max(100).nullish() }))
      .max(50)
      .nullish(),
    uiConfigs: z
      .array(z.object({ uiName: z.string().max(100), uiStatus: z.enum(["hide", "disable", "enable"]) }))
      .max(50)
      .nullish(),
    extra: z.record(z.string().max(100), z.unknown()).nullish().describe("Nobody is notified: of no effect."),
  })
  .meta({ id: "CalendarEventForm", description: "What is given of an event, to create it or to change it." });
type Form = z.output<typeof EventForm>;

/** Errors: `invalidParameter`, in the words of the compatible platform's documents where they have any. */
export function newContent(form: Form | null | undefined): Content {
  if (!form) throw invalid("Event must be provided.");
  if (!form.summary?.trim()) throw invalid("Event summary cannot be blank");
  if (!form.start) throw invalid("Event start time not set.");
  return contentOf(form, blank(readTimes(form)));
}

const blank = (times: Content["times"]): Content => ({
  summary: "",
  description: "",
  location: "",
  richText: "",
  times,
  rule: null,
  reminders: [15],
  busy: true,
  meeting: null,
  categories: [],
  uiConfigs: [],
});

/** What an event becomes with the members that were given; the others stay. */
export function changedContent(form: Form, { content, instanceOf }: SeenEvent): Content {
  if (typeof form.summary === "string" && form.summary.trim() === "")
    throw invalid("Event summary cannot be blank");
  if (form.recurrence && instanceOf !== null)
    throw invalid("recurrence cannot be given to an instance of a series");
  return contentOf(form, { ...content, times: readTimes(form, content.times) });
}

function contentOf(form: Form, was: Content): Content {
  const { times } = was;
  const rule = form.recurrence ? ruleOf(form.recurrence, times) : was.rule;
  if (rule !== null) requireInstance(times, rule);
  return {
    summary: form.summary ?? was.summary,
    description: form.description ?? was.description,
    location: form.location?.displayName ?? was.location,
    richText: form.richTextDescription?.text ?? was.richText,
    times,
    rule,
    reminders: form.reminders?.map(({ minutes }) => minutes) ?? was.reminders,
    busy: form.freeBusyStatus ? form.freeBusyStatus === "busy" : was.busy,
    meeting: meetingOf(form.onlineMeetingInfo?.type, was.meeting),
    categories: form.categories?.flatMap(({ displayName }) => displayName ?? []) ?? was.categories,
    uiConfigs: form.uiConfigs ?? was.uiConfigs,
  };
}

const longestInstance = 366 * 86_400_000;

function requireInstance(times: Content["times"], rule: NonNullable<Content["rule"]>): void {
  const length = times.allDay
    ? Date.parse(times.endsOn) - Date.parse(times.startsOn)
    : Date.parse(times.endsAt) - Date.parse(times.startsAt);
  if (length > longestInstance) throw invalid("An event that recurs must be at most one year long");
  if (seriesOf(times, rule).first() === undefined) throw invalid("recurrence has no occurrence");
}

/** There is no conferencing here: a meeting keeps a number of its own, and leads nowhere. */
function meetingOf(type: string | null | undefined, was: Content["meeting"]): Content["meeting"] {
  if (!type) return was;
  return { type, id: was?.id ?? newId("mtg") };
}
