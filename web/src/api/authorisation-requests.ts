import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Body, call } from "./client.ts";

const requestQuery = (id: string) =>
  queryOptions({
    queryKey: ["authorisation-request", id],
    queryFn: async ({ signal }) =>
      (await call("GET /api/authorisation-requests/{id}", { params: { id }, signal })).request,
    retry: false,
  });

/** Asks once for each arrival: what stands behind the `?` is handed on as it is. */
export function useOpening(query: string) {
  return useQuery({
    queryKey: ["authorisation-request", "of", query],
    queryFn: () => call("POST /api/authorisation-requests", { body: { query } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
}

export function useAuthorisationRequest(id: string) {
  return useQuery(requestQuery(id));
}

/** After a refusal what became of the request meanwhile is read anew. */
export function useAnswerRequest(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body<"POST /api/authorisation-requests/{id}/answer">) =>
      call("POST /api/authorisation-requests/{id}/answer", { params: { id }, body }),
    onError: () => client.invalidateQueries(requestQuery(id)),
  });
}
