import { useRef, useState } from "react";
import { useSendMessage } from "../api/conversations.ts";
import { useFailureText } from "../ui/failure.tsx";
import { toast } from "../ui/toast.tsx";
import { hasTouchKeyboard } from "../ui/touch.ts";
import { keepDraft, readDraft } from "./drafts.ts";
import { useChatWords } from "./words.ts";

/** What is being written and sent: a failed message comes back to the box, sent again it has the same key. */
export function useWriting(conversationId: string) {
  const say = useChatWords();
  const failureText = useFailureText();
  const inputRef = useRef<HTMLTextAreaElement>(null);
  const [text, setOwnText] = useState(() => readDraft(conversationId));
  const lastTry = useRef({ text: "", key: "" });
  const message = useSendMessage(conversationId);

  function setText(next: string): void {
    setOwnText(next);
    keepDraft(conversationId, next);
  }
  function send(raw: string): void {
    const trimmed = raw.trim();
    if (lastTry.current.text !== trimmed) lastTry.current = { text: trimmed, key: crypto.randomUUID() };
    setText("");
    // A suggestion that was pressed is gone, and the focus with it.
    if (!hasTouchKeyboard()) inputRef.current?.focus();
    message.mutate(
      { text: trimmed, idempotencyKey: lastTry.current.key },
      {
        onSuccess: () => {
          lastTry.current = { text: "", key: "" };
        },
        onError: (error) => {
          setText(raw);
          toast.failure(`${say("sendFailed")} ${failureText(error)}`);
        },
      },
    );
  }
  function putBack(again: string): void {
    setText(again);
    inputRef.current?.focus();
  }
  return {
    text,
    setText,
    send,
    putBack,
    inputRef,
    pending: message.isPending ? message.variables.text : null,
  };
}
