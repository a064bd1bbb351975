import { queryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { request } from "./client.ts";

/** A text in both languages. */
export interface Words {
  zh: string;
  en: string;
}

export interface Permission {
  code: string;
  kind: "delegated" | "application";
  field: boolean;
  sensitive: boolean;
  name: Words;
  description: Words;
  category: string;
  categoryName: Words;
  apis: { method: string; path: string; name: Words }[];
}

export interface PermissionRequest {
  id: string;
  application: { id: string; name: string; clientId: string };
  code: string;
  status: PermissionRequestStatus;
  reason: string;
  /** What the admin said when deciding. */
  note: string;
  by: { id: string; name: string };
  at: string;
}

export type PermissionRequestStatus = "pending" | "approved" | "rejected";

/** The catalogue: it changes with a release of the server only. */
const permissionsQuery = queryOptions({
  queryKey: ["permissions"],
  queryFn: async ({ signal }) =>
    (await request<{ permissions: Permission[] }>("GET", "/api/permissions", undefined, { signal }))
      .permissions,
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
      const query = new URLSearchParams({
        ...(status ? { status } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      });
      return request<{ requests: PermissionRequest[]; next: string | null }>(
        "GET",
        `/api/permission-requests?${query}`,
        undefined,
        { signal },
      );
    },
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useDecidePermissionRequest() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: { id: string; decision: "approve" | "reject"; note?: string }) => {
      const { id, ...body } = input;
      return request<unknown>("POST", `/api/permission-requests/${id}`, body);
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["permission-requests"] }),
  });
}
