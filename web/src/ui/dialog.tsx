import { X } from "lucide-react";
import { type ReactNode, useId, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { Button, IconButton } from "./button.tsx";
import { cx } from "./class-names.ts";
import { FailureNote } from "./failure.tsx";
import { useModal } from "./use-modal.ts";
import { useUiWords } from "./words.ts";

interface DialogProps {
  title: ReactNode;
  /** Left out, only what the footer offers closes it: for what is shown once. */
  onClose?: () => void;
  children: ReactNode;
  footer?: ReactNode;
  wide?: boolean;
}

/**
 * A modal window, mounted while it is open. The browser's own `<dialog>` keeps the focus inside,
 * closes on Escape and gives the focus back.
 */
export function Dialog({ title, onClose, children, footer, wide = false }: DialogProps) {
  const heading = useId();
  const ref = useRef<HTMLDialogElement>(null);
  const shown = useModal(ref);
  return createPortal(
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes it with Escape; the click is the backdrop's
    <dialog
      ref={ref}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      onClose={() => {
        // A second Escape in a row closes it without asking the page.
        if (ref.current === null || ref.current.open) return;
        if (onClose) onClose();
        else ref.current?.showModal();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose?.();
      }}
      className={cx(
        "m-auto max-h-[85dvh] w-[calc(100%-2rem)] overflow-hidden rounded-card border border-line-strong bg-raised p-0",
        "animate-show text-ink shadow-float open:flex",
        // On a phone a sheet that comes from below.
        "max-sm:mb-0 max-sm:w-full max-sm:max-w-full max-sm:rounded-b-none max-sm:rounded-t-sheet max-sm:border-x-0",
        wide ? "sm:max-w-3xl" : "sm:max-w-lg",
      )}
    >
      <div className="flex min-h-0 w-full flex-col">
        <DialogHead id={heading} title={title} onClose={onClose} />
        <div className="scroll-quiet min-h-0 flex-1 overflow-y-auto px-5 py-3">{shown && children}</div>
        {shown && footer && <div className="flex flex-wrap justify-end gap-2 px-5 pt-2 pb-5">{footer}</div>}
      </div>
    </dialog>,
    document.body,
  );
}

interface DialogHeadProps {
  id: string;
  title: ReactNode;
  onClose: (() => void) | undefined;
}

function DialogHead({ id, title, onClose }: DialogHeadProps) {
  const say = useUiWords();
  return (
    <div className="flex items-start gap-3 px-5 pt-4">
      <h2 id={id} className="min-w-0 flex-1 text-head font-semibold wrap-anywhere">
        {title}
      </h2>
      {onClose && (
        <IconButton label={say("close")} onClick={onClose}>
          <X aria-hidden="true" />
        </IconButton>
      )}
    </div>
  );
}

interface ConfirmDialogProps {
  title: ReactNode;
  children: ReactNode;
  confirm: string;
  /** Does it; a rejection is shown inside and the dialog stays. */
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
  danger?: boolean;
}

/** Asks before something that cannot be taken back. The focus starts on Cancel. */
export function ConfirmDialog({
  title,
  children,
  confirm,
  onConfirm,
  onClose,
  danger = false,
}: ConfirmDialogProps) {
  const say = useUiWords();
  const { busy, failure, run } = useConfirming(onConfirm, onClose);
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button autoFocus onClick={onClose}>
            {say("cancel")}
          </Button>
          <Button variant={danger ? "take-main" : "main"} busy={busy} onClick={run}>
            {confirm}
          </Button>
        </>
      }
    >
      <div className="space-y-3 text-soft">{children}</div>
      {failure !== null && <FailureNote error={failure} />}
    </Dialog>
  );
}

function useConfirming(onConfirm: () => Promise<unknown>, onClose: () => void) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  async function confirm(): Promise<void> {
    setBusy(true);
    setFailure(null);
    try {
      await onConfirm();
      onClose();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  }
  return { busy, failure, run: () => void confirm() };
}
