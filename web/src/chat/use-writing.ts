import { useRef, useState } from "react";
import { useSendMessage } from "../api/conversations.ts";
import { useFailureText } from "../ui/failure.tsx";
import { toast } from "../ui/toast.tsx";
import { hasTouchKeyboard } from "../ui/touch.ts";
import { keepDraft, readDraft } from "./drafts.ts";
import { useChatWords } from "./words.ts";

interface Try {
  text: string;
  choiceId: string | undefined;
  key: string;
}

const nothingTried: Try = { text: "", choiceId: undefined, key: "" };

/** What is being written and sent: a failed message comes back to the box, sent again it has the same key. */
export function useWriting(conversationId: string) {
  const say = useChatWords();
  const failureText = useFailureText();
  const inputRef = useRef<HTMLTextAreaElement>(null);
  const [text, setOwnText] = useState(() => readDraft(conversationId));
  const lastTry = useRef<Try>(nothingTried);
  const message = useSendMessage(conversationId);

  function setText(next: string): void {
    setOwnText(next);
    keepDraft(conversationId, next);
  }
  /** Where writing brings up a keyboard, nothing takes the focus by itself. */
  function focus(): void {
    if (!hasTouchKeyboard()) inputRef.current?.focus();
  }
  function send(raw: string, choiceId?: string): void {
    const trimmed = raw.trim();
    const isSame = lastTry.current.text === trimmed && lastTry.current.choiceId === choiceId;
    if (!isSame) lastTry.current = { text: trimmed, choiceId, key: crypto.randomUUID() };
    setText("");
    // A suggestion that was pressed is gone, and the focus with it.
    focus();
    message.mutate(
      { text: trimmed, choiceId, idempotencyKey: lastTry.current.key },
      {
        onSuccess: () => {
          lastTry.current = nothingTried;
        },
        onError: (error) => {
          // What was pressed can be pressed again, or is gone: it is nobody's words.
          if (choiceId !== undefined) return toast.failure(failureText(error));
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
    focus,
    inputRef,
    pending: message.isPending ? message.variables.text : null,
  };
}
