import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "../app/root.tsx";
import { readHelpSearch } from "./search.ts";

const lintIndex = createRoute({
  getParentRoute: () => shellRoute,
  path: "/help/lint",
  validateSearch: readHelpSearch,
  component: lazyRouteComponent(() => import("./lint-index.tsx"), "LintIndex"),
});

const lintPage = createRoute({
  getParentRoute: () => shellRoute,
  path: "/help/lint/$code",
  component: lazyRouteComponent(() => import("./lint-page.tsx"), "LintPage"),
});

export const helpRoutes = [lintIndex, lintPage] as const;
