import { z } from "zod";
import { roles } from "../directory/index.ts";
import { none, person, type Route, route } from "../platform/http/route.ts";

const Row = z.object({
  method: z.string(),
  url: z.string(),
  summary: z.string(),
  roles: z.array(z.string()),
});

/** The table role × action: it cannot differ from the routes, because it is read off them. */
export function rolesRoute(routes: readonly Route[]): Route {
  const actions = routes.map(({ method, url, summary, access }): z.input<typeof Row> => {
    return {
      method,
      url,
      summary,
      roles: access.kind === "anyone" ? ["anyone"] : access.roles.length > 0 ? access.roles : [...roles],
    };
  });
  return route({
    method: "GET",
    url: "/api/roles",
    operationId: "listActionsByRole",
    tag: "Control",
    summary: "Which role may do what",
    access: person(),
    audit: none("read only"),
    reply: [200, z.object({ actions: z.array(Row) })],
    handle: async () => ({ actions }),
  });
}
