import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { request } from "./client.ts";
import { type Run, runQuery } from "./runs.ts";

export interface Message {
  id: string;
  role: "user" | "assistant";
  text: string;
  runId: string | null;
  at: string;
}

export interface ConversationSummary {
  id: string;
  assistantId: string;
  /** Given by the assistant's builder. */
  assistantName: string;
  /** One character; empty: the first of its name. */
  assistantIcon: string;
  draft: boolean;
  /** The person's first words; empty until then. */
  title: string;
  createdAt: string;
  updatedAt: string;
}

interface Conversation extends ConversationSummary {
  messages: Message[];
}

/** A conversation as opened: its messages and the latest run, or null. */
export interface Thread {
  conversation: Conversation;
  run: Run | null;
}

const conversationsKey = ["conversations"];

export function useConversations() {
  return useQuery({
    queryKey: conversationsKey,
    queryFn: async ({ signal }) =>
      (
        await request<{ conversations: ConversationSummary[] }>("GET", "/api/conversations", undefined, {
          signal,
        })
      ).conversations,
  });
}

export function threadQuery(id: string) {
  return queryOptions({
    queryKey: ["threads", id],
    queryFn: ({ signal }) => request<Thread>("GET", `/api/conversations/${id}`, undefined, { signal }),
    staleTime: 0,
  });
}

export function useThread(id: string) {
  return useQuery(threadQuery(id));
}

function say(conversationId: string, text: string, idempotencyKey: string): Promise<{ run: Run }> {
  return request("POST", `/api/conversations/${conversationId}/messages`, { text }, { idempotencyKey });
}

/** With `firstMessage` the conversation begins with it. */
export function useStartConversation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input: { assistantId: string; draft?: boolean; firstMessage?: string }) => {
      const answer = await request<{ conversation: ConversationSummary }>(
        "POST",
        `/api/assistants/${input.assistantId}/conversations`,
        input.draft ? { draft: true } : {},
      );
      if (input.firstMessage) await say(answer.conversation.id, input.firstMessage, crypto.randomUUID());
      return answer;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: conversationsKey }),
  });
}

export function useDeleteConversation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request<void>("DELETE", `/api/conversations/${id}`),
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
      await client.invalidateQueries({ queryKey: threadQuery(conversationId).queryKey });
      void client.invalidateQueries({ queryKey: conversationsKey });
    },
  });
}
