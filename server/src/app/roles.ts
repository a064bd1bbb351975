import { z } from "zod";
import { route } from "../audit/index.ts";
import { RoleField, roles } from "../directory/index.ts";
import { type Access, entriesOf, person } from "../platform/http/access.ts";
import { none, type Route } from "../platform/http/route.ts";

const Row = z.object({
  method: z.string(),
  url: z.string(),
  summary: z.string(),
  roles: z
    .array(z.union([RoleField, z.literal("anyone")]))
    .describe("Of the people who may; `anyone` where nobody is asked who they are."),
  scopes: z.array(z.string()).describe("With which a client may that acts for a person; `*`: with any."),
  applicationScopes: z
    .array(z.string())
    .describe("With which an application may for itself; `*`: with any token of its own."),
});

/** The table of who may do what: it cannot differ from the routes, because it is read off them. */
export function rolesRoute(routes: readonly Route[]): Route {
  const actions = routes.map(({ method, url, summary, access }) => {
    return { method, url, summary, ...mayCall(access) };
  });
  return route({
    method: "GET",
    url: "/api/roles",
    operationId: "listActionsByRole",
    tag: "Control",
    summary: "Who may do what: which roles, tokens with which scopes, applications",
    access: person(),
    audit: none("read only"),
    reply: [200, z.object({ actions: z.array(Row) })],
    handle: async () => ({ actions }),
  });
}

function mayCall(access: Access): Pick<z.input<typeof Row>, "roles" | "scopes" | "applicationScopes"> {
  const entries = entriesOf(access);
  return {
    roles: entries.flatMap((entry): z.input<typeof Row>["roles"] => {
      if (entry.kind === "anyone") return ["anyone"];
      if (entry.kind !== "person") return [];
      return roles.filter((role) => entry.roles.length === 0 || entry.roles.includes(role));
    }),
    scopes: entries.flatMap((entry) => (entry.kind === "token" ? [entry.scope ?? "*"] : [])),
    applicationScopes: entries.flatMap((entry) => (entry.kind === "application" ? [entry.scope ?? "*"] : [])),
  };
}
