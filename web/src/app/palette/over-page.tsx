import { type ReactNode, useRef } from "react";
import { createPortal } from "react-dom";
import { useModal } from "../../ui/use-modal.ts";

interface OverPageProps {
  label: string;
  onClose: () => void;
  children: ReactNode;
}

/** A window near the top of the page; Escape and a click outside close it, and the focus goes back. */
export function OverPage({ label, onClose, children }: OverPageProps) {
  const ref = useRef<HTMLDialogElement>(null);
  useModal(ref);
  return createPortal(
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes it with Escape; the click is the backdrop's
    <dialog
      ref={ref}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
      className="mx-auto mt-[12vh] mb-auto max-h-[70dvh] w-[calc(100%-2rem)] max-w-2xl flex-col overflow-hidden rounded-card border border-line-strong bg-raised p-0 text-ink shadow-float backdrop:bg-scrim open:flex max-sm:mt-4"
    >
      {children}
    </dialog>,
    document.body,
  );
}
