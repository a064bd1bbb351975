import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { signedInRoute } from "../ui/root-routes.tsx";
import { readHelpSearch } from "./search.ts";

const help = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/help",
  validateSearch: readHelpSearch,
  component: lazyRouteComponent(() => import("./help-page.tsx"), "HelpPage"),
});

const guide = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/help/$guide",
  component: lazyRouteComponent(() => import("./guide-page.tsx"), "GuidePage"),
});

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

export const helpRoutes = [help, guide, lintIndex, lintPage] as const;
