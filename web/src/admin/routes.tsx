import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute, signedInRoute } from "../ui/root-routes.tsx";
import { readAdminSearch } from "./search.ts";

const home = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/admin",
  validateSearch: readAdminSearch,
  component: lazyRouteComponent(() => import("./admin-page.tsx"), "AdminPage"),
});

export const adminRoutes = [home] as const;

/** Open to whoever has the printed link, while there is no organisation yet. */
export const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/set-up",
  component: lazyRouteComponent(() => import("./set-up.tsx"), "SetUpPage"),
});
