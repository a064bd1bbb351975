import {
  type InfiniteData,
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useEffect } from "react";
import { type Answer, type Body, call } from "./client.ts";
import { conversationsKey, threadQuery } from "./conversations.ts";
import { usePendingDeletions } from "./pending-deletions.ts";
import type { ConversationSummary, FoundConversation } from "./schema.gen.ts";

type ListPage = Answer<"GET /api/conversations">;

const listKey = [...conversationsKey, "list"];
const pageSize = 100;

/** The pinned ones first, then the latest, or those that a search finds; without what is being deleted. */
export function useConversationList(q: string) {
  const pending = usePendingDeletions();
  const list = useInfiniteQuery({
    queryKey: [...listKey, q],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) =>
      call("GET /api/conversations", {
        query: { limit: pageSize, ...(q && { q }), ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const conversations = list.data?.pages
    .flatMap((page) => page.conversations)
    .filter(({ id }) => !pending.has(id));
  return { ...list, conversations };
}

/** How soon something that began to wait, or was answered elsewhere, is seen. */
const waitingRefresh = 15_000;

/** The conversations in which something waits for the person. */
export function useWaitingConversations() {
  const client = useQueryClient();
  const pending = usePendingDeletions();
  useEffect(() => rereadWhenRunsTurn(client), [client]);
  const { data } = useQuery({
    queryKey: [...conversationsKey, "waiting"],
    queryFn: async ({ signal }) =>
      (await call("GET /api/conversations", { query: { waiting: "true", limit: pageSize }, signal }))
        .conversations,
    refetchInterval: waitingRefresh,
  });
  const known = data?.map(({ id, waitsFor }) => `${id} ${waitsFor}`).join();
  useEffect(() => {
    // What it waits for stands in the list too.
    if (known !== undefined) void client.invalidateQueries({ queryKey: listKey });
  }, [client, known]);
  return (data ?? []).filter(({ id }) => !pending.has(id));
}

/** A run that is seen to stop for the person, or to go on, is told at once. */
function rereadWhenRunsTurn(client: ReturnType<typeof useQueryClient>): () => void {
  const seen = new Map<string, string>();
  return client.getQueryCache().subscribe(({ query }) => {
    const [kind, id, more] = query.queryKey;
    if (kind !== "runs" || typeof id !== "string" || more !== undefined) return;
    const status = statusOf(query.state.data);
    const before = seen.get(id);
    if (status === undefined || status === before) return;
    seen.set(id, status);
    if (status === "requires_action" || before === "requires_action")
      void client.invalidateQueries({ queryKey: [...conversationsKey, "waiting"] });
  });
}

function statusOf(data: unknown): string | undefined {
  if (typeof data !== "object" || data === null || !("status" in data)) return undefined;
  return String(data.status);
}

type Change = Body<"PATCH /api/conversations/{id}"> & { id: string };

/** Seen at once; what the server then says counts. */
export function useChangeConversation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...change }: Change) =>
      call("PATCH /api/conversations/{id}", { params: { id }, body: change }),
    onMutate: ({ id, ...change }) => {
      client.setQueriesData<InfiniteData<ListPage>>({ queryKey: listKey }, (list) =>
        changedIn(list, id, change),
      );
      client.setQueryData(
        threadQuery(id).queryKey,
        (open) => open && { ...open, conversation: { ...open.conversation, ...change } },
      );
    },
    onSettled: (_answer, _error, { id }) =>
      Promise.all([
        client.invalidateQueries({ queryKey: conversationsKey }),
        client.invalidateQueries({ queryKey: threadQuery(id).queryKey }),
      ]),
  });
}

function changedIn(
  list: InfiniteData<ListPage> | undefined,
  id: string,
  change: Partial<ConversationSummary>,
) {
  const changed = (each: FoundConversation) => (each.id === id ? { ...each, ...change } : each);
  return (
    list && {
      ...list,
      pages: list.pages.map((page) => ({ ...page, conversations: page.conversations.map(changed) })),
    }
  );
}
