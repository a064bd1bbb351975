import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "../app/root.tsx";
import { readSearch } from "./search.ts";

const home = createRoute({
  getParentRoute: () => shellRoute,
  path: "/console",
  component: lazyRouteComponent(() => import("./applications-page.tsx"), "ApplicationsPage"),
});

const application = createRoute({
  getParentRoute: () => shellRoute,
  path: "/console/$applicationId",
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import("./application-page.tsx"), "ApplicationPage"),
});

export const consoleRoutes = [home, application] as const;
