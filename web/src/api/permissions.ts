import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { request } from "./client.ts";

export interface Permission {
  code: string;
  kind: "delegated" | "application";
  field: boolean;
  sensitive: boolean;
  name: { zh: string; en: string };
  description: { zh: string; en: string };
  category: string;
  apis: { method: string; path: string; name: string }[];
}

export interface PermissionRequest {
  id: string;
  application: { id: string; name: string };
  code: string;
  reason: string | null;
  by: { id: string; name: string };
  at: string;
}

export type PermissionRequestStatus = "pending" | "approved" | "rejected";

/** The catalogue: it changes with a release of the server only. */
export const permissionsQuery = queryOptions({
  queryKey: ["permissions"],
  queryFn: async ({ signal }) =>
    (await request<{ permissions: Permission[] }>("GET", "/api/permissions", undefined, { signal }))
      .permissions,
  staleTime: 3_600_000,
});

export function usePermissions() {
  return useQuery(permissionsQuery);
}

export function usePermissionRequests(status: PermissionRequestStatus = "pending") {
  return useQuery({
    queryKey: ["permission-requests", status],
    queryFn: async ({ signal }) =>
      (
        await request<{ requests: PermissionRequest[] }>(
          "GET",
          `/api/permission-requests?status=${status}`,
          undefined,
          { signal },
        )
      ).requests,
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
