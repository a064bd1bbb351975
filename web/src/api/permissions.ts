import { queryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Body, call } from "./client.ts";
import type { PermissionRequestStatus } from "./schema.gen.ts";

/** The catalogue: it changes with a release of the server only. */
const permissionsQuery = queryOptions({
  queryKey: ["permissions"],
  queryFn: async ({ signal }) => (await call("GET /api/permissions", { signal })).permissions,
  staleTime: 3_600_000,
});

export function usePermissions() {
  return useQuery(permissionsQuery);
}

/** Requests by status; all of them without one. Pages follow `next`. */
export function usePermissionRequests(status?: PermissionRequestStatus) {
  return useInfiniteQuery({
    queryKey: ["permission-requests", status ?? "all"],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) => {
      const query = { ...(status && { status }), ...(pageParam && { cursor: pageParam }) };
      return call("GET /api/permission-requests", { query, signal });
    },
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useDecidePermissionRequest() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: { id: string } & Body<"POST /api/permission-requests/{id}">) => {
      const { id, ...body } = input;
      return call("POST /api/permission-requests/{id}", { params: { id }, body });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["permission-requests"] }),
  });
}

/** Of an approved permission of an application. */
export function useWithdrawPermission() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (params: { id: string; code: string }) =>
      call("DELETE /api/applications/{id}/permissions/{code}", { params }),
    onSettled: () => client.invalidateQueries({ queryKey: ["permission-requests"] }),
  });
}
