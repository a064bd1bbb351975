import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { request } from "./client.ts";
import type { Duration } from "./runs.ts";

export interface GrantScope {
  code: string;
  duration: Duration;
  grantedAt: string;
  expiresAt: string;
}

export interface Grant {
  id: string;
  application: { id: string; name: string; provider: string };
  skill: { id: string; title: string };
  scopes: GrantScope[];
  lastUsedAt: string | null;
}

export interface GrantEvent {
  at: string;
  event: string;
  operation?: string;
  api?: string;
  outcome: string;
}

const grantsKey = ["grants"];

const grantsQuery = queryOptions({
  queryKey: grantsKey,
  queryFn: async ({ signal }) =>
    (await request<{ grants: Grant[] }>("GET", "/api/grants", undefined, { signal })).grants,
});

export function useGrants() {
  return useQuery(grantsQuery);
}

export function useGrantActivity(id: string, enabled: boolean) {
  return useQuery({
    queryKey: [...grantsKey, id, "activity"],
    queryFn: async ({ signal }) =>
      (await request<{ events: GrantEvent[] }>("GET", `/api/grants/${id}/activity`, undefined, { signal }))
        .events,
    enabled,
  });
}

export function useRevokeScope() {
  return useRevocation((input: { grantId: string; code: string }) =>
    request<void>("DELETE", `/api/grants/${input.grantId}/scopes/${encodeURIComponent(input.code)}`),
  );
}

export function useRevokeGrant() {
  return useRevocation((grantId: string) => request<void>("DELETE", `/api/grants/${grantId}`));
}

export function useRevokeEverything() {
  return useRevocation(() => request<void>("DELETE", "/api/grants"));
}

function useRevocation<Input = void>(revoke: (input: Input) => Promise<void>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: revoke,
    onSettled: () => client.invalidateQueries({ queryKey: grantsKey }),
  });
}
