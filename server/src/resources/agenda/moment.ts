import { z } from "zod";

/** With the offset of the clock that the person goes by, in the years that calendars are kept for. */
export const Moment = z.iso
  .datetime({ offset: true })
  .refine((text) => text >= "1900" && text < "2201", "must be between the years 1900 and 2200");
