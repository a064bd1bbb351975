import { useNavigate } from "@tanstack/react-router";
import { useDeleteConversation } from "../../api/pending-deletions.ts";
import type { ConversationSummary } from "../../api/schema.gen.ts";
import { useFailureText } from "../../ui/failure.tsx";
import { clip } from "../../ui/text.ts";
import { messageStands, toast } from "../../ui/toast.tsx";
import { useTalkWords } from "./words.ts";

/** Takes a conversation out of the list, and off the screen if it is `open`; as long as the message stands it comes back. */
export function useDeleting({ id, title }: ConversationSummary, open: boolean): () => void {
  const say = useTalkWords();
  const navigate = useNavigate();
  const failureText = useFailureText();
  const { deleteLater, keep } = useDeleteConversation();
  return () => {
    deleteLater(id, { after: messageStands, onFailure: (error) => toast.failure(failureText(error)) });
    if (open) void navigate({ to: "/chat" });
    toast.success(say("deleted", { title: clip(title, 30) || say("untitled") }), {
      undo: () => {
        keep(id);
        if (open) void navigate({ to: "/chat/$conversationId", params: { conversationId: id } });
      },
    });
  };
}
