import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { request } from "./client.ts";
import type { Words } from "./permissions.ts";

export interface AuditEvent {
  id: number;
  at: string;
  event: string;
  label: Words;
  actor: { kind: "person" | "application" | "system"; id: string | null };
  subject: string | null;
  details: Record<string, unknown>;
  hash: string | null;
}

/** Events, newest first, filtered by the query parameters given; pages follow `next`. */
export function useAuditEvents(filter: Readonly<Record<string, string>>) {
  return useInfiniteQuery({
    queryKey: ["audit", filter],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams(filter);
      if (pageParam) query.set("cursor", pageParam);
      return request<{ events: AuditEvent[]; next: string | null }>("GET", `/api/audit?${query}`, undefined, {
        signal,
      });
    },
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** Every event there is; it changes only with the server. */
export function useEventNames() {
  return useQuery({
    queryKey: ["audit", "names"],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) =>
      request<{ events: Pick<AuditEvent, "event" | "label">[] }>("GET", "/api/audit/events", undefined, {
        signal,
      }),
  });
}
