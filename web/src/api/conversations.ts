import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Answer, call } from "./client.ts";
import { runQuery } from "./runs.ts";
import type { Run } from "./schema.gen.ts";

/** A conversation as opened: its messages and the latest run, or null. */
export type Thread = Answer<"GET /api/conversations/{id}">;

export const conversationsKey = ["conversations"];

/** A few, to see whom the person talks to. */
export function useLatestConversations() {
  return useQuery({
    queryKey: [...conversationsKey, "latest"],
    queryFn: async ({ signal }) =>
      (await call("GET /api/conversations", { query: { limit: 20 }, signal })).conversations,
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

export function useThread(id: string, { enabled = true } = {}) {
  return useQuery({ ...threadQuery(id), enabled });
}

interface Message {
  text: string;
  /** A choice of the last answer, which was pressed. */
  choiceId?: string | undefined;
  /** A message of their own, in whose place this one is. */
  replaces?: string | undefined;
  idempotencyKey: string;
}

function say(
  conversationId: string,
  { text, choiceId, replaces, idempotencyKey }: Message,
): Promise<{ run: Run }> {
  return call("POST /api/conversations/{id}/messages", {
    params: { id: conversationId },
    body: { text, ...(choiceId !== undefined && { choiceId }), ...(replaces !== undefined && { replaces }) },
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
      if (input.firstMessage)
        await say(answer.conversation.id, { text: input.firstMessage, idempotencyKey: crypto.randomUUID() });
      return answer;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: conversationsKey }),
  });
}

/** Sends what the person said; the same key sent again starts nothing new. */
export function useSendMessage(conversationId: string) {
  return useBeginning(conversationId, (message: Message) => say(conversationId, message));
}

/** The last request once more, by its run. */
export function useRetry(conversationId: string) {
  return useBeginning(conversationId, (id: string) => call("POST /api/runs/{id}/retry", { params: { id } }));
}

/** What begins a run: the thread is read again with it. */
function useBeginning<Input>(conversationId: string, begin: (input: Input) => Promise<{ run: Run }>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: begin,
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
