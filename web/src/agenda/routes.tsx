import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { signedInRoute } from "../ui/root-routes.tsx";
import { readAgendaSearch } from "./search.ts";

const agenda = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/agenda",
  validateSearch: readAgendaSearch,
  component: lazyRouteComponent(() => import("./agenda-page.tsx"), "AgendaPage"),
});

export const agendaRoutes = [agenda] as const;
