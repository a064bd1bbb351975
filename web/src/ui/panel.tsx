import { ChevronDown, ChevronUp, X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { IconButton } from "./button.tsx";
import { useUiWords } from "./words.ts";

interface SidePanelProps {
  title: ReactNode;
  onClose: () => void;
  /** To the neighbours in the list beside it, where there are any. */
  onPrevious?: (() => void) | undefined;
  onNext?: (() => void) | undefined;
  footer?: ReactNode;
  children: ReactNode;
}

/**
 * One row of a list in full, beside the list; on a phone in its place. Opening it takes the focus, Escape closes it,
 * and closing gives the focus back to where it was.
 */
export function SidePanel({ title, onClose, onPrevious, onNext, footer, children }: SidePanelProps) {
  const say = useUiWords();
  const heading = useId();
  const ref = useFocusWhileOpen();
  return (
    <aside
      ref={ref}
      tabIndex={-1}
      aria-labelledby={heading}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.stopPropagation();
        onClose();
      }}
      className="flex min-h-0 min-w-0 animate-slide flex-col bg-side outline-none max-md:absolute max-md:inset-0 max-md:z-20 md:border-line-strong md:border-l"
    >
      <header className="flex min-h-10 shrink-0 items-center gap-1 border-line border-b py-1 pr-2 pl-4">
        <h2 id={heading} className="flex min-w-0 flex-1 items-center gap-2 font-semibold wrap-anywhere">
          {title}
        </h2>
        {(onPrevious || onNext) && (
          <>
            <IconButton label={say("previous")} disabled={!onPrevious} onClick={onPrevious}>
              <ChevronUp aria-hidden="true" />
            </IconButton>
            <IconButton label={say("next")} disabled={!onNext} onClick={onNext}>
              <ChevronDown aria-hidden="true" />
            </IconButton>
          </>
        )}
        <IconButton label={say("close")} onClick={onClose}>
          <X aria-hidden="true" />
        </IconButton>
      </header>
      <div className="scroll-quiet min-h-0 flex-1 overflow-y-auto">{children}</div>
      {footer && (
        <footer className="flex shrink-0 flex-wrap items-center gap-2 border-line border-t px-4 py-2.5">
          {footer}
        </footer>
      )}
    </aside>
  );
}

function useFocusWhileOpen() {
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    ref.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return ref;
}
