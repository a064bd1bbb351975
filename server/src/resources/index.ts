// The APIs a token opens.
import { calendarRoutes } from "./calendar/index.ts";
import { contactRoutes } from "./contact/http.ts";

/** Each resource is a folder here; its routes are named in this list. */
export const resourceRoutes = [...contactRoutes, ...calendarRoutes];

export { clearAnswers } from "./calendar/index.ts";
