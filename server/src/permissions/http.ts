import { z } from "zod";
import { route } from "../audit/index.ts";
import { person } from "../platform/http/access.ts";
import { none } from "../platform/http/route.ts";
import { Words } from "../platform/http/schemas.ts";
import { categories, permissionCatalogue } from "./catalogue.ts";

const PermissionView = z
  .object({
    code: z.string(),
    kind: z.enum(["delegated", "application"]),
    field: z.boolean(),
    sensitive: z.boolean(),
    name: Words,
    description: Words,
    category: z.string(),
    categoryName: Words,
    apis: z.array(z.object({ method: z.string(), path: z.string(), name: Words })),
  })
  .meta({ id: "Permission" });

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
    permissions: permissionCatalogue.map((permission) => ({
      ...permission,
      categoryName: categories[permission.category],
      apis: [...permission.apis],
    })),
  }),
});

export const permissionRoutes = [listPermissions];
