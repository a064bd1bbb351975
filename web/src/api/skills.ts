import { queryOptions, useMutation, useQuery } from "@tanstack/react-query";
import { request } from "./client.ts";
import type { Words } from "./permissions.ts";

/** How the platform proves itself to a skill's server; secrets only ever go this way. */
export type Authentication =
  | { type: "none" }
  | { type: "bearer"; token: string }
  | { type: "basic"; username: string; password: string }
  | { type: "header"; name: string; value: string }
  | {
      type: "oauth_client_credentials";
      tokenUrl: string;
      clientId: string;
      clientSecret: string;
      scope?: string;
      /** Where the token endpoint wants the client's secret. */
      clientAuthentication?: "basic" | "body";
    };

/** What may be told of it afterwards: never a secret. */
export interface AuthenticationView {
  type: Exclude<Authentication["type"], "none">;
  /** The header's name; the client id and where its tokens come from. */
  hint?: string;
  /** Where alone it is sent: hosts, or `stream`. */
  host: string;
  /** ISO 8601. */
  updatedAt: string;
}

/** A skill file to begin with. */
export interface SkillSample {
  id: string;
  title: Words;
  description: Words;
  document: string;
}

const samplesQuery = queryOptions({
  queryKey: ["skill-samples"],
  queryFn: async ({ signal }) =>
    (await request<{ samples: SkillSample[] }>("GET", "/api/skills/samples", undefined, { signal })).samples,
  staleTime: Number.POSITIVE_INFINITY,
});

export function useSkillSamples() {
  return useQuery(samplesQuery);
}

/** Reads the document at an address, through the server's egress guard. */
export function useImportDocument() {
  return useMutation({
    mutationFn: (url: string) => request<{ document: string }>("POST", "/api/skills/import", { url }),
  });
}
