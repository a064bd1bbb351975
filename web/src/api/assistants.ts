import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "./client.ts";
import type {
  AssistantChange,
  AuthenticationKind,
  NewAssistant,
  PublishedVersion,
  SkillSource,
} from "./schema.gen.ts";

/** What a version does to the one before and to people. */
export type Publication = Omit<PublishedVersion, "number">;

const assistantsKey = ["assistants"];

const assistantsQuery = queryOptions({
  queryKey: assistantsKey,
  queryFn: async ({ signal }) => (await call("GET /api/assistants", { signal })).assistants,
});

export function useAssistants() {
  return useQuery(assistantsQuery);
}

export function useAssistant(id: string) {
  return useQuery({
    queryKey: [...assistantsKey, id],
    queryFn: async ({ signal }) =>
      (await call("GET /api/assistants/{id}", { params: { id }, signal })).assistant,
  });
}

/** With what is published, or, for its builders, with the draft. Starters come in the reader's language. */
export function useOpening(id: string, draft: boolean, language: string) {
  return useQuery({
    queryKey: [...assistantsKey, id, "opening", draft, language],
    queryFn: async ({ signal }) =>
      (
        await call("GET /api/assistants/{id}/opening", {
          params: { id },
          query: { draft: draft ? "true" : "false" },
          signal,
        })
      ).opening,
  });
}

/** Without `applicationId` an application is made, and its secret is in the answer, once. */
export function useCreateAssistant() {
  return useChange((input: NewAssistant) => call("POST /api/assistants", { body: input }));
}

export function useUpdateAssistant(id: string) {
  return useChange((input: AssistantChange) =>
    call("PATCH /api/assistants/{id}", { params: { id }, body: input }),
  );
}

/** An admin's: out of use for everybody at once, or back. */
export function useSetAssistantDisabled(id: string) {
  return useChange((disabled: boolean) =>
    call("PATCH /api/assistants/{id}", { params: { id }, body: { disabled } }),
  );
}

export function useDeleteAssistant() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call("DELETE /api/assistants/{id}", { params: { id } }),
    onSuccess: (_answer, id) => {
      // Its page is still open: asking again would only find it gone.
      client.removeQueries({ queryKey: [...assistantsKey, id] });
      void client.invalidateQueries({ queryKey: assistantsKey });
    },
  });
}

/**
 * What a document says and what is wrong with it. `after` names what else the answer depends on: the approved
 * permissions, the reader's language. The last answer stays until the next is there.
 */
export function useLint(
  input: { document: string; applicationId: string; authentication?: AuthenticationKind },
  after: readonly string[],
) {
  return useQuery({
    queryKey: ["lint", input, after],
    queryFn: ({ signal }) => call("POST /api/skills/lint", { body: input, signal }),
    enabled: input.document.trim() !== "",
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 10_000,
  });
}

export function useAddSkill(assistantId: string) {
  return useChange((input: SkillSource) =>
    call("POST /api/assistants/{id}/skills", { params: { id: assistantId }, body: input }),
  );
}

export function useReplaceSkill(assistantId: string, skillId: string) {
  return useChange((input: SkillSource) =>
    call("PUT /api/assistants/{id}/skills/{skillId}", { params: { id: assistantId, skillId }, body: input }),
  );
}

export function useRemoveSkill(assistantId: string) {
  return useChange((skillId: string) =>
    call("DELETE /api/assistants/{id}/skills/{skillId}", { params: { id: assistantId, skillId } }),
  );
}

/** In the draft: whether it is planned and published, or rests. */
export function useSwitchSkill(assistantId: string) {
  return useChange(({ skillId, enabled }: { skillId: string; enabled: boolean }) =>
    call("PATCH /api/assistants/{id}/skills/{skillId}", {
      params: { id: assistantId, skillId },
      body: { enabled },
    }),
  );
}

/** Between two versions: `from` left out is what is published, `to` left out the draft. */
export function useDifference(assistantId: string, range: { from?: number; to?: number }, language: string) {
  return useQuery({
    queryKey: [...assistantsKey, assistantId, "difference", range, language],
    queryFn: async ({ signal }) =>
      (
        await call("GET /api/assistants/{id}/difference", {
          params: { id: assistantId },
          query: range,
          signal,
        })
      ).difference,
  });
}

/** How much each of one's own assistants was used, by its id; nothing until it is known. */
export function useUsage() {
  return useQuery({
    queryKey: ["usage"],
    queryFn: async ({ signal }) => {
      const { usage } = await call("GET /api/analytics", { query: { days: "7" }, signal });
      return new Map(usage.map((each) => [each.assistantId, each]));
    },
    staleTime: 30_000,
  });
}

export function useAnalytics(assistantId: string, days: "7" | "30" | "90") {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return useQuery({
    queryKey: ["analytics", assistantId, days, timeZone],
    queryFn: async ({ signal }) =>
      (
        await call("GET /api/assistants/{id}/analytics", {
          params: { id: assistantId },
          query: { days, timeZone },
          signal,
        })
      ).analytics,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}

export function useVersions(assistantId: string) {
  return useQuery({
    queryKey: [...assistantsKey, assistantId, "versions"],
    queryFn: async ({ signal }) =>
      (await call("GET /api/assistants/{id}/versions", { params: { id: assistantId }, signal })).versions,
  });
}

export function useRestoreVersion(assistantId: string) {
  return useChange((number: number) =>
    call("POST /api/assistants/{id}/versions/{number}/restore", { params: { id: assistantId, number } }),
  );
}

/** What waits for an admin alone is looked up again by itself. */
const approvalRefresh = 4_000;

/**
 * What publishing the draft would do, as it is now: asked anew whenever somebody comes to look at it, or what it is
 * `after` has changed. `language` is the reader's, in which it answers.
 */
export function usePublishPreview(assistantId: string, language: string, after?: unknown) {
  return useQuery({
    // Not below the assistants' key: publishing would ask once more for what is then over.
    queryKey: ["publish-preview", assistantId, language, after],
    queryFn: ({ signal }) =>
      call("GET /api/assistants/{id}/publish", { params: { id: assistantId }, signal }),
    staleTime: 0,
    gcTime: 0,
    ...(after !== undefined && { placeholderData: keepPreviousData }),
    refetchOnWindowFocus: "always",
    refetchInterval: ({ state }) =>
      state.data?.problems.some(({ code }) => code === "scope_not_approved") ? approvalRefresh : false,
  });
}

export function usePublish(assistantId: string) {
  return useChange((input: { notes?: string }) =>
    call("POST /api/assistants/{id}/publish", { params: { id: assistantId }, body: input }),
  );
}

function useChange<Input, Answer>(change: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: assistantsKey }),
  });
}
