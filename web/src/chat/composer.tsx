import { ArrowUp, ShieldQuestion, Square } from "lucide-react";
import { type KeyboardEvent, type RefObject, useEffect, useId } from "react";
import { cx } from "../ui/class-names.ts";
import { hasTouchKeyboard } from "../ui/touch.ts";
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
    <div className="mx-auto w-full max-w-[760px]">
      {onJump && <JumpLink label={jumpLabel} onClick={onJump} />}
      <div className="flex items-end gap-2 rounded-2xl border border-edge/60 bg-surface p-1.5 pl-4 shadow-raised transition-colors focus-within:border-accent-ink">
        <textarea
          ref={inputRef}
          rows={1}
          value={text}
          aria-label={say("message")}
          aria-describedby={hint}
          placeholder={say("placeholder")}
          onChange={(event) => onText(event.target.value)}
          onKeyDown={onKeyDown}
          className="scroll-quiet max-h-48 min-h-11 min-w-0 flex-1 resize-none bg-transparent py-2.5 text-[0.9375rem] leading-6 outline-none placeholder:text-faint"
        />
        <SendOrStop onSend={onSend} onStop={onStop} sendable={sendable} onDone={focus} />
      </div>
      <p id={hint} className="mt-1.5 hidden text-center text-xs text-faint sm:block">
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
      className="target-44 mx-auto mb-2 flex min-h-8 items-center gap-1.5 rounded-full bg-accent-soft px-3.5 text-xs font-medium text-accent-ink hover:underline"
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
    <RoundButton label={say("stop")} onClick={then(onStop)}>
      <Square aria-hidden="true" className="size-3.5 fill-current" />
    </RoundButton>
  ) : (
    <RoundButton label={say("send")} onClick={then(onSend)} disabled={!sendable}>
      <ArrowUp aria-hidden="true" className="size-5" />
    </RoundButton>
  );
}

interface RoundButtonProps {
  label: string;
  onClick: () => void;
  disabled?: boolean;
  children: React.ReactNode;
}

function RoundButton({ label, onClick, disabled = false, children }: RoundButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
      className={cx(
        "grid size-11 shrink-0 place-items-center rounded-xl transition-colors",
        disabled ? "bg-sunken text-faint" : "bg-accent text-on-accent hover:bg-accent-hover",
      )}
    >
      {children}
    </button>
  );
}

/** Enter that confirms a word of an input method must not send; Safari tells so by key code 229 only. */
function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}

function useFocusOnArrival(ref: RefObject<HTMLTextAreaElement | null>): void {
  useEffect(() => {
    if (!hasTouchKeyboard()) ref.current?.focus({ preventScroll: true });
  }, [ref]);
}

function useGrowing(ref: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useEffect(() => {
    const area = ref.current;
    if (area === null) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight}px`;
  }, [ref, text]);
}
