import { useState } from "react";
import { isStatus } from "../../api/client.ts";
import { useStartConversation, useThread } from "../../api/conversations.ts";
import { useFailureText } from "../../ui/failure.tsx";
import { toast } from "../../ui/toast.tsx";

/** The conversation with the draft that one is in; this tab goes on with it until it is started again. */
export function useTrial(assistantId: string) {
  const place = `behalf.trial.${assistantId}`;
  const [kept, setKept] = useState(() => sessionStorage.getItem(place));
  const failureText = useFailureText();
  const start = useStartConversation();
  const thread = useThread(kept ?? "", { enabled: kept !== null });
  const gone = isStatus(thread.error, 404);
  const conversationId = gone ? null : kept;

  function keep(id: string | null): void {
    setKept(id);
    if (id === null) sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, id);
  }

  return {
    conversationId,
    thread: conversationId === null ? undefined : thread.data,
    pending: start.isPending,
    restart: () => keep(null),
    begin: (text: string, onFailure?: () => void) =>
      start.mutate(
        { assistantId, draft: true, firstMessage: text },
        {
          onSuccess: ({ conversation }) => keep(conversation.id),
          onError: (error) => {
            onFailure?.();
            toast.failure(failureText(error));
          },
        },
      ),
  };
}

export type Trial = ReturnType<typeof useTrial>;
