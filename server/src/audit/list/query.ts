import { z } from "zod";
import { type AuditEventName, auditEvents } from "../events.ts";
import { type EventFilter, meantEvents } from "./filter.ts";

const names: ReadonlySet<string> = new Set(Object.keys(auditEvents));
const allNames = [...names].filter(isEventName);

function isEventName(text: string): text is AuditEventName {
  return names.has(text);
}

const EventNames = z
  .string()
  .max(3_000)
  .transform((text, context): AuditEventName[] => {
    const given = text.split(",");
    const unknown = given.find((each) => !names.has(each));
    if (unknown !== undefined)
      context.addIssue({ code: "custom", message: `There is no event ${unknown}. See /api/audit/events.` });
    return given.filter(isEventName);
  });

const Moment = z.iso.datetime({ offset: true });

/** What narrows the list of events, as the query of an address says it. */
export const filterFields = {
  event: EventNames.optional().describe("One event, or several with commas between: any of them."),
  except: EventNames.optional().describe("Events that are left out, with commas between."),
  actor: z.string().min(1).max(100).optional().describe("Who did it, by id; `system`: the platform."),
  subject: z.string().min(1).max(100).optional().describe("What it is about, by id."),
  from: Moment.optional().describe("From this moment on."),
  to: Moment.optional().describe("Before this moment."),
  q: z.string().trim().min(1).max(100).optional().describe("Letters in an event's ids or details."),
  id: z.coerce.number().int().optional().describe("That one event alone."),
};

type FilterQuery = z.output<z.ZodObject<typeof filterFields>>;

export const isInOrder = ({ from, to }: Pick<FilterQuery, "from" | "to">): boolean =>
  from === undefined || to === undefined || Date.parse(from) <= Date.parse(to);

export const orderProblem = { path: ["to"], message: "It is before `from`: nothing is between them." };

export function filterOf({ event, except, ...filter }: FilterQuery): EventFilter {
  return { ...filter, events: meantEvents(allNames, event, except) };
}
