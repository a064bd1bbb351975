// The APIs a token opens.
import type { Route } from "../platform/http/route.ts";
import { changeRoutes } from "./agenda/changes-http.ts";
import { agendaRoutes } from "./agenda/http.ts";
import { todoPageRoutes } from "./agenda/todos-http.ts";
import { calendarRoutes } from "./calendar/index.ts";
import type { FindConversations } from "./changes/change-view.ts";
import { contactRoutes } from "./contact/http.ts";
import { todoRoutes } from "./todo/http.ts";

/** Each resource is a folder here; its routes are named in this list. */
export const resourceRoutes = [...contactRoutes, ...calendarRoutes, ...todoRoutes];

export { type Content, calendars, clearAnswers } from "./calendar/index.ts";
export { addTodo, finishTodo, listTodos } from "./todo/todos.ts";

/** Of a person's own pages. In which conversation a run was is known to the right. */
export const ownResourceRoutes = (findConversations: FindConversations): Route[] => [
  ...agendaRoutes(findConversations),
  ...todoPageRoutes(findConversations),
  ...changeRoutes(findConversations),
];
