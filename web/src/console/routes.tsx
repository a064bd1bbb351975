import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "../app/root.tsx";

const home = createRoute({
  getParentRoute: () => shellRoute,
  path: "/console",
  component: lazyRouteComponent(() => import("./home.tsx"), "ConsoleHome"),
});

export const consoleRoutes = [home] as const;
