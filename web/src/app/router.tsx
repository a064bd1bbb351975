import type { QueryClient } from "@tanstack/react-query";
import { createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { adminPages, adminRoute, setUpRoute } from "../admin/routes.tsx";
import { agendaRoutes } from "../agenda/routes.tsx";
import { authoriseRoutes } from "../authorise/routes.tsx";
import { chatRoutes } from "../chat/routes.tsx";
import { consoleRoutes } from "../console/routes.tsx";
import { helpRoutes } from "../help/routes.tsx";
import { meRoutes } from "../me/routes.tsx";
import { studioRoutes } from "../studio/routes.tsx";
import { rootRoute, signedInRoute } from "../ui/root-routes.tsx";
import { adminApiRoutes, consoleApiRoutes } from "./api-routes.ts";
import { CrashPage, CrashWithoutFrame, LoadingPage, NotFoundPage } from "./edge-pages.tsx";
import { Shell } from "./shell.tsx";

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/chat" });
  },
});

interface SignInSearch {
  /** Where to go afterwards: a path of this origin. */
  next?: string;
  reason?: "expired";
  /** Which organisation somebody belongs to, where there are several. */
  organisation?: string;
}

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: ({ next, reason, organisation }: Record<string, unknown>): SignInSearch => ({
    ...(typeof next === "string" ? { next } : {}),
    ...(reason === "expired" ? { reason } : {}),
    ...(typeof organisation === "string" ? { organisation } : {}),
  }),
  component: lazyRouteComponent(() => import("./sign-in.tsx"), "SignInPage"),
});

const ownPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/own-password",
  validateSearch: ({ next }: Record<string, unknown>): Pick<SignInSearch, "next"> =>
    typeof next === "string" ? { next } : {},
  component: lazyRouteComponent(() => import("./own-password.tsx"), "OwnPasswordPage"),
});

const setPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/set-password",
  component: lazyRouteComponent(() => import("./set-password.tsx"), "SetPasswordPage"),
});

// Without a session there is no frame yet.
signedInRoute.update({ component: Shell, errorComponent: CrashWithoutFrame });

/** With the way to everything else beside it. */
const unknownRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "$",
  component: NotFoundPage,
});

const routeTree = rootRoute.addChildren([
  homeRoute,
  signInRoute,
  ownPasswordRoute,
  setPasswordRoute,
  setUpRoute,
  ...authoriseRoutes,
  signedInRoute.addChildren([
    ...chatRoutes,
    ...agendaRoutes,
    ...meRoutes,
    ...studioRoutes,
    ...consoleRoutes,
    ...consoleApiRoutes,
    adminRoute.addChildren([...adminPages, ...adminApiRoutes]),
    ...helpRoutes,
    unknownRoute,
  ]),
]);

export function newRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: "intent",
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 200,
    defaultPendingComponent: LoadingPage,
    defaultErrorComponent: CrashPage,
    defaultNotFoundComponent: NotFoundPage,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
