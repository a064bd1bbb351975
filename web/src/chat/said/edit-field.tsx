import {
  type FormEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { useSendMessage } from "../../api/conversations.ts";
import type { Message } from "../../api/schema.gen.ts";
import { Button } from "../../ui/button.tsx";
import { useFailureText } from "../../ui/failure.tsx";
import { toast } from "../../ui/toast.tsx";
import { isComposing, useGrowing } from "../text-area.ts";
import type { Edits } from "./edits.ts";
import { useSaidWords } from "./words.ts";

interface EditFieldProps {
  message: Message;
  edits: Edits;
  onGiveUp: () => void;
}

/** In the place of a message: Enter sends it anew, Escape leaves it as it was. Refused, what was written stays. */
export function EditField({ message, edits, onGiveUp }: EditFieldProps) {
  const say = useSaidWords();
  const failureText = useFailureText();
  const note = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(message.text);
  const sending = useSendMessage(edits.conversationId);
  const key = useRef({ text: "", key: "" });
  useGrowing(area, text);
  useFocusAtEnd(area);
  const sendable = text.trim() !== "" && !edits.disabled && !sending.isPending;

  function send(event?: FormEvent): void {
    event?.preventDefault();
    if (!sendable) return;
    const trimmed = text.trim();
    if (key.current.text !== trimmed) key.current = { text: trimmed, key: crypto.randomUUID() };
    sending.mutateAsync({ text: trimmed, replaces: message.id, idempotencyKey: key.current.key }).then(
      () => {
        toast.success(say("replaced"));
        edits.onSent();
      },
      // It stands under the field.
      () => {},
    );
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (isComposing(event)) return;
    if (event.key === "Escape" && !sending.isPending) onGiveUp();
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    send();
  }

  return (
    <form onSubmit={send}>
      <div className="flex rounded-control border border-edge bg-page px-[15px] py-2 transition-shadow focus-within:border-accent-ink focus-within:shadow-[0_0_0_3px_var(--accent-soft)]">
        <textarea
          ref={area}
          rows={1}
          value={text}
          maxLength={4000}
          readOnly={sending.isPending}
          aria-label={say("editing")}
          aria-describedby={note}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          className="scroll-quiet max-h-48 min-w-0 flex-1 resize-none bg-transparent text-talk font-medium outline-none"
        />
      </div>
      {sending.error && (
        <p role="alert" className="mt-1.5 text-note text-danger-ink">
          {failureText(sending.error)}
        </p>
      )}
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <Button type="submit" variant="main" size="small" busy={sending.isPending} disabled={!sendable}>
          {say("send")}
        </Button>
        <Button size="small" disabled={sending.isPending} onClick={onGiveUp}>
          {say("giveUp")}
        </Button>
        <p id={note} className="text-note text-faint">
          {say("note")}
        </p>
      </div>
    </form>
  );
}

function useFocusAtEnd(ref: RefObject<HTMLTextAreaElement | null>): void {
  useEffect(() => {
    const area = ref.current;
    area?.focus();
    area?.setSelectionRange(area.value.length, area.value.length);
  }, [ref]);
}
