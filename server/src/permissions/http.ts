import { z } from "zod";
import { route } from "../audit/index.ts";
import { person } from "../platform/http/access.ts";
import { none, type Route } from "../platform/http/route.ts";
import { Words } from "../platform/http/schemas.ts";
import { findCatalogue } from "./find-catalogue.ts";
import { type Permission, platformAudience, risks } from "./permission.ts";
import { isServed, type Served } from "./served.ts";

export const RiskView = z
  .enum(risks)
  .meta({ id: "Risk", description: "How much a misuse could cost: high is always sensitive, low never." });

export const KindView = z.enum(["delegated", "application"]).meta({
  id: "PermissionKind",
  description: "Whether a person allows it for their own data, or an admin for the organisation.",
});

const PermissionView = z
  .object({
    code: z.string(),
    kind: KindView,
    field: z.boolean(),
    sensitive: z.boolean(),
    risk: RiskView,
    name: Words,
    description: Words,
    write: z.boolean().describe("Lets something be changed in the person's name."),
    category: z.string().describe("The API that it belongs to."),
    categoryName: Words,
    provider: Words.nullable().describe("Of an API of the organisation's own: who says these words."),
    audience: z.string().describe("Who takes the tokens: `platform`, or an API of the organisation's own."),
    available: z.boolean().describe("Whether this server has any of its APIs: without one it opens nothing."),
    apis: z.array(z.object({ method: z.string(), path: z.string(), name: Words, available: z.boolean() })),
    fields: z.array(z.string()).describe("Members of an answer that stay closed without it."),
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
    async handle(ctx) {
      const { permissions } = await findCatalogue(ctx);
      return { permissions: permissions.map((permission) => view(permission, routes())) };
    },
  });
  return [listPermissions];
}

function view(permission: Permission, routes: readonly Served[]): z.input<typeof PermissionView> {
  const { api, version: _, widenedIn: __, fields, ...point } = permission;
  const isElsewhere = api.audience !== platformAudience;
  const apis = point.apis.map((api) => ({ ...api, available: isElsewhere || isServed(api, routes) }));
  return {
    ...point,
    fields: [...fields],
    category: api.id,
    categoryName: api.name,
    provider: api.provider,
    audience: api.audience,
    available: apis.some(({ available }) => available),
    apis,
  };
}
