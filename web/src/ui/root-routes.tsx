import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, Outlet, redirect } from "@tanstack/react-router";
import { isStatus } from "../api/client.ts";
import type { Session } from "../api/schema.gen.ts";
import { sessionQuery } from "../api/session.ts";
import { signInPlace } from "../api/signed-in-before.ts";
import { adoptLocale } from "./language/language.ts";

interface RouterContext {
  queryClient: QueryClient;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
});

/** Everything behind sign-in. The app gives it its frame, which knows the areas; the areas know only this. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "shell",
  beforeLoad: ({ context, location }) => requireSession(context, location.href),
});

/**
 * Whoever has no session is sent to sign in, with the way back, and whoever was given a password is sent to change it.
 */
export async function requireSession(context: RouterContext, next: string): Promise<void> {
  const { user } = await signedIn(context, next);
  adoptLocale(user.locale);
  if (user.passwordChangeNeeded) throw redirect({ to: "/own-password", search: { next } });
}

async function signedIn({ queryClient }: RouterContext, next: string): Promise<Session> {
  try {
    return await queryClient.ensureQueryData(sessionQuery);
  } catch (error) {
    if (isStatus(error, 401)) throw redirect({ to: "/sign-in", search: signInPlace(next) });
    throw error;
  }
}

declare module "@tanstack/react-router" {
  interface StaticDataRouteOption {
    /** A page of panes: the sidebar folds to its icons. */
    workbench?: true;
    /** A page that needs a phone's whole height: no bar below it. */
    immersive?: true;
  }
}
