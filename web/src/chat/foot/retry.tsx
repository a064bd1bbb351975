import { RotateCcw } from "lucide-react";
import { Button, IconButton } from "../../ui/button.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { useChatWords } from "../words.ts";

/** The last request of a conversation once more. */
export interface Retry {
  /** It has been asked for and has not begun yet. */
  busy: boolean;
  disabled: boolean;
  onClick: () => void;
}

/** In words, where something went wrong. */
export function RetryButton({ retry: { busy, disabled, onClick } }: { retry: Retry }) {
  const say = useChatWords();
  return (
    <Button size="small" busy={busy} disabled={disabled} onClick={onClick}>
      {!busy && <RotateCcw aria-hidden="true" />}
      {say("retry")}
    </Button>
  );
}

export function RetryIcon({ retry: { busy, disabled, onClick } }: { retry: Retry }) {
  const say = useChatWords();
  return (
    <IconButton
      label={say("retry")}
      aria-busy={busy || undefined}
      disabled={busy || disabled}
      onClick={onClick}
    >
      {busy ? <Spinner /> : <RotateCcw aria-hidden="true" />}
    </IconButton>
  );
}
