import {
  type QueryClient,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { type Body, call } from "./client.ts";
import type { PermissionRequestStatus } from "./schema.gen.ts";

/** The catalogue: it changes with a release of the server, and with what is published of the organisation's own APIs. */
const permissionsQuery = queryOptions({
  queryKey: ["permissions"],
  queryFn: async ({ signal }) => (await call("GET /api/permissions", { signal })).permissions,
  staleTime: 60_000,
});

export function usePermissions() {
  return useQuery(permissionsQuery);
}

const requestsRefresh = 10_000;

/** Requests by status; all of them without one. Pages follow `next`. New ones show while the page is looked at. */
export function usePermissionRequests(status?: PermissionRequestStatus) {
  return useInfiniteQuery({
    queryKey: ["permission-requests", status ?? "all"],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) => {
      const query = { ...(status && { status }), ...(pageParam && { cursor: pageParam }) };
      return call("GET /api/permission-requests", { query, signal });
    },
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: requestsRefresh,
    refetchOnWindowFocus: "always",
  });
}

/** How soon an admin, wherever they are, sees that somebody asks for something. */
const pendingRefresh = 30_000;

/** How many requests wait for an admin. */
export function usePendingApprovals(enabled: boolean): number {
  const { data } = useQuery({
    queryKey: ["permission-requests", "pending-count"],
    queryFn: async ({ signal }) =>
      (await call("GET /api/permission-requests", { query: { status: "pending", limit: 100 }, signal }))
        .requests.length,
    refetchInterval: pendingRefresh,
    enabled,
  });
  return data ?? 0;
}

export function useDecidePermissionRequest() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: { id: string } & Body<"POST /api/permission-requests/{id}">) => {
      const { id, ...body } = input;
      return call("POST /api/permission-requests/{id}", { params: { id }, body });
    },
    onSettled: () => invalidateDecided(client),
  });
}

/** A decision is also what its application stands at. */
async function invalidateDecided(client: QueryClient): Promise<void> {
  await Promise.all(
    ["permission-requests", "applications", "overview"].map((key) =>
      client.invalidateQueries({ queryKey: [key] }),
    ),
  );
}

/** Of an approved permission of an application. */
export function useWithdrawPermission() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (params: { id: string; code: string }) =>
      call("DELETE /api/applications/{id}/permissions/{code}", { params }),
    onSettled: () => invalidateDecided(client),
  });
}
