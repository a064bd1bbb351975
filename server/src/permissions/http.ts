import { z } from "zod";
import { route } from "../audit/index.ts";
import { person } from "../platform/http/access.ts";
import { none, type Route } from "../platform/http/route.ts";
import { Words } from "../platform/http/schemas.ts";
import { categories, permissionCatalogue } from "./catalogue.ts";
import { type Permission, risks } from "./permission.ts";
import { isServed, type Served } from "./served.ts";

export const RiskView = z
  .enum(risks)
  .meta({ id: "Risk", description: "How much a misuse could cost: high is always sensitive, low never." });

const PermissionView = z
  .object({
    code: z.string(),
    kind: z.enum(["delegated", "application"]),
    field: z.boolean(),
    sensitive: z.boolean(),
    risk: RiskView,
    name: Words,
    description: Words,
    category: z.string(),
    categoryName: Words,
    available: z.boolean().describe("Whether this server has any of its APIs: without one it opens nothing."),
    apis: z.array(z.object({ method: z.string(), path: z.string(), name: Words, available: z.boolean() })),
  })
  .meta({ id: "Permission" });

/** `routes`: all that the server has, asked for once they are there. They stand to the right. */
export function permissionRoutes(routes: () => readonly Served[]): Route[] {
  const listPermissions = route({
    method: "GET",
    url: "/api/permissions",
    operationId: "listPermissions",
    tag: "Applications",
    summary: "Every permission point: who may allow it and what it opens",
    access: person(),
    audit: none("read only"),
    reply: [200, z.object({ permissions: z.array(PermissionView) })],
    handle: async () => ({
      permissions: permissionCatalogue.map((permission) => view(permission, routes())),
    }),
  });
  return [listPermissions];
}

function view(permission: Permission, routes: readonly Served[]): z.input<typeof PermissionView> {
  const apis = permission.apis.map((api) => ({ ...api, available: isServed(api, routes) }));
  return {
    ...permission,
    categoryName: categories[permission.category],
    available: apis.some(({ available }) => available),
    apis,
  };
}
