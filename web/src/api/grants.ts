import { type QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call, wholeList } from "./client.ts";
import type { RunStep } from "./schema.gen.ts";

const grantsKey = ["grants"];

const grantsQuery = queryOptions({
  queryKey: grantsKey,
  queryFn: async ({ signal }) =>
    (await wholeList((query) => call("GET /api/grants", { query, signal }))).flatMap(({ grants }) => grants),
});

/** After what a person allowed has changed: what is allowed, once what their runs say of it is known. */
export async function rereadGrants(client: QueryClient): Promise<void> {
  await client.invalidateQueries({
    queryKey: ["runs"],
    predicate: ({ state }) => speaksOfGrants(state.data),
  });
  await client.invalidateQueries({ queryKey: grantsKey });
}

const speaksOfGrants = (data: unknown): boolean =>
  typeof data === "object" && data !== null && "steps" in data && Array.isArray(data.steps)
    ? ("used" in data && Array.isArray(data.used) && data.used.length > 0) ||
      data.steps.some((step: Partial<RunStep>) => step.consent?.decision === "allow")
    : false;

export function useGrants() {
  return useQuery(grantsQuery);
}

/** What ended within the last 30 days, the latest 50 of it. */
export function useEndedGrants() {
  return useQuery({
    queryKey: [...grantsKey, "ended"],
    queryFn: async ({ signal }) => (await call("GET /api/grants/ended", { signal })).grants,
  });
}

export function useGrantActivity(id: string, enabled: boolean) {
  return useQuery({
    queryKey: [...grantsKey, id, "activity"],
    queryFn: async ({ signal }) =>
      (await call("GET /api/grants/{id}/activity", { params: { id }, signal })).events,
    enabled,
  });
}

export function useRevokeScope() {
  return useRevocation((input: { grantId: string; code: string }) =>
    call("DELETE /api/grants/{id}/scopes/{code}", { params: { id: input.grantId, code: input.code } }),
  );
}

export function useRevokeGrant() {
  return useRevocation((grantId: string) => call("DELETE /api/grants/{id}", { params: { id: grantId } }));
}

export function useRevokeEverything() {
  return useRevocation(() => call("DELETE /api/grants"));
}

function useRevocation<Input = void>(revoke: (input: Input) => Promise<void>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: revoke,
    onSettled: () => rereadGrants(client),
  });
}
