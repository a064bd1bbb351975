import { useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { ApiError, call, isStatus } from "./client.ts";
import { conversationsKey, threadQuery } from "./conversations.ts";

/* Conversations that the person deleted and may still take back. Nothing can be given back once the server has deleted
   one: what was allowed in it ends. So it is told when the time is over, and at once when the page goes away. */

interface Deletion {
  timer: ReturnType<typeof setTimeout>;
  now: () => Promise<void>;
}

const deletions = new Map<string, Deletion>();
const listeners = new Set<() => void>();
let pending: ReadonlySet<string> = new Set();

addEventListener("pagehide", () => void deleteAllNow());

export function usePendingDeletions(): ReadonlySet<string> {
  return useSyncExternalStore(subscribe, () => pending);
}

/** Tells the server of each: before the session ends, or the page. */
export async function deleteAllNow(): Promise<void> {
  await Promise.all([...deletions.values()].map(({ now }) => now()));
}

/** Gone from every list at once, and from the server when the time to take it back is over. */
export function useDeleteConversation() {
  const client = useQueryClient();
  function deleteLater(id: string, { after, onFailure }: DeleteLater): void {
    const now = async (): Promise<void> => {
      stopWaiting(id);
      try {
        await call("DELETE /api/conversations/{id}", { params: { id }, keepalive: true });
      } catch (error) {
        if (!isStatus(error, 404) && error instanceof ApiError) onFailure(error);
      }
      client.removeQueries({ queryKey: threadQuery(id).queryKey });
      await client.invalidateQueries({ queryKey: conversationsKey });
      forget(id);
    };
    deletions.set(id, { timer: setTimeout(() => void now(), after), now });
    changed(new Set(pending).add(id));
  }
  return { deleteLater, keep };
}

interface DeleteLater {
  /** In milliseconds. */
  after: number;
  onFailure: (error: ApiError) => void;
}

function keep(id: string): void {
  stopWaiting(id);
  forget(id);
}

function stopWaiting(id: string): void {
  clearTimeout(deletions.get(id)?.timer);
  deletions.delete(id);
}

function forget(id: string): void {
  changed(new Set([...pending].filter((each) => each !== id)));
}

function changed(next: ReadonlySet<string>): void {
  pending = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
