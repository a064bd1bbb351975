import { type ReactNode, type RefObject, useId, useLayoutEffect, useRef, useState } from "react";
import { cx } from "./class-names.ts";

interface PopupProps {
  /** Its name for a screen reader. */
  label: string;
  /** What the button that opens it shows, and how it looks. */
  trigger: ReactNode;
  triggerClass: string;
  align?: "start" | "end";
  className?: string;
  /** Made only while it is open; `close` puts it away. */
  children: (close: () => void) => ReactNode;
}

/**
 * Something that opens over the page beside its button. The browser's own popover closes it on Escape and on a click
 * elsewhere, and gives the focus back.
 */
export function Popup({ label, trigger, triggerClass, align = "start", className, children }: PopupProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  usePlaceBeside({ button, popup, open, align });
  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-haspopup="dialog"
        aria-expanded={open}
        className={triggerClass}
      >
        {trigger}
      </button>
      <div
        ref={popup}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        tabIndex={-1}
        onToggle={(event) => {
          // React lets what is inside come up to here.
          if (event.target === event.currentTarget) setOpen(event.newState === "open");
        }}
        className={cx(
          "scroll-quiet fixed inset-auto m-0 overflow-y-auto border border-line-strong bg-raised text-ink shadow-float outline-none",
          className,
        )}
      >
        {open && children(() => popup.current?.hidePopover())}
      </div>
    </>
  );
}

interface Placing {
  button: RefObject<HTMLElement | null>;
  popup: RefObject<HTMLElement | null>;
  open: boolean;
  align: "start" | "end";
}

const gap = 4;
const edge = 8;

/** Below its button, or above it where there is more room; never beyond the window. */
function usePlaceBeside({ button, popup, open, align }: Placing): void {
  useLayoutEffect(() => {
    const [beside, own] = [button.current, popup.current];
    if (!open || beside === null || own === null) return;
    const place = () => {
      const at = beside.getBoundingClientRect();
      const below = innerHeight - at.bottom - gap - edge;
      const above = at.top - gap - edge;
      const isBelow = below >= Math.min(own.scrollHeight, 320) || below >= above;
      own.style.maxHeight = `${isBelow ? below : above}px`;
      const left = align === "start" ? at.left : at.right - own.offsetWidth;
      own.style.left = `${Math.max(edge, Math.min(left, innerWidth - own.offsetWidth - edge))}px`;
      own.style.top = `${isBelow ? at.bottom + gap : Math.max(edge, at.top - gap - own.offsetHeight)}px`;
    };
    place();
    own.focus({ preventScroll: true });
    const sized = new ResizeObserver(place);
    sized.observe(own);
    addEventListener("resize", place);
    return () => {
      sized.disconnect();
      removeEventListener("resize", place);
    };
  }, [button, popup, open, align]);
}
