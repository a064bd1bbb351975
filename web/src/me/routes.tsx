import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { signedInRoute } from "../ui/root-routes.tsx";

const authorisations = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/me/authorisations",
  component: lazyRouteComponent(() => import("./authorisations-page.tsx"), "AuthorisationsPage"),
});

export const meRoutes = [authorisations] as const;
