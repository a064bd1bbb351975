import { useNavigate } from "@tanstack/react-router";
import { useDeleteConversation } from "../api/conversations.ts";
import { ConfirmDialog } from "../ui/dialog.tsx";
import { useChatWords } from "./words.ts";

interface DeleteDialogProps {
  conversationId: string;
  /** It is the one on the screen, which therefore has to be left. */
  open: boolean;
  onClose: () => void;
}

export function DeleteDialog({ conversationId, open, onClose }: DeleteDialogProps) {
  const say = useChatWords();
  const navigate = useNavigate();
  const remove = useDeleteConversation();
  return (
    <ConfirmDialog
      danger
      title={say("deleteTitle")}
      confirm={say("delete")}
      onClose={onClose}
      onConfirm={async () => {
        await remove.mutateAsync(conversationId);
        if (open) await navigate({ to: "/chat" });
      }}
    >
      <p>{say("deleteText")}</p>
    </ConfirmDialog>
  );
}
