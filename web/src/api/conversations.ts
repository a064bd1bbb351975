import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Answer, call } from "./client.ts";
import { runQuery } from "./runs.ts";
import type { ConversationSummary, Run } from "./schema.gen.ts";

/** A conversation as opened: its messages and the latest run, or null. */
export type Thread = Answer<"GET /api/conversations/{id}">;

const conversationsKey = ["conversations"];

export function useConversations() {
  return useQuery({
    queryKey: conversationsKey,
    queryFn: async ({ signal }) => (await call("GET /api/conversations", { signal })).conversations,
  });
}

export function threadQuery(id: string) {
  return queryOptions({
    queryKey: ["threads", id],
    queryFn: ({ signal }) => call("GET /api/conversations/{id}", { params: { id }, signal }),
    staleTime: 0,
  });
}

/** A run that waited in the same conversation was ended by the next one, and may not have been followed until then. */
function isOpenBeside(data: unknown, run: Run): boolean {
  if (typeof data !== "object" || data === null || !("id" in data) || !("status" in data)) return false;
  return data.id !== run.id && data.status === "requires_action";
}

export function useThread(id: string) {
  return useQuery(threadQuery(id));
}

function say(conversationId: string, text: string, idempotencyKey: string): Promise<{ run: Run }> {
  return call("POST /api/conversations/{id}/messages", {
    params: { id: conversationId },
    body: { text },
    idempotencyKey,
  });
}

/** With `firstMessage` the conversation begins with it. */
export function useStartConversation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input: { assistantId: string; draft?: boolean; firstMessage?: string }) => {
      const answer = await call("POST /api/assistants/{id}/conversations", {
        params: { id: input.assistantId },
        body: input.draft ? { draft: true } : {},
      });
      if (input.firstMessage) await say(answer.conversation.id, input.firstMessage, crypto.randomUUID());
      return answer;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: conversationsKey }),
  });
}

export function useDeleteConversation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call("DELETE /api/conversations/{id}", { params: { id } }),
    onSuccess: (_answer, id) => {
      client.setQueryData<ConversationSummary[]>(conversationsKey, (all) =>
        all?.filter((each) => each.id !== id),
      );
      client.removeQueries({ queryKey: threadQuery(id).queryKey });
      void client.invalidateQueries({ queryKey: conversationsKey });
    },
  });
}

/** Sends what the person said; the same key sent again starts nothing new. */
export function useSendMessage(conversationId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: { text: string; idempotencyKey: string }) =>
      say(conversationId, input.text, input.idempotencyKey),
    onSuccess: async ({ run }) => {
      client.setQueryData(runQuery(run.id).queryKey, run);
      void client.invalidateQueries({
        queryKey: ["runs"],
        predicate: ({ state }) => isOpenBeside(state.data, run),
      });
      await client.invalidateQueries({ queryKey: threadQuery(conversationId).queryKey });
      void client.invalidateQueries({ queryKey: conversationsKey });
    },
  });
}
