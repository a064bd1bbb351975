import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call, wholeList } from "./client.ts";
import type { ApplicationChange, NewApplication } from "./schema.gen.ts";

const applicationsKey = ["applications"];

export function useApplications(enabled = true) {
  return useQuery({
    queryKey: applicationsKey,
    queryFn: async ({ signal }) =>
      (await wholeList((query) => call("GET /api/applications", { query, signal }))).flatMap(
        ({ applications }) => applications,
      ),
    enabled,
  });
}

/** While somebody waits for an admin the answer is near; an approval may also be withdrawn, or it be disabled. */
const refresh = { waiting: 4_000, settled: 20_000 };

/** Read again while the page is looked at: what admins do about it shows without a reload. */
export function applicationQuery(id: string) {
  return queryOptions({
    queryKey: [...applicationsKey, id],
    queryFn: async ({ signal }) =>
      (await call("GET /api/applications/{id}", { params: { id }, signal })).application,
    refetchOnWindowFocus: "always",
    refetchInterval: ({ state }) =>
      state.data?.permissions.some(({ status }) => status === "pending") ? refresh.waiting : refresh.settled,
  });
}

export function useApplication(id: string) {
  return useQuery(applicationQuery(id));
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

/** What is said of it; the answer is the application as it is then. */
export function useChangeApplication(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ApplicationChange) => call("PATCH /api/applications/{id}", { params: { id }, body }),
    onSuccess: ({ application }) => {
      client.setQueryData([...applicationsKey, id], application);
      return client.invalidateQueries({ queryKey: applicationsKey });
    },
  });
}
