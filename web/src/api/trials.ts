import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "./client.ts";
import { runQuery } from "./runs.ts";

interface TriedSkill {
  assistantId: string;
  skillId: string;
}

/** What an operation of the saved draft takes. `revision` names what is saved. */
export function useOperationForm(
  { assistantId: id, skillId }: TriedSkill,
  operationId: string | null,
  revision: string,
) {
  return useQuery({
    queryKey: ["operation-form", id, skillId, operationId, revision],
    queryFn: async ({ signal }) => {
      const params = { id, skillId, operationId: operationId ?? "" };
      const path = "GET /api/assistants/{id}/skills/{skillId}/operations/{operationId}" as const;
      return (await call(path, { params, signal })).form;
    },
    enabled: operationId !== null,
    staleTime: 60_000,
  });
}

/** A run of this one call begins. */
export function useTryOperation({ assistantId: id, skillId }: TriedSkill) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (trial: {
      operationId: string;
      arguments: Record<string, unknown>;
      conversationId: string | undefined;
    }) => {
      const { operationId, conversationId, arguments: values } = trial;
      const body = { arguments: values, ...(conversationId !== undefined && { conversationId }) };
      const path = "POST /api/assistants/{id}/skills/{skillId}/operations/{operationId}/try" as const;
      return (await call(path, { params: { id, skillId, operationId }, body })).run;
    },
    onSuccess: (run) => {
      client.setQueryData(runQuery(run.id).queryKey, run);
      void client.invalidateQueries({ queryKey: ["conversations"] });
    },
  });
}

/** A skill's file as it is published; null where it never was. */
export function usePublishedSkill({ assistantId: id, skillId }: TriedSkill) {
  return useQuery({
    queryKey: ["published-skill", id, skillId],
    queryFn: ({ signal }) =>
      call("GET /api/assistants/{id}/skills/{skillId}/published", { params: { id, skillId }, signal }),
    retry: false,
    staleTime: 0,
  });
}
