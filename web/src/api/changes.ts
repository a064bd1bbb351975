import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "./client.ts";

/** The keys of all that a change on somebody's behalf is shown in. */
export const changedKeys = ["agenda", "event", "todos", "changes"];

export function useRunChanges(runId: string) {
  return useQuery({
    queryKey: ["changes", "run", runId],
    queryFn: async ({ signal }) => (await call("GET /api/changes", { query: { runId }, signal })).changes,
  });
}

/** The latest things that applications did. */
export function useLatestChanges() {
  return useQuery({
    queryKey: ["changes", "latest"],
    queryFn: async ({ signal }) => (await call("GET /api/changes", { query: { limit: 20 }, signal })).changes,
  });
}

export function useUndoChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call("POST /api/changes/{id}/undo", { params: { id } }),
    onSettled: () => Promise.all(changedKeys.map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}
