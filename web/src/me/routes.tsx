import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { signedInRoute } from "../ui/root-routes.tsx";
import { readAuthorisationsSearch } from "./search.ts";

const authorisations = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/me/authorisations",
  validateSearch: readAuthorisationsSearch,
  component: lazyRouteComponent(() => import("./authorisations-page.tsx"), "AuthorisationsPage"),
});

const account = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/me/account",
  component: lazyRouteComponent(() => import("./account/account-page.tsx"), "AccountPage"),
});

export const meRoutes = [authorisations, account] as const;
