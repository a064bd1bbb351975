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

/** A document as it would be kept; one at an address is read through the server's egress guard. */
export function useImportDocument() {
  return useMutation({
    mutationFn: (source: { url: string } | { document: string; serviceAddress?: string }) =>
      call("POST /api/skills/import", { body: source }),
  });
}
