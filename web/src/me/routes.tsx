import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "../app/root.tsx";

const authorisations = createRoute({
  getParentRoute: () => shellRoute,
  path: "/me/authorisations",
  component: lazyRouteComponent(() => import("./authorisations-page.tsx"), "AuthorisationsPage"),
});

export const meRoutes = [authorisations] as const;
