import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "../app/root.tsx";

const home = createRoute({
  getParentRoute: () => shellRoute,
  path: "/studio",
  component: lazyRouteComponent(() => import("./home.tsx"), "StudioHome"),
});

export const studioRoutes = [home] as const;
