import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { signedInRoute } from "../ui/root-routes.tsx";
import { readSearch } from "./search.ts";

const home = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/console",
  component: lazyRouteComponent(() => import("./applications-page.tsx"), "ApplicationsPage"),
});

const application = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/console/$applicationId",
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import("./application-page.tsx"), "ApplicationPage"),
});

export const consoleRoutes = [home, application] as const;
