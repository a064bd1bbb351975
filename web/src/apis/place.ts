import { useRouterState } from "@tanstack/react-router";

/** The same pages stand with the admin's and with the developer's. */
export type Place = "/admin/apis" | "/console/apis";

export function usePlace(): Place {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  return path.startsWith("/admin/") ? "/admin/apis" : "/console/apis";
}
