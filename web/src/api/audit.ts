import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { call } from "./client.ts";

/** Events, newest first, filtered by the query parameters given; pages follow `next`. */
export function useAuditEvents(filter: Readonly<Record<string, string>>) {
  return useInfiniteQuery({
    queryKey: ["audit", filter],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) => {
      const query = { ...filter, ...(pageParam && { cursor: pageParam }) };
      return call("GET /api/audit", { query, signal });
    },
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** Looks through the whole chain, which takes seconds where much has happened. */
export function useVerifyAudit() {
  return useMutation({ mutationFn: () => call("GET /api/audit/verify") });
}

/** Files to be kept elsewhere, as the browser downloads them. */
export const auditFiles = { head: "/api/audit/head", export: "/api/audit/export" } as const;

/** Every event there is; it changes only with the server. */
export function useEventNames() {
  return useQuery({
    queryKey: ["audit", "names"],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => call("GET /api/audit/events", { signal }),
  });
}
