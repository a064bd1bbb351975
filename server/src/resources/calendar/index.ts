// People's calendars: the verbs on them, and the API that a token opens.

export type { Writing } from "./calendar.ts";
export { calendars } from "./calendars.ts";
export type { Attendee, Content, SeenEvent, Times, Window } from "./event.ts";
export { ResponseView } from "./event.ts";

import { changingRoutes } from "./http/changing.ts";
import { peopleRoutes } from "./http/people.ts";
import { readingRoutes } from "./http/reading.ts";
import { scheduleRoutes } from "./http/schedule.ts";

export { clearAnswers } from "./once/once-store.ts";

export const calendarRoutes = [...readingRoutes, ...changingRoutes, ...peopleRoutes, ...scheduleRoutes];
