// The same assistants, conversations and runs for programs (wire format, Assistant API).
import type { Route } from "../platform/http/route.ts";
import { managementRoutes } from "./management/http.ts";
import { type Running, threadRunRoutes } from "./runs/http.ts";
import { threadRoutes } from "./threads/http.ts";

export const assistantApiRoutes = (running: Running): Route[] => [
  ...threadRoutes,
  ...threadRunRoutes(running),
  ...managementRoutes,
];
