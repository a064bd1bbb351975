// The APIs a token opens.
import { calendarRoutes } from "./calendar/index.ts";
import { contactRoutes } from "./contact/http.ts";
import { todoRoutes } from "./todo/http.ts";

/** Each resource is a folder here; its routes are named in this list. */
export const resourceRoutes = [...contactRoutes, ...calendarRoutes, ...todoRoutes];

export { type Content, calendars, clearAnswers } from "./calendar/index.ts";
export { addTodo, finishTodo, listTodos } from "./todo/todos.ts";
