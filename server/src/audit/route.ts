import type { z } from "zod";
import type { Access } from "../platform/http/access.ts";
import type { Route, RouteDefinition } from "../platform/http/route.ts";
import type { AuditEventName } from "./events.ts";

type Schema = z.ZodType;

/** One declaration is the route, who may call it, what it records, its checks, its types and its documentation. */
export function route<
  const A extends Access,
  R extends Schema = never,
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
>(definition: RouteDefinition<AuditEventName, P, Q, B, R, A>): Route {
  return definition;
}
