import {
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { type Body, call, wholeList } from "./client.ts";
import type { Api, ApiDocument } from "./schema.gen.ts";

const apisKey = ["apis"];

/** The organisation's own, in the order they were registered. */
export function useApis() {
  return useQuery({
    queryKey: [...apisKey, "list"],
    queryFn: async ({ signal }) =>
      (await wholeList((query) => call("GET /api/apis", { query, signal }))).flatMap(({ apis }) => apis),
    refetchOnWindowFocus: "always",
  });
}

function apiQuery(apiId: string) {
  return queryOptions({
    queryKey: [...apisKey, apiId],
    queryFn: async ({ signal }) => (await call("GET /api/apis/{apiId}", { params: { apiId }, signal })).api,
  });
}

export function useApi(apiId: string) {
  return useQuery(apiQuery(apiId));
}

/** What a document would be registered as; nothing is kept. */
export function useProposal() {
  return useMutation({ mutationFn: (body: ApiDocument) => call("POST /api/apis/proposal", { body }) });
}

/** The answer carries its secret, once. */
export function useRegisterApi() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body<"POST /api/apis">) => call("POST /api/apis", { body }),
    onSuccess: ({ api }) => {
      client.setQueryData(apiQuery(api.id).queryKey, api);
      return client.invalidateQueries({ queryKey: [...apisKey, "list"] });
    },
  });
}

/** What answers the API as it is then. */
function useApiChange<Input>(apiId: string, change: (input: Input) => Promise<{ api: Api }>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: ({ api }) => {
      client.setQueryData(apiQuery(apiId).queryKey, api);
      void client.invalidateQueries({ queryKey: [...apisKey, "list"] });
      void client.invalidateQueries({ queryKey: [...apisKey, apiId, "difference"] });
    },
  });
}

export function useSaveDraft(apiId: string) {
  return useApiChange(apiId, (body: Body<"PUT /api/apis/{apiId}/draft">) =>
    call("PUT /api/apis/{apiId}/draft", { params: { apiId }, body }),
  );
}

/** Its owner, and by which id it knows people. */
export function useChangeApi(apiId: string) {
  return useApiChange(apiId, (body: Body<"PATCH /api/apis/{apiId}">) =>
    call("PATCH /api/apis/{apiId}", { params: { apiId }, body }),
  );
}

/** What publishing the draft of this revision would change, or what a version did change. */
export function useApiDifference(apiId: string, of: { revision: number } | { version: number }) {
  return useQuery({
    queryKey: [...apisKey, apiId, "difference", of],
    queryFn: async ({ signal }) => {
      const query = "version" in of ? { from: of.version - 1, to: of.version } : {};
      return (await call("GET /api/apis/{apiId}/difference", { params: { apiId }, query, signal }))
        .difference;
    },
    refetchOnWindowFocus: "always",
  });
}

/** What is published is asked for, shown and counted from then on everywhere. */
export function usePublishApi(apiId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body<"POST /api/apis/{apiId}/publish">) =>
      call("POST /api/apis/{apiId}/publish", { params: { apiId }, body }),
    onSuccess: () =>
      Promise.all([apisKey, ["permissions"]].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

/** The latest first; pages follow `next`. */
export function useApiVersions(apiId: string) {
  return useInfiniteQuery({
    queryKey: [...apisKey, apiId, "versions"],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) =>
      call("GET /api/apis/{apiId}/versions", {
        params: { apiId },
        query: pageParam ? { cursor: pageParam } : {},
        signal,
      }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** A new secret, shown once. The old one works 24 h more unless `revokeOld`. */
export function useRotateApiSecret(apiId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { revokeOld: boolean }) =>
      call("POST /api/apis/{apiId}/secrets", { params: { apiId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: apiQuery(apiId).queryKey }),
  });
}

export function useRemoveApi(apiId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (namespace: string) =>
      call("DELETE /api/apis/{apiId}", { params: { apiId }, body: { namespace } }),
    onSuccess: () => {
      client.removeQueries({ queryKey: [...apisKey, apiId] });
      return Promise.all(
        [[...apisKey, "list"], ["permissions"]].map((queryKey) => client.invalidateQueries({ queryKey })),
      );
    },
  });
}

/** In numbers: by application and operation, never by whom. */
export function useApiCalls(apiId: string, days: "7" | "30" | "90") {
  return useQuery({
    queryKey: [...apisKey, apiId, "calls", days],
    queryFn: async ({ signal }) =>
      (await call("GET /api/apis/{apiId}/calls", { params: { apiId }, query: { days }, signal })).calls,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: "always",
  });
}

/** Which application was refused for lack of what. */
export function useApiRefusals(apiId: string, days: "7" | "30" | "90") {
  return useQuery({
    queryKey: [...apisKey, apiId, "refusals", days],
    queryFn: async ({ signal }) =>
      (await call("GET /api/apis/{apiId}/refusals", { params: { apiId }, query: { days }, signal })).refusals,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: "always",
  });
}
