import { queryOptions, useMutation, useQuery } from "@tanstack/react-query";
import { call } from "./client.ts";

const samplesQuery = queryOptions({
  queryKey: ["skill-samples"],
  queryFn: async ({ signal }) => (await call("GET /api/skills/samples", { signal })).samples,
  staleTime: Number.POSITIVE_INFINITY,
});

export function useSkillSamples() {
  return useQuery(samplesQuery);
}

/** Reads the document at an address, through the server's egress guard. */
export function useImportDocument() {
  return useMutation({
    mutationFn: (url: string) => call("POST /api/skills/import", { body: { url } }),
  });
}
