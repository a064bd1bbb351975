import { useQuery } from "@tanstack/react-query";
import { call } from "./client.ts";

/** Every action there is, and who may; it changes only with the server. */
export function useActions() {
  return useQuery({
    queryKey: ["roles"],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => call("GET /api/roles", { signal }),
  });
}
