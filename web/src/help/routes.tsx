import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { signedInRoute } from "../ui/root-routes.tsx";
import { readHelpSearch } from "./search.ts";

const lintIndex = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/help/lint",
  validateSearch: readHelpSearch,
  component: lazyRouteComponent(() => import("./lint-index.tsx"), "LintIndex"),
});

const lintPage = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/help/lint/$code",
  component: lazyRouteComponent(() => import("./lint-page.tsx"), "LintPage"),
});

export const helpRoutes = [lintIndex, lintPage] as const;
