import { useChangeConversation } from "../../api/conversation-list.ts";
import type { ConversationSummary } from "../../api/schema.gen.ts";
import { useFailureText } from "../../ui/failure.tsx";
import { toast } from "../../ui/toast.tsx";

/** Names or pins a conversation; a failure is told in the bar. */
export function useSavingTalk({ id }: ConversationSummary) {
  const change = useChangeConversation();
  const failureText = useFailureText();
  return (next: { title?: string; pinned?: boolean }): void =>
    change.mutate({ id, ...next }, { onError: (error) => toast.failure(failureText(error)) });
}
