import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, Outlet, redirect } from "@tanstack/react-router";
import { isStatus } from "../api/client.ts";
import { sessionQuery } from "../api/session.ts";
import { adoptLocale } from "./language/language.ts";
import { Toaster } from "./toast.tsx";

interface RouterContext {
  queryClient: QueryClient;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: () => (
    <>
      <Outlet />
      <Toaster />
    </>
  ),
});

/**
 * Everything behind sign-in: whoever has no session is sent there, with the way back. The app gives it its frame,
 * which knows the areas; the areas know only this.
 */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "shell",
  beforeLoad: async ({ context, location }) => {
    try {
      const session = await context.queryClient.ensureQueryData(sessionQuery);
      adoptLocale(session.user.locale);
    } catch (error) {
      if (isStatus(error, 401)) throw redirect({ to: "/sign-in", search: { next: location.href } });
      throw error;
    }
  },
});
