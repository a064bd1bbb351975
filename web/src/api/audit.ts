import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "./client.ts";

/** What the server filters by; left out, it narrows nothing. */
export type AuditQuery = Readonly<Record<string, string>>;

const pageSize = 100;

/** Events, newest first; pages follow `next`. */
export function useAuditEvents(filter: AuditQuery) {
  return useInfiniteQuery({
    queryKey: ["audit", "events", filter],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: pageSize, ...filter, ...(pageParam && { cursor: pageParam }) };
      return call("GET /api/audit", { query, signal });
    },
    getNextPageParam: (page) => page.next ?? undefined,
    // What is newer is told beside the list, which does not move under whoever reads it.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
}

export function useAuditCount(filter: AuditQuery) {
  return useQuery({
    queryKey: ["audit", "count", filter],
    queryFn: ({ signal }) => call("GET /api/audit/count", { query: filter, signal }),
  });
}

const newsEvery = 8_000;
const mostNews = 50;

/** The newest ids that fit, looked for every few seconds while the page is looked at. */
export function useAuditNews(filter: AuditQuery, enabled: boolean) {
  return useQuery({
    queryKey: ["audit", "news", filter],
    enabled,
    queryFn: async ({ signal }) => {
      const { events } = await call("GET /api/audit", { query: { ...filter, limit: mostNews }, signal });
      return events.map(({ id }) => id);
    },
    refetchInterval: newsEvery,
    refetchOnWindowFocus: "always",
  });
}

/** One event, and whether it fits those beside it in the chain. */
export function useAuditEvent(id: number) {
  return useQuery({
    queryKey: ["audit", "event", id],
    queryFn: ({ signal }) => call("GET /api/audit/{number}", { params: { number: id }, signal }),
    refetchInterval: ({ state }) => (state.data !== undefined && state.data.place === null ? 1_000 : false),
  });
}

/** Begins the lists anew, with what happened meanwhile. */
export function useRefreshAudit(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await client.resetQueries({ queryKey: ["audit", "events"] });
    await client.invalidateQueries({ queryKey: ["audit", "count"] });
  };
}

/** Looks through the whole chain when it is asked to, which takes seconds where much has happened; what it found stays. */
export function useVerifyAudit() {
  return useQuery({
    queryKey: ["audit", "verified"],
    enabled: false,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => call("GET /api/audit/verify", { signal }),
  });
}

/** Files to be kept elsewhere, as the browser downloads them. */
export const auditFiles = { head: "/api/audit/head", export: "/api/audit/export" } as const;

/** Where what a filter means is downloaded from. */
export function auditDownload(format: "csv" | "jsonl", filter: AuditQuery): string {
  return `/api/audit/download?${new URLSearchParams({ format, ...filter })}`;
}

/** Every event there is; it changes only with the server. */
export function useEventNames() {
  return useQuery({
    queryKey: ["audit", "names"],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => call("GET /api/audit/events", { signal }),
  });
}
