import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { call } from "./client.ts";
import type { Operations } from "./schema.gen.ts";

/** Which calls of an application are asked for. */
export type RequestQuery = Omit<
  NonNullable<Operations["GET /api/applications/{id}/requests"]["query"]>,
  "limit" | "cursor"
>;

const liveMs = 5_000;

interface Asked {
  id: string;
  /** What changes when the answer may be another. */
  key: object;
  /** Read at each look: what lies so far back lies elsewhere a minute later. */
  query: () => RequestQuery;
  live: boolean;
}

/** The latest first, page by page; while it is live, the first page is read again every few seconds. */
export function useRequests({ id, key, query, live }: Asked) {
  return useInfiniteQuery({
    queryKey: ["requests", id, key],
    queryFn: ({ pageParam, signal }) =>
      call("GET /api/applications/{id}/requests", {
        params: { id },
        query: { ...query(), ...(pageParam !== undefined && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
    refetchInterval: ({ state }) => (live && (state.data?.pages.length ?? 0) < 2 ? liveMs : false),
  });
}

export function useRequestCounts({ id, key, query, live }: Asked) {
  return useQuery({
    queryKey: ["requests", id, "counts", key],
    queryFn: ({ signal }) =>
      call("GET /api/applications/{id}/requests/counts", { params: { id }, query: query(), signal }),
    placeholderData: (before) => before,
    refetchInterval: live ? 3 * liveMs : false,
  });
}

export function useRequest(id: string, callId: string) {
  return useQuery({
    queryKey: ["requests", id, "call", callId],
    queryFn: ({ signal }) =>
      call("GET /api/applications/{id}/requests/{callId}", { params: { id, callId }, signal }),
    refetchInterval: ({ state }) => (state.data?.request.outcome === "sending" ? 2_000 : false),
  });
}

/** The calls of the last 24 hours, by application. */
export function useRecentCounts() {
  return useQuery({
    queryKey: ["requests", "recent"],
    queryFn: async ({ signal }) => (await call("GET /api/request-counts", { signal })).counts,
    select: (counts) => new Map(counts.map(({ applicationId, ...each }) => [applicationId, each])),
  });
}

/** Where the same calls are downloaded from, as a table. */
export function exportAddress(id: string, query: RequestQuery): string {
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  return `/api/applications/${encodeURIComponent(id)}/requests/export?${search}`;
}
