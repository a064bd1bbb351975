import { ArrowUp, ShieldQuestion, Square } from "lucide-react";
import { type KeyboardEvent, type RefObject, useEffect, useId } from "react";
import { cx } from "../ui/class-names.ts";
import { hasTouchKeyboard } from "../ui/touch.ts";
import { fetchConsentCard } from "./consent/fetch-consent-card.ts";
import { isComposing, useGrowing } from "./text-area.ts";
import { useChatWords } from "./words.ts";

interface ComposerProps {
  text: string;
  onText: (text: string) => void;
  onSend: () => void;
  /** While the assistant works: there is something to stop, and nothing can be sent. */
  onStop?: (() => void) | undefined;
  /** The request that waits for the person, further up. */
  onJump?: (() => void) | undefined;
  jumpLabel: string;
  disabled: boolean;
  inputRef: RefObject<HTMLTextAreaElement | null>;
}

export function Composer({
  text,
  onText,
  onSend,
  onStop,
  onJump,
  jumpLabel,
  disabled,
  inputRef,
}: ComposerProps) {
  const say = useChatWords();
  const hint = useId();
  const sendable = text.trim() !== "" && !disabled && onStop === undefined;
  useGrowing(inputRef, text);
  useFocusOnArrival(inputRef);
  const focus = () => inputRef.current?.focus();

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || event.shiftKey || isComposing(event)) return;
    event.preventDefault();
    if (sendable) onSend();
  }

  return (
    <div>
      {onJump && <JumpLink label={jumpLabel} onClick={onJump} />}
      <div className="flex items-end gap-2 rounded-card border border-edge bg-page py-[7px] pr-[7px] pl-[15px] transition-shadow focus-within:border-accent-ink focus-within:shadow-[0_0_0_3px_var(--accent-soft)] max-sm:pointer-coarse:py-1">
        <textarea
          ref={inputRef}
          rows={1}
          value={text}
          aria-label={say("message")}
          aria-describedby={hint}
          placeholder={say("placeholder")}
          onChange={(event) => {
            // A failure of this fetch is told where the card is shown.
            fetchConsentCard().catch(() => {});
            onText(event.target.value);
          }}
          onKeyDown={onKeyDown}
          className="scroll-quiet max-h-48 min-h-control min-w-0 flex-1 resize-none bg-transparent py-1 text-talk outline-none placeholder:text-faint pointer-coarse:py-2"
        />
        <SendOrStop onSend={onSend} onStop={onStop} sendable={sendable} onDone={focus} />
      </div>
      <p id={hint} className="mt-1.5 hidden text-note text-faint sm:block">
        {say("keys")}
      </p>
    </div>
  );
}

function JumpLink({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="target-44 mb-2 flex min-h-8 items-center gap-1.5 rounded-control bg-notice-soft px-3 text-note font-medium text-notice-ink hover:underline"
    >
      <ShieldQuestion aria-hidden="true" className="size-4" />
      {label}
    </button>
  );
}

interface SendOrStopProps {
  onSend: () => void;
  onStop: (() => void) | undefined;
  sendable: boolean;
  onDone: () => void;
}

/** A button that was pressed may be disabled by it and would take the focus with it, so that goes back to the field. */
function SendOrStop({ onSend, onStop, sendable, onDone }: SendOrStopProps) {
  const say = useChatWords();
  const then = (act: () => void) => () => {
    act();
    onDone();
  };
  return onStop ? (
    <button
      type="button"
      onClick={then(onStop)}
      className="target-44 flex h-control shrink-0 items-center gap-1.5 rounded-control bg-ink px-2.5 text-work font-medium text-page hover:bg-soft"
    >
      <Square aria-hidden="true" className="size-3" strokeWidth={2.25} />
      {say("stop")}
    </button>
  ) : (
    <button
      type="button"
      aria-label={say("send")}
      title={say("send")}
      disabled={!sendable}
      onClick={then(onSend)}
      className={cx(
        "target-44 grid size-control shrink-0 place-items-center rounded-control transition-colors",
        sendable ? "bg-accent text-on-accent hover:bg-accent-hover" : "bg-sunken text-faint",
      )}
    >
      <ArrowUp aria-hidden="true" className="size-4" />
    </button>
  );
}

function useFocusOnArrival(ref: RefObject<HTMLTextAreaElement | null>): void {
  useEffect(() => {
    if (!hasTouchKeyboard()) ref.current?.focus({ preventScroll: true });
  }, [ref]);
}
