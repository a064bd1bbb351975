import { useQuery } from "@tanstack/react-query";
import { call } from "./client.ts";

const refresh = 15_000;

/** How much an admin has before them. */
export function useOverview() {
  return useQuery({
    queryKey: ["overview"],
    queryFn: ({ signal }) => call("GET /api/overview", { signal }),
    refetchInterval: refresh,
    refetchOnWindowFocus: "always",
  });
}
