import { lazy, Suspense } from "react";
import { useThread } from "../api/conversations.ts";
import { FailurePanel } from "../ui/failure.tsx";
import { Skeleton } from "../ui/spinner.tsx";

const Thread = lazy(async () => ({ default: (await import("./thread.tsx")).Thread }));

/** One conversation inside a page of another area. */
export function Conversation({ conversationId }: { conversationId: string }) {
  const thread = useThread(conversationId);
  const waiting = <Skeleton lines={6} className="p-6" />;
  if (thread.data)
    return (
      <Suspense fallback={waiting}>
        <Thread key={conversationId} thread={thread.data} />
      </Suspense>
    );
  if (thread.error) return <FailurePanel error={thread.error} onRetry={() => void thread.refetch()} />;
  return waiting;
}
