import type { Calendars } from "./calendar.ts";
import { ownCalendars } from "./own/own-calendars.ts";

/** Where everybody's calendar is. */
export const calendars: Calendars = ownCalendars;
