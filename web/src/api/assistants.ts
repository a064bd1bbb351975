import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { request } from "./client.ts";

export interface SkillProblem {
  severity: "error" | "warning";
  code: string;
  message: string;
  line: number;
  column: number;
}

export interface SkillOperation {
  operationId: string;
  method: string;
  path: string;
  summary: string;
  scopes: string[];
}

export interface Skill {
  id: string;
  title: string;
  operations: SkillOperation[];
  problems: SkillProblem[];
  shapeHash: string;
}

export interface Assistant {
  id: string;
  name: string;
  description?: string | null;
  applicationId: string;
  planning: boolean;
  skills: Skill[];
  publishedVersion: number | null;
}

export interface AssistantVersion {
  number: number;
  notes: string | null;
  at: string;
  by: string;
  changes: string[];
}

export interface PublishedVersion {
  number: number;
  changes: string[];
  newScopes: string[];
  peopleAskedAgain: number;
}

export type SkillAuthentication =
  | { type: "none" }
  | { type: "bearer"; token: string }
  | { type: "basic"; username: string; password: string }
  | { type: "header"; name: string; value: string };

export type SkillSource =
  | { document: string; privacyUrl?: string; authentication?: SkillAuthentication; applicationId?: string }
  | { url: string; privacyUrl?: string; authentication?: SkillAuthentication; applicationId?: string };

const assistantsKey = ["assistants"];

export const assistantsQuery = queryOptions({
  queryKey: assistantsKey,
  queryFn: async ({ signal }) =>
    (await request<{ assistants: Assistant[] }>("GET", "/api/assistants", undefined, { signal })).assistants,
});

export function useAssistants() {
  return useQuery(assistantsQuery);
}

export function useAssistant(id: string) {
  return useQuery({
    queryKey: [...assistantsKey, id],
    queryFn: async ({ signal }) =>
      (await request<{ assistant: Assistant }>("GET", `/api/assistants/${id}`, undefined, { signal }))
        .assistant,
  });
}

/** Without `applicationId` an application is made, and its secret is in the answer, once. */
export function useCreateAssistant() {
  return useChange(
    (input: { name: string; description?: string; applicationId?: string; planning?: boolean }) =>
      request<{ assistant: Assistant; clientSecret?: string }>("POST", "/api/assistants", input),
  );
}

export function useUpdateAssistant(id: string) {
  return useChange((input: { name?: string; description?: string; planning?: boolean }) =>
    request<{ assistant: Assistant }>("PATCH", `/api/assistants/${id}`, input),
  );
}

export function useDeleteAssistant() {
  return useChange((id: string) => request<void>("DELETE", `/api/assistants/${id}`));
}

export function useLintSkill() {
  return useMutation({
    mutationFn: (input: { document: string; applicationId?: string }) =>
      request<{ problems: SkillProblem[]; operations: SkillOperation[] }>("POST", "/api/skills/lint", input),
  });
}

export function useAddSkill(assistantId: string) {
  return useChange((input: SkillSource) =>
    request<{ skill: Skill }>("POST", `/api/assistants/${assistantId}/skills`, input),
  );
}

export function useReplaceSkill(assistantId: string, skillId: string) {
  return useChange((input: SkillSource) =>
    request<{ skill: Skill }>("PUT", `/api/assistants/${assistantId}/skills/${skillId}`, input),
  );
}

export function useRemoveSkill(assistantId: string) {
  return useChange((skillId: string) =>
    request<void>("DELETE", `/api/assistants/${assistantId}/skills/${skillId}`),
  );
}

export function useVersions(assistantId: string) {
  return useQuery({
    queryKey: [...assistantsKey, assistantId, "versions"],
    queryFn: async ({ signal }) =>
      (
        await request<{ versions: AssistantVersion[] }>(
          "GET",
          `/api/assistants/${assistantId}/versions`,
          undefined,
          { signal },
        )
      ).versions,
  });
}

export function useRestoreVersion(assistantId: string) {
  return useChange((number: number) =>
    request<unknown>("POST", `/api/assistants/${assistantId}/versions/${number}/restore`),
  );
}

export function usePublish(assistantId: string) {
  return useChange((input: { notes?: string }) =>
    request<{ version: PublishedVersion }>("POST", `/api/assistants/${assistantId}/publish`, input),
  );
}

function useChange<Input, Answer>(change: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: assistantsKey }),
  });
}
