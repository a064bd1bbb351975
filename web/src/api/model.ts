import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Body, call } from "./client.ts";

const modelKey = ["organisation-model"];

/** The language model that plans for the organisation. */
export function useOrganisationModel() {
  return useQuery({
    queryKey: modelKey,
    queryFn: ({ signal }) => call("GET /api/organisation/model", { signal }),
  });
}

export type ModelInput = Body<"PUT /api/organisation/model">;

export function useSetModel() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ModelInput) => call("PUT /api/organisation/model", { body }),
    onSuccess: (model) => client.setQueryData(modelKey, model),
  });
}

/** Asks the model in use one question. */
export function useTryModel() {
  return useMutation({ mutationFn: () => call("POST /api/organisation/model/try") });
}

/** What it used in the last month. */
export function useModelUse() {
  return useQuery({
    queryKey: ["model-use"],
    queryFn: async ({ signal }) => (await call("GET /api/organisation/model/usage", { signal })).usage,
  });
}
