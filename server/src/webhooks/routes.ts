import { findOwnedApi } from "../apis/index.ts";
import { applicationRoles, findOwnApplication } from "../applications/index.ts";
import { person } from "../platform/http/access.ts";
import type { Route } from "../platform/http/route.ts";
import { idSchema } from "../platform/ids.ts";
import { webhookRoutesOf } from "./http.ts";

/** An application's are its developer's, an API's its owner's; and all are an admin's. */
export const webhookRoutes: readonly Route[] = [
  ...webhookRoutesOf({
    name: "Application",
    tag: "Applications",
    url: "/api/applications/:id",
    access: person(...applicationRoles),
    Id: idSchema("app"),
    requireOwn: findOwnApplication,
  }),
  ...webhookRoutesOf({
    name: "Api",
    tag: "APIs",
    url: "/api/apis/:id",
    access: person(),
    Id: idSchema("api"),
    requireOwn: findOwnedApi,
  }),
];
