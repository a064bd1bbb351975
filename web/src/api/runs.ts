import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call, isStatus } from "./client.ts";
import { newerOf } from "./run-events.ts";
import type { ConfirmationAnswer, ConsentAnswer, Run } from "./schema.gen.ts";

export function runQuery(id: string) {
  return queryOptions({
    queryKey: ["runs", id],
    queryFn: async ({ signal }) => (await call("GET /api/runs/{id}", { params: { id }, signal })).run,
    staleTime: 60_000,
  });
}

/** `settled`: how many have ended so far; asked anew with each. */
export function useCalls(runId: string, enabled: boolean, settled?: number) {
  return useQuery({
    queryKey: ["runs", runId, "calls", ...(settled === undefined ? [] : [settled])],
    queryFn: async ({ signal }) =>
      (await call("GET /api/runs/{id}/calls", { params: { id: runId }, signal })).calls,
    enabled,
    placeholderData: (previous, query) => (query?.queryKey[1] === runId ? previous : undefined),
  });
}

export function useAnswerConsent(runId: string) {
  return useRunChange(runId, (answer: ConsentAnswer) =>
    call("POST /api/runs/{id}/consent", { params: { id: runId }, body: answer }),
  );
}

export function useAnswerConfirmation(runId: string) {
  return useRunChange(runId, (answer: ConfirmationAnswer) =>
    call("POST /api/runs/{id}/confirmation", { params: { id: runId }, body: answer }),
  );
}

export function useCancelRun(runId: string) {
  return useRunChange(runId, () => call("POST /api/runs/{id}/cancel", { params: { id: runId } }));
}

function useRunChange<Input>(runId: string, change: (input: Input) => Promise<{ run: Run }>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: ({ run }) => {
      client.setQueryData<Run>(runQuery(runId).queryKey, (known) => newerOf(known, run));
      void client.invalidateQueries({ queryKey: ["grants"] });
      void client.invalidateQueries({ queryKey: ["confirmation-waivers"] });
    },
    onError: (error) => {
      // Decided elsewhere: the outcome is there to be read.
      if (isStatus(error, 409)) void client.invalidateQueries({ queryKey: runQuery(runId).queryKey });
    },
  });
}
