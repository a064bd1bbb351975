import { z } from "zod";

export const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
export type Weekday = (typeof weekdays)[number];

/** How an event recurs, in the parts of RFC 5545 section 3.3.10 that people use. */
export const Rule = z.object({
  freq: z.enum(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
  interval: z.number().int(),
  byDay: z.array(z.enum(weekdays)).optional(),
  byMonth: z.number().int().optional(),
  byMonthDay: z.number().int().optional(),
  /** Which of the days that `byDay` leaves in a month; −1 is the last. */
  bySetPos: z.number().int().optional(),
  wkst: z.enum(weekdays).optional(),
  count: z.number().int().optional(),
  /** The last moment an instance may begin, as an instant; as a date where the event is all-day. */
  until: z.string().optional(),
});
export type Rule = z.output<typeof Rule>;
