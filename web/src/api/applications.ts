import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { request } from "./client.ts";

export type PermissionStatus = "none" | "pending" | "approved" | "rejected";

export interface Application {
  id: string;
  clientId: string;
  name: string;
  description?: string | null;
  provider?: string | null;
  privacyUrl?: string | null;
  createdAt: string;
  permissions: ApplicationPermission[];
}

export interface ApplicationPermission {
  code: string;
  status: PermissionStatus;
  reason?: string;
  /** What the admin said when deciding. */
  note?: string;
}

export interface NewApplication {
  name: string;
  description?: string;
  provider?: string;
  privacyUrl?: string;
}

/** A client that holds a socket open and takes calls over it. Times are ISO 8601. */
export interface StreamConnection {
  id: string;
  node: string;
  address: string;
  connectedAt: string;
  lastSeenAt: string;
  /** What it says it is. */
  client: string;
  /** Sent to it so far. */
  calls: number;
}

export interface StreamAddress {
  address: string;
  firstSeenAt: string;
  lastSeenAt: string;
}

export interface StreamEvent {
  at: string;
  event: string;
  address: string | null;
}

export interface Connections {
  connections: StreamConnection[];
  addresses: StreamAddress[];
  recent: StreamEvent[];
}

const applicationsKey = ["applications"];

export function useApplications() {
  return useQuery({
    queryKey: applicationsKey,
    queryFn: async ({ signal }) =>
      (await request<{ applications: Application[] }>("GET", "/api/applications", undefined, { signal }))
        .applications,
  });
}

/** Asked again whenever the window is looked at: an admin may have decided meanwhile. */
export function useApplication(id: string) {
  return useQuery({
    queryKey: [...applicationsKey, id],
    queryFn: async ({ signal }) =>
      (await request<{ application: Application }>("GET", `/api/applications/${id}`, undefined, { signal }))
        .application,
    refetchOnWindowFocus: "always",
  });
}

const connectionsRefresh = 5_000;

/** Read again every few seconds while the page is looked at. */
export function useConnections(id: string) {
  return useQuery({
    queryKey: [...applicationsKey, id, "connections"],
    queryFn: ({ signal }) =>
      request<Connections>("GET", `/api/applications/${id}/connections`, undefined, { signal }),
    refetchInterval: connectionsRefresh,
    refetchOnWindowFocus: "always",
  });
}

/** The answer carries the client secret, once. */
export function useCreateApplication() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: NewApplication) =>
      request<{ application: Application; clientSecret: string }>("POST", "/api/applications", input),
    onSuccess: () => client.invalidateQueries({ queryKey: applicationsKey }),
  });
}

/** A new secret, shown once. The old one works 24 h more unless `revokeOld`. */
export function useRotateSecret(id: string) {
  return useMutation({
    mutationFn: (input: { revokeOld: boolean }) =>
      request<{ clientSecret: string }>("POST", `/api/applications/${id}/secret`, input),
  });
}

export function useApplyForPermissions(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: { codes: string[]; reason?: string }) =>
      request<{ permissions: ApplicationPermission[] }>("POST", `/api/applications/${id}/permissions`, input),
    onSuccess: () => client.invalidateQueries({ queryKey: applicationsKey }),
  });
}
