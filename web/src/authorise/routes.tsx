import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { requireSession, rootRoute } from "../ui/root-routes.tsx";

/** As the browser has it: what a router reads and writes anew is not to the letter what an application gave. */
const asItCame = () => location.pathname + location.search;

const open = createRoute({
  getParentRoute: () => rootRoute,
  path: "/oauth2/auth",
  beforeLoad: ({ context }) => requireSession(context, asItCame()),
  component: lazyRouteComponent(() => import("./opening-page.tsx"), "OpeningPage"),
});

const asked = createRoute({
  getParentRoute: () => rootRoute,
  path: "/oauth2/auth/$id",
  beforeLoad: ({ context }) => requireSession(context, asItCame()),
  component: lazyRouteComponent(() => import("./asked-page.tsx"), "AskedPage"),
});

export const authoriseRoutes = [open, asked] as const;
