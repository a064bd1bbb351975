import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "./client.ts";
import type { NewApplication } from "./schema.gen.ts";

const applicationsKey = ["applications"];

export function useApplications() {
  return useQuery({
    queryKey: applicationsKey,
    queryFn: async ({ signal }) => (await call("GET /api/applications", { signal })).applications,
  });
}

/** Asked again whenever the window is looked at: an admin may have decided meanwhile. */
export function useApplication(id: string) {
  return useQuery({
    queryKey: [...applicationsKey, id],
    queryFn: async ({ signal }) =>
      (await call("GET /api/applications/{id}", { params: { id }, signal })).application,
    refetchOnWindowFocus: "always",
  });
}

const connectionsRefresh = 5_000;

/** Read again every few seconds while the page is looked at. */
export function useConnections(id: string) {
  return useQuery({
    queryKey: [...applicationsKey, id, "connections"],
    queryFn: ({ signal }) => call("GET /api/applications/{id}/connections", { params: { id }, signal }),
    refetchInterval: connectionsRefresh,
    refetchOnWindowFocus: "always",
  });
}

/** The answer carries the client secret, once. */
export function useCreateApplication() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: NewApplication) => call("POST /api/applications", { body: input }),
    onSuccess: () => client.invalidateQueries({ queryKey: applicationsKey }),
  });
}

/** A new secret, shown once. The old one works 24 h more unless `revokeOld`. */
export function useRotateSecret(id: string) {
  return useMutation({
    mutationFn: (input: { revokeOld: boolean }) =>
      call("POST /api/applications/{id}/secret", { params: { id }, body: input }),
  });
}

export function useApplyForPermissions(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: { codes: string[]; reason?: string }) =>
      call("POST /api/applications/{id}/permissions", { params: { id }, body: input }),
    onSuccess: () => client.invalidateQueries({ queryKey: applicationsKey }),
  });
}

/** An admin's: refused everywhere from the next call on, or not any more. */
export function useSetApplicationDisabled(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (disabled: boolean) =>
      call("PATCH /api/applications/{id}", { params: { id }, body: { disabled } }),
    onSuccess: () => client.invalidateQueries({ queryKey: applicationsKey }),
  });
}
