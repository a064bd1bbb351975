import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { request } from "./client.ts";
import type { Authentication, AuthenticationView } from "./skills.ts";

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
  /** What the file itself says of a confirmation before each call. */
  confirm: "ask" | "skip" | null;
}

export interface Skill {
  id: string;
  applicationId: string;
  title: string;
  host: string;
  document: string;
  privacyUrl: string | null;
  operations: SkillOperation[];
  problems: SkillProblem[];
  shapeHash: string;
  /** For its builders; null when nothing is sent. */
  authentication?: AuthenticationView | null;
}

/** `pass_through`: every message becomes one call of the only operation; nothing is planned, rules rest. */
export type Mode = "plan" | "pass_through";

/** What its builder decided without weighing words: the first rule that a message matches wins. */
export interface PlanningRule {
  id: string;
  when: string[];
  then: { kind: "run"; skillId: string; operationId: string } | { kind: "answer"; text: string };
}

/** What keeps the plan of the draft from being published. */
export interface PlanProblem {
  severity: "error" | "warning";
  code: string;
  /** The member that is meant, such as `mode`, `rules.2.then` or `skills`. */
  path: string;
  message: string;
}

export interface AssistantSummary {
  id: string;
  name: string;
  description?: string | null;
  applicationId: string;
  planning: boolean;
  mode: Mode;
  publishedVersion: number | null;
  /** One character; empty: the first of its name. */
  icon: string;
  /** As everyone but its builders knows it. */
  published: { name: string; description: string; icon: string } | null;
  /** Whether the reader may change it. */
  mine: boolean;
}

export interface Assistant extends AssistantSummary {
  skills: Skill[];
  welcome: string;
  /** Those its builder wrote; an opening has its skills' examples when there are none. */
  starters: string[];
  /** For its builders, like what follows. */
  instructions?: string;
  fallback?: string;
  rules?: PlanningRule[];
  problems?: PlanProblem[];
}

export interface AssistantChange {
  name?: string;
  description?: string;
  planning?: boolean;
  mode?: Mode;
  icon?: string;
  instructions?: string;
  welcome?: string;
  fallback?: string;
  starters?: string[];
  /** Replaces them all; a new one has no id yet. */
  rules?: (Omit<PlanningRule, "id"> & { id?: string })[];
}

export interface AssistantVersion {
  number: number;
  notes: string;
  at: string;
  by: { id: string; name: string };
  changes: string[];
}

/** What a version does to the one before and to people. */
export interface Publication {
  changes: string[];
  newScopes: string[];
  peopleAskedAgain: number;
}

export interface PublishedVersion extends Publication {
  number: number;
}

/** At a place in a skill, or in a member of the draft. An error keeps the draft from being published. */
export type PublishProblem = (SkillProblem & { skillId: string; title: string }) | PlanProblem;

export interface SkillSource {
  document: string;
  privacyUrl?: string;
  applicationId?: string;
  /** Left out, what was given before stays. */
  authentication?: Authentication;
}

const assistantsKey = ["assistants"];

const assistantsQuery = queryOptions({
  queryKey: assistantsKey,
  queryFn: async ({ signal }) =>
    (await request<{ assistants: AssistantSummary[] }>("GET", "/api/assistants", undefined, { signal }))
      .assistants,
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

/** How a conversation begins. */
export interface Opening {
  name: string;
  description: string;
  icon: string;
  welcome: string;
  starters: string[];
}

/** With what is published, or, for its builders, with the draft. Starters come in the reader's language. */
export function useOpening(id: string, draft: boolean, language: string) {
  return useQuery({
    queryKey: [...assistantsKey, id, "opening", draft, language],
    queryFn: async ({ signal }) =>
      (
        await request<{ opening: Opening }>(
          "GET",
          `/api/assistants/${id}/opening?draft=${draft}`,
          undefined,
          {
            signal,
          },
        )
      ).opening,
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
  return useChange((input: AssistantChange) =>
    request<{ assistant: Assistant }>("PATCH", `/api/assistants/${id}`, input),
  );
}

export function useDeleteAssistant() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request<void>("DELETE", `/api/assistants/${id}`),
    onSuccess: (_answer, id) => {
      // Its page is still open: asking again would only find it gone.
      client.removeQueries({ queryKey: [...assistantsKey, id] });
      void client.invalidateQueries({ queryKey: assistantsKey });
    },
  });
}

export interface LintAnswer {
  problems: SkillProblem[];
  operations: SkillOperation[];
}

/**
 * What a document says and what is wrong with it. `after` names what else the answer depends on: the approved
 * permissions, the reader's language. The last answer stays until the next is there.
 */
export function useLint(input: { document: string; applicationId: string }, after: readonly string[]) {
  return useQuery({
    queryKey: ["lint", input, after],
    queryFn: ({ signal }) => request<LintAnswer>("POST", "/api/skills/lint", input, { signal }),
    enabled: input.document.trim() !== "",
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 10_000,
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

/**
 * What publishing the draft would do, as it is now: asked anew whenever somebody comes to look at it. `language` is the
 * reader's, in which it answers.
 */
export function usePublishPreview(assistantId: string, language: string) {
  return useQuery({
    // Not below the assistants' key: publishing would ask once more for what is then over.
    queryKey: ["publish-preview", assistantId, language],
    queryFn: ({ signal }) =>
      request<Publication & { problems: PublishProblem[] }>(
        "GET",
        `/api/assistants/${assistantId}/publish`,
        undefined,
        { signal },
      ),
    staleTime: 0,
    gcTime: 0,
  });
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
